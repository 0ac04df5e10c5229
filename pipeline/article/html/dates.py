"""One publication time, as sites write it for machines and for readers → `datetime`.

Machine formats: ISO 8601 with its usual deviations, RFC 2822, compact digits, Unix time. Human
formats: ``Kamis, 5 November 2015 14:56 WIB``, ``13 Okt 2025, 15.13``, ``27/02/2023, 21:14 WIB``,
``Senin 15 Februari 2016 | 16:15``, ``November 5, 2015 2:56 pm``. Numeric dates are day first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import cache

from pipeline.article.html.data import load_toml

WIB = timezone(timedelta(hours=7), "WIB")
_LONGEST = 300  # characters that are looked at; a date field longer than this is none

_ISO = re.compile(
    r"(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?)"
    r"(?:\s*T?\s*(?P<H>\d\d?)[:.](?P<M>\d\d)(?:[:.](?P<S>\d\d)(?:[.,]\d+)?)?)?"
    r"\s*(?P<zone>Z\b|UTC|GMT|WIB|WITA|WIT|[+-]\d\d:?\d\d|[+-]\d\d\b)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(
    r"^(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)T?(?:(?P<H>\d\d)(?P<M>\d\d)(?P<S>\d\d)?)?(?P<zone>Z)?$"
)
_EPOCH = re.compile(r"^(\d{10})(\d{3})?$")
_CLOCK = (
    r"(?:[\s,|•·–@-]|&nbsp;|pukul|jam|at|on|T)*"
    r"(?:(?P<H>[0-2]?\d)\s?[:.]\s?(?P<M>[0-5]\d)(?:[:.](?P<S>[0-5]\d))?\s*(?P<ampm>[ap]\.?m\b\.?)?"
    r"[\s(]*(?P<zone>WIB|WITA|WIT|GMT\s?\+\s?\d|UTC\s?\+\s?\d|UTC|GMT|[+-]\d\d:?\d\d)?)?"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time as written: `clock` tells whether hours are there, `zone` whether a zone."""

    when: datetime  # without a zone in the text: WIB
    clock: bool
    zone: bool


def parse_moment(text: str) -> Moment | None:
    """The first publication time in *text*, or ``None``; impossible dates are none.

    >>> parse_moment("Kamis, 5 November 2015 14:56 WITA").when.isoformat()
    '2015-11-05T14:56:00+08:00'
    >>> parse_moment("31 Februari 2024") is None
    True
    """
    text = " ".join(text[:_LONGEST].split())
    epoch = _EPOCH.match(text)
    if epoch:
        return Moment(datetime.fromtimestamp(int(epoch.group(1)), UTC), clock=True, zone=True)
    for pattern in (_COMPACT, _ISO, *_human_patterns()):
        for match in pattern.finditer(text):
            moment = _moment(match.groupdict())
            if moment:
                return moment
    return None


@cache
def _months() -> dict[str, int]:
    table = load_toml("dates.toml")["months"]
    return {name: int(number) for number, names in table.items() for name in names}


@cache
def _human_patterns() -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted(_months(), key=len, reverse=True))
    day, year = r"(?<!\d)(?P<d>[0-3]?\d)(?:st|nd|rd|th)?", r"(?P<y>(?:19|20)\d\d)(?!\d)"
    shapes = (
        rf"{day}[\s./-]*(?P<m>{names})\.?,?[\s./-]*{year}{_CLOCK}",
        rf"(?<!\w)(?P<m>{names})\.?\s+{day},?\s+{year}{_CLOCK}",
        rf"{day}\s?[/.-]\s?(?P<m>[0-3]?\d)\s?[/.-]\s?{year}{_CLOCK}",
    )
    return tuple(re.compile(shape, re.IGNORECASE) for shape in shapes)


def _moment(parts: dict[str, str | None]) -> Moment | None:
    month = parts["m"] or ""
    number = int(month) if month.isdigit() else _months()[month.lower()]
    day = int(parts["d"] or 0)
    if number > 12 >= day:  # 10/21/2025 can only be month first
        number, day = day, number
    hour = int(parts.get("H") or 0)
    ampm = (parts.get("ampm") or "").lower()
    if ampm and 1 <= hour <= 12:
        hour = hour % 12 + (12 if ampm.startswith("p") else 0)
    zone = parse_zone(parts.get("zone"))
    try:
        when = datetime(
            int(parts["y"] or 0),
            number,
            day,
            hour,
            int(parts.get("M") or 0),
            int(parts.get("S") or 0),
            tzinfo=zone or WIB,
        )
    except ValueError:
        return None
    return Moment(when, clock=parts.get("H") is not None, zone=zone is not None)


def parse_zone(text: str | None) -> timezone | None:
    """``WITA``, ``Z``, ``GMT+7``, ``+0700`` → a time zone; ``None`` for anything else.

    >>> parse_zone("GMT +8").utcoffset(None)
    datetime.timedelta(seconds=28800)
    """
    if not text:
        return None
    name = re.sub(r"\s", "", text.upper())
    hours = load_toml("dates.toml")["zones"].get(name)
    if hours is not None:
        return timezone(timedelta(hours=hours), name)
    offset = re.fullmatch(r"(?:GMT|UTC)?([+-])(\d\d?):?(\d\d)?", name)
    if offset is None or int(offset.group(2)) > 14:
        return None
    minutes = int(offset.group(2)) * 60 + int(offset.group(3) or 0)
    return timezone(timedelta(minutes=-minutes if offset.group(1) == "-" else minutes))
