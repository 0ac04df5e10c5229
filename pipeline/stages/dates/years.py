"""The values of years, decades, school years, seasons and centuries."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.stages.dates.periods import iso_year
from pipeline.stages.dates.resolve import Context, Resolved
from pipeline.stages.values.lexing import Lexeme

Lexemes = Sequence[Lexeme]


def years(lexemes: Lexemes, context: Context) -> Resolved | None:
    """2019-2024, *1990-an hingga 2000-an*: an interval."""
    bounds = [bound for lexeme in lexemes for bound in _year_bounds(lexeme)]
    if len(bounds) < 2 or bounds[0] >= bounds[-1]:
        return None
    return _year_interval(bounds[0], bounds[-1])


def _year_bounds(lexeme: Lexeme) -> tuple[int, ...]:
    """First and last year of *1990-an*, *2024/2025*, *2024/25*; the year itself of *2024*."""
    digits = "".join(char if char.isdigit() else " " for char in lexeme.text).split()
    if lexeme.code in "YnD":
        return (int(digits[0]),)
    if lexeme.code == "X":
        start = int(digits[0])
        start += 0 if start > 99 else 1900 if start > 20 else 2000
        return (start, start + 9)
    if lexeme.code == "i":
        first, last = int(digits[0]), int(digits[1])
        return (first, last if last > 99 else first - first % 100 + last)
    return ()


def _year_interval(first: int, last: int) -> Resolved | None:
    start, end = iso_year(first), iso_year(last)
    return Resolved(f"{start}/{end}") if start and end and first < last else None


def season(lexemes: Lexemes, context: Context) -> Resolved | None:
    """2023-24, where the second number can only be the year after the first."""
    first, last = int(lexemes[-3].text), int(lexemes[-1].text)
    return _year_interval(first, first + 1) if last == (first + 1) % 100 else None


def year(lexemes: Lexemes, context: Context) -> Resolved | None:
    """2024 and *856 Masehi* are years, *1990-an* and 2024/2025 are intervals."""
    bounds = _year_bounds(next(x for x in reversed(lexemes) if x.code != "y"))
    if len(bounds) == 2:
        return _year_interval(*bounds)
    value = iso_year(bounds[0])
    return Resolved(value) if value else None


def century(lexemes: Lexemes, context: Context) -> Resolved | None:
    """*abad ke-19* is 1801/1900."""
    number = int(lexemes[1].value)
    return _year_interval((number - 1) * 100 + 1, number * 100)
