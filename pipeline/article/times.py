"""Dates and times as Indonesian pages and data sets write them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from importlib.resources import files
from typing import Any

WIB = timezone(timedelta(hours=7), "WIB")
_NAMES = {420: "WIB", 480: "WITA", 540: "WIT"}
_EPOCH = re.compile(r"\d{10}(?:\.\d{1,6})?|\d{13}")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?")
_PLUS = re.compile(r"(?<=[A-Za-z0-9])\+(?=[A-Za-z])|(?<=[A-Za-z,])\+(?=\d)")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that was found at `start`:`end` of a text.

    `when` is ``None`` for a date that cannot be; `flags` then says why. Without a zone WIB is
    assumed, without a clock time midnight; the flags ``assumed_wib`` and ``date_only`` say so.
    """

    start: int
    end: int
    when: datetime | None
    has_time: bool
    flags: tuple[str, ...] = ()


@cache
def calendar() -> Mapping[str, Any]:
    """Names of months, weekdays and zones (``pipeline/lang/article/calendar.json``)."""
    path = files("pipeline.lang") / "article" / "calendar.json"
    data: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


def _either(names: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


@cache
def _stamp_pattern() -> re.Pattern[str]:
    months, weekdays = _either(calendar()["months"]), _either(calendar()["weekdays"])
    clock = (
        r"(?:(?:pukul|jam|pkl\.?)\s?)?(?P<hour{n}>\d{{1,2}})[:.](?P<minute{n}>\d{{2}})"
        r"(?:[:.](?P<second{n}>\d{{2}}))?(?:[.,]\d{{1,9}})?(?![\d/])\s?(?P<half{n}>[ap]\.?m\b\.?)?"
        r"\s?\(?(?P<zone{n}>(?:wib|wita|wit)\b|z\b|(?:gmt|utc)?\s?[+-]\d{{1,2}}(?::?\d{{2}})?\b|(?:gmt|utc)\b)?\)?"
    )
    day = (
        rf"(?P<day1>\d{{1,2}})[\s./-]{{1,3}}(?P<month1>{months})\b\.?(?:[\s,./-]{{1,3}}(?P<year1>\d{{4}})\b)?"
        rf"|(?P<month2>{months})\b\.?\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year2>\d{{4}})\b"
        r"|(?P<year3>\d{4})[-/.](?P<month3>\d{1,2})[-/.](?P<day3>\d{1,2})(?!\d)"
        r"|(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?:(?P=sep)(?P<year4>\d{4}|\d{2}))?(?![\d:])"
    )
    gap = r"(?:\s?[,|()•·/–—-]{1,2}\s?|\s|T|\s?(?:pada|at)\s){1,2}"
    return re.compile(
        rf"(?<![\w/])(?:{clock.format(n=1)}{gap})?(?:(?P<weekday>{weekdays})\b\.?[\s,(/-]{{1,4}})?"
        rf"(?:{day})\)?(?:{gap}{clock.format(n=2)})?(?!\w)",
        re.IGNORECASE,
    )


def find_stamp(text: str, *, date_order: str = "dmy", years: Iterable[int] = ()) -> Stamp | None:
    """The first date in *text*; *years* are tried for a date without a year.

    >>> find_stamp("- 3 Februari 2022, 11:48 WIB").when.isoformat()
    '2022-02-03T11:48:00+07:00'
    """
    match = _stamp_pattern().search(text)
    if match is None:
        return None
    group = {k: v for k, v in match.groupdict().items() if v is not None}
    weekday = calendar()["weekdays"].get(group.get("weekday", "").lower())
    if weekday is None and not any(f"year{n}" in group for n in "1234"):
        return None  # `10.30` and `1/2` are no dates
    day = _day(group, date_order=date_order, years=years, weekday=weekday)
    n = "1" if "hour1" in group else "2"
    return _stamp(match.span(), day, _Clock.read(group, n=n), weekday=weekday)


@dataclass(frozen=True, slots=True)
class _Clock:
    hour: int
    minute: int
    second: int
    offset: int | None  # minutes east of UTC

    @classmethod
    def read(cls, group: Mapping[str, str], *, n: str) -> _Clock | None:
        if f"hour{n}" not in group:
            return None
        hour = int(group[f"hour{n}"])
        half = group.get(f"half{n}", "").lower()
        if half:
            hour = hour % 12 + (12 if half[0] == "p" else 0)
        zone = group.get(f"zone{n}", "")
        return cls(hour, int(group[f"minute{n}"]), int(group.get(f"second{n}", 0)), _offset(zone))


def _offset(zone: str) -> int | None:
    zone = zone.strip().lower()
    if not zone:
        return None
    named: int | None = calendar()["zones"].get(zone)
    if named is not None:
        return named
    match = re.search(r"([+-])(\d{1,2}):?(\d{2})?$", zone)
    if match is None:
        return None
    minutes = int(match[2]) * 60 + int(match[3] or 0)
    return -minutes if match[1] == "-" else minutes


def _day(
    group: Mapping[str, str], *, date_order: str, years: Iterable[int], weekday: int | None
) -> date | str:
    """The day, or the flag that says why there is none."""
    months = calendar()["months"]
    for n in ("1", "2"):
        if f"month{n}" in group:
            day, month = int(group[f"day{n}"]), months[group[f"month{n}"].lower()]
            break
    else:
        if "year3" in group:
            day, month = int(group["day3"]), int(group["month3"])
        else:
            day, month = _ordered(int(group["a"]), int(group["b"]), date_order=date_order)
    year = next((group[f"year{n}"] for n in "1234" if f"year{n}" in group), None)
    if year is None:
        return _in_years(day, month, years=years, weekday=weekday)
    number = int(year) + (0 if len(year) == 4 else 2000 if int(year) < 70 else 1900)
    return _real(number, month, day) or "impossible_date"


def _ordered(a: int, b: int, *, date_order: str) -> tuple[int, int]:
    """Day and month; the other order only where the wanted one cannot be."""
    day, month = (a, b) if date_order == "dmy" else (b, a)
    return (month, day) if month > 12 and day <= 12 else (day, month)


def _in_years(day: int, month: int, *, years: Iterable[int], weekday: int | None) -> date | str:
    found = [d for year in years if (d := _real(year, month, day))]
    if weekday is not None:
        found = [d for d in found if d.weekday() == weekday]
    return found[0] if found else "date_without_year"


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _stamp(
    span: tuple[int, int], day: date | str, clock: _Clock | None, *, weekday: int | None
) -> Stamp:
    if isinstance(day, str):
        return Stamp(*span, None, clock is not None, (day,))
    flags = [] if weekday in (None, day.weekday()) else ["weekday_mismatch"]
    if clock is None:
        when = datetime(day.year, day.month, day.day, tzinfo=WIB)
        return Stamp(*span, when, has_time=False, flags=(*flags, "date_only", "assumed_wib"))
    if (
        clock.hour > 23
        or clock.minute > 59
        or clock.second > 59
        or abs(clock.offset or 0) > 14 * 60
    ):
        return Stamp(*span, None, has_time=True, flags=("impossible_date",))
    if clock.offset is None:
        flags.append("assumed_wib")
    zone = _zone(420 if clock.offset is None else clock.offset)
    when = datetime(
        day.year, day.month, day.day, clock.hour, clock.minute, clock.second, tzinfo=zone
    )
    return Stamp(*span, when, has_time=True, flags=tuple(flags))


def _zone(minutes: int) -> timezone:
    if minutes in _NAMES:
        return timezone(timedelta(minutes=minutes), _NAMES[minutes])
    return timezone(timedelta(minutes=minutes))


def read_date_field(text: str, *, date_order: str = "dmy") -> Stamp:
    """What a date field says: epoch seconds or milliseconds, ISO 8601, or any written date.

    Epoch times carry no zone of their own; they are given in WIB.

    >>> read_date_field("10/21/2025 16:06").when.isoformat()
    '2025-10-21T16:06:00+07:00'
    """
    text = _PLUS.sub(" ", text.strip())
    whole = (0, len(text))
    if _EPOCH.fullmatch(text):
        seconds = float(text) / (1000 if len(text) == 13 else 1)
        when = datetime.fromtimestamp(seconds, tz=UTC).astimezone(WIB)
        return Stamp(*whole, when, has_time=True, flags=("assumed_wib",))
    if match := _COMPACT.fullmatch(text):
        parts = [int(p) if p else 0 for p in match.groups()]
        clock = _Clock(parts[3], parts[4], parts[5], None) if match[4] else None
        return _stamp(whole, _real(*parts[:3]) or "impossible_date", clock, weekday=None)
    found = find_stamp(text, date_order=date_order)
    return found or Stamp(*whole, None, has_time=False, flags=("unreadable_date",))
