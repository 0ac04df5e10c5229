"""Days, weeks, months and years as ISO 8601 strings, and arithmetic with them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

FIRST_YEAR, LAST_YEAR = 1, 9999  # what ISO 8601 writes with four digits

_PERIOD = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?|-W(\d\d))?(?:T.*)?\Z")


def make_day(year: int, month: int, day: int) -> date | None:
    """Make a date; ``None`` if there is no such day.

    >>> make_day(2025, 2, 31) is None
    True
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift_day(day: date, days: int) -> date | None:
    """Move *day* by *days*; ``None`` outside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def iso_week(day: date) -> str:
    """Write the ISO week of *day*.

    >>> iso_week(date(2025, 10, 27))
    '2025-W44'
    """
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def iso_month(year: int, month: int) -> str | None:
    """Write a month as ``2025-08``; ``None`` if there is no such month."""
    valid = FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12
    return f"{year:04d}-{month:02d}" if valid else None


def iso_year(year: int) -> str | None:
    """Write a year as ``2025``; ``None`` outside the calendar."""
    return f"{year:04d}" if FIRST_YEAR <= year <= LAST_YEAR else None


def shift_unit(day: date, unit: str, count: int) -> str | None:
    """Return the day, week, month or year that lies *count* units after *day*.

    >>> shift_unit(date(2025, 1, 15), "month", -2)
    '2024-11'
    """
    if unit == "year":
        return iso_year(day.year + count)
    if unit == "month":
        year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
        return iso_month(year, month + 1)
    moved = shift_day(day, count * 7 if unit == "week" else count)
    if moved is None or not MINYEAR < moved.year < MAXYEAR:
        return None
    return iso_week(moved) if unit == "week" else moved.isoformat()


def bounds(value: str) -> tuple[date, date] | None:
    """Return the first and last day of an ISO 8601 value; ``None`` if it names no day.

    >>> [str(day) for day in bounds("2025-W34")], [str(day) for day in bounds("2024/2025-02")]
    (['2025-08-18', '2025-08-24'], ['2024-01-01', '2025-02-28'])
    """
    first, _, last = value.partition("/")
    start, end = _span(first), _span(last or first)
    return None if start is None or end is None else (start[0], end[1])


def _span(value: str) -> tuple[date, date] | None:
    found = _PERIOD.match(value)
    if not found:
        return None
    year, month, day, week = (int(part) if part else None for part in found.groups())
    try:
        if week:
            monday = date.fromisocalendar(year or 0, week, 1)
            return monday, monday + timedelta(days=6)
        first = date(year or 0, month or 1, day or 1)
        last_month = month or 12
        return first, first.replace(month=last_month, day=day or _days(first.year, last_month))
    except (ValueError, OverflowError):
        return None


def _days(year: int, month: int) -> int:
    return monthrange(year, month)[1]
