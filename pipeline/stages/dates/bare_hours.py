"""Hours without *pukul* or *jam*: *lima sore*, *tutup sepuluh malam*."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.language_data import read_json
from pipeline.stages.values.lasting import lasts
from pipeline.stages.values.lexing import Lexeme

_HOURS = {  # two, since *satu sore* is one afternoon or another
    "small hours": range(2, 6),
    "morning": range(4, 12),
    "noon": (10, 11, 12, 2),
    "evening": range(2, 7),
    "night": range(6, 13),
}

_LINE_START = re.compile(r"(?:\A|\n)[^\S\n]*(?:[•*–-][^\S\n]*)?\Z")
_ENTRY = re.compile(r"[^\S\n]*(?:[/|:]|[–-][^\S\n])[^\S\n]*[^\W\d_]|[^\S\n]+[A-Z]")
_REACH = 30  # characters before a time that hold the word before it


def is_bare_hour(text: str, lexemes: Sequence[Lexeme]) -> bool:
    """Tell whether a number and a part of the day are an hour, not so many mornings or nights.

    Nights are counted (*menginap sepuluh malam*), and digits name much else, so that both need a
    word before them that a time follows.
    """
    number, part = lexemes[0], next((x for x in lexemes if x.code == "G"), None)
    if part is None or any(lexeme.code in "-R" for lexeme in lexemes):
        return True  # both ends of a range speak for each other
    led = follows_one_of(text, number.start, "before_hours")
    if number.code == "D" or part.value == "night":
        return led and int(number.value) in range(1, 13) and not lasts(text, number.start)
    return int(number.value) in _HOURS[part.value] and not lasts(text, number.start)


def starts_schedule(text: str, start: int, end: int) -> bool:
    r"""Tell whether the bare time at *start*:*end* opens a line of a schedule.

    >>> starts_schedule("Minggu\n20:30/Liga 1/Arema FC", 7, 12)
    True
    >>> starts_schedule("skor 20.30/Liga 1", 5, 10)
    False
    """
    opens = _LINE_START.search(text, max(0, start - _REACH), start) is not None
    is_hour = text[start : start + 2].isdigit()  # 1.50 is a section or a price
    return is_hour and opens and _ENTRY.match(text, end) is not None


def follows_one_of(text: str, start: int, kind: str) -> bool:
    """Tell whether the word before *start* is one of *kind* in ``lang/dates/context.json``."""
    before = text[max(0, start - _REACH) : start].lower().split()[-1:]
    return bool(before) and before[0] in read_json("dates/context.json")[kind]
