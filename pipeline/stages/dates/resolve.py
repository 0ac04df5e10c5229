"""Fills in what a date leaves out, from the publication time and the words around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from pipeline.stages.dates.partial import Partial
from pipeline.stages.dates.periods import iso_month, make_day, shift_day, shift_unit

Tense = Literal["past", "future", "reported", ""]

_SAME_YEAR = 240  # a date without a year is in the year of publication up to this many days away
_JUST_NOW = 10  # a date so few days ago is meant, not the one in a year, whatever the tense
_FAR = 200  # a year that fits the weekday is believed up to this many days from publication
_LATELY = 120  # a date so few days ago is meant, whatever coming year was spoken of
_MONTH = 30  # days
_SAME_DATE = 5  # years from publication within which a date that is named again is the same one


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds a mention: publication day, tense of its clause, what was told so far.

    `story_year` is the year that the story is in, `told` the first and last day of the date that a
    weekday takes up, `years` the years that were said of a month and day, `quarters` those of the
    first and last month of a quarter.
    """

    anchor: date | None
    tense: Callable[[], Tense]
    story_year: int | None = None
    told: tuple[date, date] | None = None
    years: Mapping[tuple[int, int], int] = field(default_factory=dict)
    quarters: Mapping[tuple[int, int], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Resolved:
    """An ISO 8601 value; `day` when it is a single day, `anchored` when publication was used."""

    value: str | None
    day: date | None = None
    flags: tuple[str, ...] = ()
    anchored: bool = False


def resolve_date(said: Partial, context: Context) -> Resolved | None:
    """Resolve *said*; ``None`` if there is no such date, value ``None`` without an anchor."""
    if said.day is not None and said.month is not None:
        return _day_of_month(said, context)
    if said.month is not None:
        return _month(said, context)
    if context.anchor is None:
        return Resolved(None, anchored=True)
    return _single(_counted(said, context, context.anchor))


def _counted(said: Partial, context: Context, anchor: date) -> date | None:
    """The day of *kemarin*, *Rabu*, *tanggal 5 bulan depan*."""
    if said.day is not None and said.month_shift is not None:
        return _in_month(said.day, said.month_shift, anchor)
    if said.weekday is not None and said.shift != 0:
        return _weekday(said, context, anchor)
    return None if said.shift is None else shift_day(anchor, said.shift)


def _single(day: date | None) -> Resolved | None:
    return None if day is None else Resolved(day.isoformat(), day, anchored=True)


def _in_month(day: int, shift: int, anchor: date) -> date | None:
    """*Tanggal 5 bulan depan*."""
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + shift, 12)
    return make_day(year, month + 1, day)


def _day_of_month(said: Partial, context: Context) -> Resolved | None:
    month, day = said.month or 0, said.day or 0
    anchored = said.year is None
    if said.year is not None:
        found = make_day(said.year, month, day)
    elif make_day(2024, month, day) is None:  # a leap year: 29 Februari exists somewhere
        return None
    elif context.anchor is None:
        return Resolved(None, anchored=True)
    else:
        found = _nearest_year(said, context, context.anchor)
    if found is None:
        return None
    flags = _slips(found, said, context)
    return Resolved(found.isoformat(), found, flags, anchored)


def _slips(found: date, said: Partial, context: Context) -> tuple[str, ...]:
    flags = []
    if said.weekday is not None and said.weekday != found.isoweekday():
        flags.append("weekday_mismatch")
    late = context.anchor is not None and (found - context.anchor).days > 1
    if late and said.weekday is not None and context.tense() == "reported":
        flags.append("after_publication")
    return tuple(flags)


def _nearest_year(said: Partial, context: Context, anchor: date) -> date | None:
    if said.year_shift is not None:
        return make_day(anchor.year + said.year_shift, said.month or 0, said.day or 0)
    days = [
        day
        for year in range(anchor.year - 4, anchor.year + 5)
        if (day := make_day(year, said.month or 0, said.day or 0)) is not None
    ]
    chosen = _by_tense(days, said, context, anchor)
    again = _named_again(said, context, anchor)
    if again is not None and (chosen is None or abs(chosen - anchor).days > _JUST_NOW):
        return again  # unless the article is written for the anniversary
    if said.weekday is None or chosen is None or chosen.isoweekday() == said.weekday:
        return chosen
    fitting = [day for day in days if day.isoweekday() == said.weekday]
    closest = min(fitting, key=lambda day: abs(day - anchor), default=chosen)
    return closest if abs(closest - anchor).days <= _FAR else chosen


