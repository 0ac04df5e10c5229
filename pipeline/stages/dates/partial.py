"""What a mention says of a date, before the publication time fills in what it leaves out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.stages.values.lexing import Lexeme

Direction = Literal["past", "future", "this"]

_DIRECTIONS: dict[str, Direction] = {"L": "past", "F": "future", "I": "this"}
_CENTURY = 100
PIVOT = 40  # 24/12/39 is in 2039, 17/8/45 in 1945


@dataclass(frozen=True, slots=True)
class Partial:
    """The fields that were said; ``None`` is what was not.

    `shift` counts days from publication (*kemarin* is -1), `week_shift`, `month_shift` and
    `year_shift` weeks, months and years (*Senin pekan depan*, *tanggal 5 bulan depan*, *September
    tahun lalu*). `direction` is *lalu*, *depan*, *ini*.
    """

    weekday: int | None = None  # ISO: Monday is 1
    day: int | None = None
    month: int | None = None
    year: int | None = None
    shift: int | None = None
    week_shift: int | None = None
    month_shift: int | None = None
    year_shift: int | None = None
    direction: Direction | None = None

    @property
    def complete(self) -> bool:
        """Whether day, month and year were said."""
        return None not in (self.day, self.month, self.year)


def is_weekday_alone(said: Partial) -> bool:
    """Tell whether *said* is a weekday and nothing else: not *Senin lalu*, *Rabu besok*.

    >>> is_weekday_alone(Partial(weekday=3)), is_weekday_alone(Partial(weekday=3, day=6, month=8))
    (True, False)
    """
    return said.weekday is not None and said == Partial(weekday=said.weekday)


def read_partial(lexemes: Sequence[Lexeme]) -> Partial:
    """Read the lexemes of one date; later ones win (the date in the bracket)."""
    said = Partial()
    unit, count = "", 1
    codes = "".join(lexeme.code for lexeme in lexemes)
    for at, lexeme in enumerate(lexemes):
        if lexeme.code in _DIRECTIONS:
            said = _directed(said, unit, _DIRECTIONS[lexeme.code], count)
        elif lexeme.code in "Dc" and codes[at + 1 : at + 2] == "t":  # Mei dua tahun lalu
            count = int(lexeme.value)
        elif lexeme.code == "D":
            said = replace(said, day=int(lexeme.text))
        elif lexeme.code in "MmE":
            said = replace(said, month=int(lexeme.value))
        elif lexeme.code == "Y":
            said = replace(said, year=int(lexeme.text))
        elif lexeme.code in "sSk":
            said = _numeric(said, lexeme.text)
        elif lexeme.code == "W":
            said = replace(said, weekday=int(lexeme.value))
        elif lexeme.code == "K":
            said = replace(said, shift=int(lexeme.value))
        unit = lexeme.code
    return said


def _directed(said: Partial, unit: str, direction: Direction, count: int) -> Partial:
    steps = {"past": -count, "this": 0, "future": count}[direction]
    if unit == "p":
        return replace(said, week_shift=steps)
    if unit == "b":
        return replace(said, month_shift=steps)
    if unit == "t":
        return replace(said, year_shift=steps)
    return replace(said, direction=direction)


def _numeric(said: Partial, text: str) -> Partial:
    """24/12, 24/12/2025, 24/12/25 or 2025-12-24; day first, month first only where it must be."""
    numbers = [int(number) for number in re.split(r"[/.-]", text)]
    if numbers[0] > 31:
        year, month, day = numbers
        return replace(said, year=year, month=month, day=day)
    day, month = numbers[:2]
    if len(numbers) == 3 and month > 12 >= day:
        day, month = month, day
    if len(numbers) == 2:
        return replace(said, day=day, month=month)
    century = 0 if numbers[2] >= _CENTURY else 1900 if numbers[2] >= PIVOT else 2000
    return replace(said, day=day, month=month, year=century + numbers[2])


def completed(left: Partial, right: Partial) -> Partial:
    """Give *left* the month and year that only *right* says: 24-27 Oktober 2024."""
    month = left.month if left.month is not None else right.month
    year = left.year if left.year is not None else right.year
    if left.year is None and right.year is not None and month is not None:
        year = right.year - (month > (right.month or 12))  # 29 Desember-2 Januari 2026
    return replace(
        left,
        month=month,
        year=year,
        week_shift=left.week_shift if left.week_shift is not None else right.week_shift,
        year_shift=left.year_shift if left.year_shift is not None else right.year_shift,
        direction=left.direction or right.direction,
    )
