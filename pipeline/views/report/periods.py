"""Periods of time that fit the span of a corpus: few enough to see, and none left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12}
_MOST: Final = 40  # periods


@dataclass(frozen=True, slots=True)
class Periods:
    """Consecutive days, weeks, months, quarters or years, named as DuckDB's ``date_trunc`` does."""

    unit: str
    starts: Sequence[date]

    def index(self, start: date) -> int:
        """The number of the period that begins on *start*."""
        return self.starts.index(start)

    def name(self, number: int) -> str:
        """How a period is written: 2025-08-21, 2025-08, 2025 Q3, 2025."""
        start = self.starts[number]
        if self.unit == "year":
            return str(start.year)
        if self.unit == "quarter":
            return f"{start.year} Q{(start.month + 2) // 3}"
        return f"{start:%Y-%m}" if self.unit == "month" else start.isoformat()


def periods(first: date, last: date) -> Periods:
    """Choose the shortest unit that covers the days from *first* to *last* in 40 periods or fewer.

    Longer spans have as many years as they need.

    >>> periods(date(2025, 8, 20), date(2025, 8, 22)).unit
    'day'
    >>> len(periods(date(2013, 1, 1), date(2025, 8, 22)).starts)
    13
    """
    for unit in ("day", "week", "month", "quarter"):
        if _number(first, last, unit) <= _MOST:
            return Periods(unit, _starts(first, last, unit))
    return Periods("year", _starts(first, last, "year"))


def _number(first: date, last: date, unit: str) -> int:
    start = _begin(first, unit)
    if unit in _MONTHS:
        months = (last.year - start.year) * 12 + last.month - start.month
        return months // _MONTHS[unit] + 1
    return (last - start).days // (7 if unit == "week" else 1) + 1


def _starts(first: date, last: date, unit: str) -> list[date]:
    start = _begin(first, unit)
    starts = []
    while start <= last:
        starts.append(start)
        start = _next(start, unit)
    return starts


def _begin(day: date, unit: str) -> date:
    if unit == "week":
        return day - timedelta(days=day.weekday())
    if unit in _MONTHS:
        month = (day.month - 1) // _MONTHS[unit] * _MONTHS[unit] + 1
        return date(day.year, month, 1)
    return day


def _next(start: date, unit: str) -> date:
    if unit not in _MONTHS:
        return start + timedelta(days=7 if unit == "week" else 1)
    months = start.month - 1 + _MONTHS[unit]
    return date(start.year + months // 12, months % 12 + 1, 1)
