"""Years that commas join without a blank: *1979,1980, dan 1982*, which read as a decimal number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.stages.values.lexing import Lexeme

_NUMBERS = re.compile(r"\d+")
_LONGEST_DECIMAL = 2  # numbers of 1980,1990 ton; three are a list whatever stands beside them
_GOES_ON = re.compile(r",?&Y|,Y")


def with_year_lists(codes: str, lexemes: list[Lexeme]) -> tuple[str, list[Lexeme]]:
    """Part the years of a list, where *tahun* before it or its length says that it is one.

    *codes* are those of the *lexemes*, and are given back for those that are.
    """
    if "l" not in codes:
        return codes, lexemes
    parted = [
        part
        for at, lexeme in enumerate(lexemes)
        for part in (_parts(lexeme) if _is_list(codes, at, lexeme) else [lexeme])
    ]
    return "".join(lexeme.code for lexeme in parted), parted


def _is_list(codes: str, at: int, lexeme: Lexeme) -> bool:
    if lexeme.code != "l":
        return False
    stated = codes[at - 1 : at] == "t" or _GOES_ON.match(codes, at + 1) is not None
    return stated or lexeme.text.count(",") >= _LONGEST_DECIMAL


def _parts(lexeme: Lexeme) -> Iterator[Lexeme]:
    for found in _NUMBERS.finditer(lexeme.text):
        start = lexeme.start + found.start()
        if found.start():
            yield Lexeme(",", start - 1, start, ",")
        yield Lexeme("Y", start, start + len(found[0]), found[0], found[0])