def _named_again(said: Partial, context: Context, anchor: date) -> date | None:
    """Give the date that the text has named with its year: *14 Februari 2024 ... 14 Februari*."""
    year = context.years.get((said.month or 0, said.day or 0))
    if year is None or abs(year - anchor.year) > _SAME_DATE:
        return None
    day = make_day(year, said.month or 0, said.day or 0)
    if day is None or said.weekday not in (None, day.isoweekday()):
        return None
    contrary = _tense(said, context) == ("future" if day < anchor else "past")
    return None if contrary else day


def _by_tense(days: list[date], said: Partial, context: Context, anchor: date) -> date | None:
    tense = _tense(said, context)
    past = max((day for day in days if day <= anchor), default=None)
    future = min((day for day in days if day >= anchor), default=None)
    if past is None or future is None:
        return past or future
    if tense == "future":
        return past if (anchor - past).days <= _JUST_NOW else future
    if tense == "past":
        return past
    if said.weekday is not None or said.shift is not None:
        return min(past, future, key=lambda day: abs(day - anchor))
    gone = past.year == anchor.year and (anchor - past).days > _LATELY
    year = _year_of_story(context, anchor, gone=gone)
    if tense == "" and year is not None:
        return make_day(year, past.month, past.day) or past
    same_year = past if past.year == anchor.year else future
    near = abs(same_year - anchor).days <= _SAME_YEAR
    return same_year if near else min(past, future, key=lambda day: abs(day - anchor))


def _year_of_story(context: Context, anchor: date, *, gone: bool) -> int | None:
    """Give the year of the story; one to come only for a date that is long *gone* this year.

    *Libur tahun 2026 ditetapkan. Imlek jatuh pada 17 Februari* looks ahead.
    """
    year = context.story_year
    return year if year is not None and (year < anchor.year or gone) else None


def _tense(said: Partial, context: Context) -> Tense:
    if said.direction in ("past", "future"):
        return said.direction
    return context.tense()


def _month(said: Partial, context: Context) -> Resolved | None:
    month = said.month or 0
    if said.year is not None:
        value = iso_month(said.year, month)
        return Resolved(value) if value else None
    anchor = context.anchor
    if anchor is None:
        return Resolved(None, anchored=True)
    if said.year_shift is not None:
        year = anchor.year + said.year_shift
    elif said.direction == "this":
        year = anchor.year
    else:
        year = _year_of_month(month, _tense(said, context), context, anchor)
    value = iso_month(year, month)
    return Resolved(value, anchored=True) if value else None


def _year_of_month(month: int, tense: Tense, context: Context, anchor: date) -> int:
    if tense == "future":
        return anchor.year + (month < anchor.month)
    months_ahead = month - anchor.month
    gone = -months_ahead * _MONTH > _LATELY
    year = _year_of_story(context, anchor, gone=gone)
    if tense == "" and year is not None:
        return year
    if tense == "past":
        return anchor.year - (months_ahead > 0)
    return (
        anchor.year - (months_ahead > _SAME_YEAR // _MONTH) + (months_ahead < -_SAME_YEAR // _MONTH)
    )


def _weekday(said: Partial, context: Context, anchor: date) -> date | None:
    weekday = said.weekday or 0
    if said.week_shift is not None or said.direction == "this":
        monday = shift_day(anchor, 1 - anchor.isoweekday() + 7 * (said.week_shift or 0))
        return None if monday is None else shift_day(monday, weekday - 1)
    back = (anchor.isoweekday() - weekday) % 7
    if context.told is not None and said.direction is None and said.shift is None:
        ahead = (weekday - context.told[0].isoweekday()) % 7
        again = shift_day(context.told[0], ahead)
        if again is not None and again <= context.told[1]:
            return again
    if said.direction == "past":
        return shift_day(anchor, -(back or 7))
    if said.direction == "future":
        return shift_day(anchor, 7 - back)
    if said.shift is not None or context.tense() == "future":  # Rabu besok
        return shift_day(anchor, (7 - back) % 7)
    return shift_day(anchor, -back)


def resolve_count(unit: str, count: int, anchor: date) -> Resolved | None:
    """Resolve *dua hari lalu*: the day, week, month or year *count* units from *anchor*."""
    value = shift_unit(anchor, unit, count)
    if value is None:
        return None
    return Resolved(value, date.fromisoformat(value) if unit == "day" else None, anchored=True)
