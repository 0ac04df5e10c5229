"""*Malam Minggu* is Saturday night: the evening that a day begins with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.stages.values.lexing import Lexeme

_EVE = re.compile(r"(?P<day>W,?)G(?P<next>W)|(?<![WKcCDP,)])G(?P<alone>W)(?!G?K?,?T?\(?[DSs])")
_WEEK = 7


def with_eves(codes: str, lexemes: list[Lexeme]) -> tuple[str, list[Lexeme]]:
    """Read the weekday behind *malam* as the day before; *Sabtu malam Minggu* is one day.

    A weekday that has its date (*malam Minggu, 24 Agustus*) is left as it is. *codes* are those of
    the *lexemes*, and are given back for those that are.
    """
    found = [match for match in _EVE.finditer(codes) if _is_night(lexemes, match)]
    if not found:
        return codes, lexemes
    read = list(lexemes)
    for match in reversed(found):
        at = match.end() - 1
        day = read[at]
        before = str((int(day.value) - 2) % _WEEK + 1)
        if match["alone"]:
            read[at] = replace(day, value=before)
        elif read[match.start()].value == before:
            night = read[at - 1]
            read[match.start() + 1 : at + 1] = [replace(night, end=day.end)]
    return "".join(lexeme.code for lexeme in read), read


def _is_night(lexemes: Sequence[Lexeme], match: re.Match[str]) -> bool:
    return lexemes[match.end() - 2].value == "night"
