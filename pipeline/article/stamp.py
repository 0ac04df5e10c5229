"""A time of publication as columns, pages and scraped lines all give it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from functools import cache

from pipeline.language_data import read_json

_NAMES: Mapping[int, str] = {420: "WIB", 480: "WITA", 540: "WIT"}
_FARTHEST = 14 * 60  # no place on earth has its clock farther from UTC


def zone(minutes: int) -> timezone:
    """Return the time zone *minutes* east of UTC, by its Indonesian name where it has one."""
    offset = timedelta(minutes=minutes)
    return timezone(offset, _NAMES[minutes]) if minutes in _NAMES else timezone(offset)


WIB = zone(420)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time of publication, read from `start`:`end` of some text.

    `when` is the moment in local time, so that its date is the local day of publication. ``None``
    stands for a date that cannot be, and `flags` says why. `offset` is what the text says of the
    zone, in minutes east of UTC; ``None`` where it says nothing.

    A time without a zone is taken for WIB. A time in UTC, such as Unix time, is a moment without
    a place: its local time is that of WIB. Both have the flag ``assumed_wib``. Without a clock
    time the hour is midnight, flag ``date_only``.
    """

    when: datetime | None
    has_clock: bool = False
    offset: int | None = None
    flags: tuple[str, ...] = ()
    start: int = 0
    end: int = 0

    @property
    def written(self) -> datetime | None:
        """The moment as the text writes it: in UTC where `when` had to be turned into WIB."""
        return self.when.astimezone(zone(0)) if self.when and self.offset == 0 else self.when

    def at(self, start: int, end: int) -> Stamp:
        """Return this stamp with its place in a text."""
        return replace(self, start=start, end=end)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as written; `offset` in minutes east of UTC, ``None`` without a zone."""

    hour: int
    minute: int
    second: int = 0
    offset: int | None = None

    @property
    def is_possible(self) -> bool:
        """True where there is such a time of day and such a zone."""
        in_day = self.hour <= 23 and self.minute <= 59 and self.second <= 59
        return in_day and abs(self.offset or 0) <= _FARTHEST


def stamp(day: date, clock: Clock | None = None, *, flags: tuple[str, ...] = ()) -> Stamp:
    """Build the stamp of a day and a time of day, with the flags that follow from them."""
    if clock is None:
        midnight = datetime(day.year, day.month, day.day, tzinfo=WIB)
        return Stamp(midnight, flags=(*flags, "date_only", "assumed_wib"))
    if not clock.is_possible:
        return Stamp(None, has_clock=True, flags=("impossible_date",))
    written = datetime(day.year, day.month, day.day, clock.hour, clock.minute, clock.second)
    return moment(written, offset=clock.offset, flags=flags)


def moment(written: datetime, *, offset: int | None, flags: tuple[str, ...] = ()) -> Stamp:
    """Build the stamp of a clock time *written* in the zone *offset* minutes east of UTC."""
    if offset:
        return Stamp(written.replace(tzinfo=zone(offset)), True, offset, flags)
    try:
        when = written.replace(tzinfo=WIB if offset is None else zone(0)).astimezone(WIB)
    except OverflowError:  # the last hours of the year 9999 in UTC
        return Stamp(None, has_clock=True, flags=("impossible_date",))
    return Stamp(when, True, offset, (*flags, "assumed_wib"))


def impossible(flag: str, *, has_clock: bool = False) -> Stamp:
    """Build the stamp of a date that cannot be taken; *flag* says why."""
    return Stamp(None, has_clock=has_clock, flags=(flag,))


def in_zone_of(stated: Stamp, seen: Stamp) -> Stamp:
    """Move *stated* to the time zone that *seen* names, which is then no assumption."""
    if stated.when is None or seen.when is None:
        return stated
    flags = tuple(flag for flag in stated.flags if flag != "assumed_wib")
    return replace(stated, when=stated.when.astimezone(seen.when.tzinfo), flags=flags)


@cache
def months() -> dict[str, int]:
    """Map the names of the months in Indonesian and English to their numbers."""
    return _numbers("months", "month_abbreviations", "english_months")


@cache
def weekdays() -> dict[str, int]:
    """Map the names of the weekdays in Indonesian and English to their numbers; Monday is 1."""
    return _numbers("weekdays", "weekday_abbreviations", "english_weekdays")


@cache
def zones() -> dict[str, int]:
    """Map the names of time zones to minutes east of UTC."""
    return {**_numbers("zones"), "z": 0}


def _numbers(*tables: str) -> dict[str, int]:
    calendar = read_json("calendar.json")
    return {name: number for table in tables for name, number in calendar[table].items()}
