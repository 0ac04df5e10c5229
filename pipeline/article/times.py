"""Reads dates and times as Indonesian pages and data sets write them.

This is the only reader of times of publication: the date column, the lines of a scraped text, the
metadata of a page and what a page shows all go through `find_stamps` or `read_field`. Names of
months, weekdays and zones are in ``pipeline/lang/calendar.json``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from functools import cache

from pipeline.article.stamp import (
    Clock,
    Stamp,
    impossible,
    moment,
    months,
    stamp,
    weekdays,
    zones,
)

# Seconds since 1970, or milli-, micro- or nanoseconds.
_EPOCH = re.compile(r"(\d{10})(\d{3}|\d{6}|\d{9})?(?:\.\d{1,9})?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(Z)?", re.IGNORECASE)
_PLUS = re.compile(r"(?<=[A-Za-z0-9])\+(?=[A-Za-z])|(?<=[A-Za-z,])(?<!GMT)(?<!UTC)\+(?=\d)")
_YEARS = ("year1", "year2", "year3", "year4", "year5")
_CTIME = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) +(\d{1,2}) (\d\d:\d\d:\d\d)( \S{3,5})? (\d{4})")


def find_stamps(
    text: str, *, date_order: str = "dmy", years: Iterable[int] = ()
) -> Iterator[Stamp]:
    """Find the dates in *text*, in order, impossible ones included.

    *date_order* says how ``10/11/2025`` is read; the other order is taken where only that one is
    possible. *years* are tried for a date without a year.

    >>> [stamp.when.isoformat() for stamp in find_stamps("- 3 Februari 2022, 11:48 WIB")]
    ['2022-02-03T11:48:00+07:00']
    """
    years = tuple(years)
    for match in _pattern().finditer(text):
        group = {key: value for key, value in match.groupdict().items() if value is not None}
        weekday = weekdays().get(group.get("weekday", "").lower())
        if weekday is None and not any(name in group for name in _YEARS):
            continue  # `10.30` and `1/2` are no dates
        day = _day(group, date_order=date_order, years=years, weekday=weekday)
        clock = _clock(group, n=1 if "hour1" in group else 2)
        yield _stamp(day, clock, weekday=weekday).at(*match.span())


def find_stamp(text: str, *, date_order: str = "dmy", years: Iterable[int] = ()) -> Stamp | None:
    """Find the first date in *text*; see `find_stamps`."""
    return next(find_stamps(text, date_order=date_order, years=years), None)


def read_field(text: str, *, date_order: str = "dmy") -> Stamp:
    """Read a field that holds a date: Unix time, ISO 8601, RFC 2822, or any written date.

    >>> read_field("10/21/2025 16:06").when.isoformat()
    '2025-10-21T16:06:00+07:00'
    >>> read_field("1643907600").when.isoformat()
    '2022-02-04T00:00:00+07:00'
    """
    text = _CTIME.sub(r"\2 \1 \5 \3\4", _PLUS.sub(" ", text.strip()))
    if epoch := _EPOCH.fullmatch(text):
        second = datetime.fromtimestamp(int(epoch[1]), tz=UTC)
        return moment(second.replace(tzinfo=None), offset=0).at(0, len(text))
    if compact := _COMPACT.fullmatch(text):
        year, month, day, hour, minute, second_ = (int(part or 0) for part in compact.groups()[:6])
        clock = Clock(hour, minute, second_, 0 if compact[7] else None) if compact[4] else None
        return _stamp(_real(year, month, day) or "impossible_date", clock).at(0, len(text))
    stamps = list(find_stamps(text, date_order=date_order))
    possible = next((found for found in stamps if found.when), None)
    return possible or next(iter(stamps), None) or impossible("unreadable_date").at(0, len(text))


@cache
def _pattern() -> re.Pattern[str]:
    month, weekday = _either(months()), _either(weekdays())
    clock = (
        r"(?:(?:pukul|jam|pkl\.?)\s?)?(?P<hour{n}>\d{{1,2}})[:.](?P<minute{n}>\d{{2}})"
        r"(?:[:.](?P<second{n}>\d{{2}})(?:[.,]\d{{1,9}})?)?(?![\d/])\s?(?P<half{n}>[ap]\.?m\b\.?)?"
        r"\s?\(?(?P<zone{n}>(?:wib|wita|wit)\b|z\b|(?:gmt|utc)?\s?[+-]\d{{1,2}}(?::?\d{{2}})?\b|(?:gmt|utc)\b)?\)?"
    )
    day = (
        rf"(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?[\s./-]{{1,3}}(?P<month1>{month})\b\.?"
        r"(?:[\s,./-]{1,3}(?P<year1>\d{4})\b|(?:[-/]|\s')(?P<year5>\d{2})\b(?![:.]))?"
        rf"|(?P<month2>{month})\b\.?\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year2>\d{{4}})\b"
        r"|(?P<year3>\d{4})[-/.](?P<month3>\d{1,2})[-/.](?P<day3>\d{1,2})(?!\d)"
        r"|(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?:(?P=sep)(?P<year4>\d{4}|\d{2}))?(?![\d:])"
    )
    gap = r"(?:\s?[,|()•·/@–—-]{1,2}\s?|\s|T|\s?(?:pada|at|on)\s){1,2}"
    return re.compile(
        rf"(?<![\w/])(?:{clock.format(n=1)}{gap})?(?:(?P<weekday>{weekday})\b\.?[\s,(/-]{{1,4}})?"
        rf"(?:{day})\)?(?:{gap}{clock.format(n=2)})?(?!\w)",
        re.IGNORECASE,
    )


def _either(names: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


def _clock(group: Mapping[str, str], *, n: int) -> Clock | None:
    if f"hour{n}" not in group:
        return None
    hour = int(group[f"hour{n}"])
    if half := group.get(f"half{n}", "").lower():
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    second = int(group.get(f"second{n}", 0))
    return Clock(hour, int(group[f"minute{n}"]), second, _offset(group.get(f"zone{n}", "")))


def _offset(written: str) -> int | None:
    """Read a zone as minutes east of UTC: ``WITA``, ``Z``, ``GMT +8``, ``+0800``."""
    written = written.strip().lower()
    if not written:
        return None
    if (named := zones().get(written)) is not None:
        return named
    match = re.search(r"([+-])(\d{1,2}):?(\d{2})?$", written)
    if match is None:
        return None
    minutes = int(match[2]) * 60 + int(match[3] or 0)
    return -minutes if match[1] == "-" else minutes


def _day(
    group: Mapping[str, str], *, date_order: str, years: Iterable[int], weekday: int | None
) -> date | str:
    """Return the day, or the flag that says why there is none."""
    day, month = _day_and_month(group, date_order=date_order)
    year = next((group[name] for name in _YEARS if name in group), None)
    if year is None:
        return _in_years(day, month, years=years, weekday=weekday)
    century = 0 if len(year) == 4 else 2000 if int(year) < 70 else 1900
    found = _real(century + int(year), month, day)
    if weekday is not None and found and "a" in group and found.isoweekday() != weekday:
        swapped = _real(century + int(year), day, month)  # Kam, 09/11/2025 is the 11 September
        found = swapped if swapped and swapped.isoweekday() == weekday else found
    return found or "impossible_date"


def _day_and_month(group: Mapping[str, str], *, date_order: str) -> tuple[int, int]:
    for n in "12":
        if f"month{n}" in group:
            return int(group[f"day{n}"]), months()[group[f"month{n}"].lower()]
    if "year3" in group:
        return int(group["day3"]), int(group["month3"])
    first, second = int(group["a"]), int(group["b"])
    day, month = (first, second) if date_order == "dmy" else (second, first)
    return (month, day) if month > 12 and day <= 12 else (day, month)


def _in_years(day: int, month: int, *, years: Iterable[int], weekday: int | None) -> date | str:
    found = [d for year in years if (d := _real(year, month, day))]
    if weekday is not None:
        found = [d for d in found if d.isoweekday() == weekday]
    return found[0] if found else "date_without_year"


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _stamp(day: date | str, clock: Clock | None, *, weekday: int | None = None) -> Stamp:
    if isinstance(day, str):
        return impossible(day, has_clock=clock is not None)
    fits = weekday in (None, day.isoweekday())
    return stamp(day, clock, flags=() if fits else ("weekday_mismatch",))
