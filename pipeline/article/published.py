"""When an article was published: lines that say nothing else, and which source decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache

from pipeline.article.lines import NO_CREDITS, Credits, Line, squeeze
from pipeline.article.outlets import outlet_pattern, place_names
from pipeline.article.stamp import Stamp, in_zone_of
from pipeline.article.times import find_stamp, read_field
from pipeline.language_data import read_lines

_HEAD_LINES = 15  # lines in which a time of publication is looked for
_LINE_LENGTH = 160
_BYLINE = re.compile(
    r"(?P<label>(?i:oleh|reporter|penulis|pewarta|jurnalis|by)\s?:?\s)?"
    r"(?P<author>[A-Z][\w'’.-]*(?(label)(?: [A-Z][\w'’.-]*){0,4}|(?: [A-Z][\w'’.-]*){1,4}))"
    r"(?:,? (?:Jurnalis|Reporter|Kontributor)| \[[\w ]{2,40}\](?: di)?"
    r"|(?(label) (?:in|di) [A-Z]\w+(?: [A-Z&]\w*){0,2}))?"
)
_ACCOUNT = re.compile(
    r"(?i:(?:(?:di(?:posting|tulis|unggah)) )?oleh|(?:posted )?by)\s?:?\s?[a-z][\w.]*"
)
_MISSING = ("", "-", "null", "none", "nan", "nat", "n/a", "na")
_EDGES = " \t-–—|,:;•·/()"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that holds a time of publication, and what else it tells."""

    line: Line
    stamp: Stamp
    credits: Credits = NO_CREDITS
    is_update: bool = False


def date_lines(
    lines: Sequence[Line], *, date_order: str = "dmy", years: Iterable[int] = ()
) -> list[DateLine]:
    """Find the lines at the head of an article that hold nothing but a time of publication.

    With a clock time such a line is believed anywhere in the head, without one only above the
    first paragraph: further down it would be a sub-heading.
    """
    found: list[DateLine] = []
    in_article = False
    for line in lines[:_HEAD_LINES]:
        dated = date_line(line, date_order=date_order, years=tuple(years))
        if dated and (dated.stamp.has_clock or not in_article):
            found.append(dated)
        in_article = in_article or line.is_prose
    return found


def date_line(line: Line, *, date_order: str = "dmy", years: Iterable[int] = ()) -> DateLine | None:
    """Read a line that holds nothing but a time of publication; ``None`` if it says more."""
    if len(line.text) > _LINE_LENGTH:
        return None
    stamp = find_stamp(line.text, date_order=date_order, years=years)
    if stamp is None:
        return None
    rest = squeeze(line.text[: stamp.start] + " | " + line.text[stamp.end :])
    lowered = rest.lower()
    is_update = any(word in lowered for word in ("diperbarui", "perbarui", "update"))
    rest = _beside_time().sub(" ", rest)
    rest = squeeze(rest).strip(_EDGES)
    if not rest or rest.casefold() in place_names() or _ACCOUNT.fullmatch(rest):
        return DateLine(line, stamp, is_update=is_update)
    byline = _BYLINE.fullmatch(rest)
    if byline and (stamp.has_clock or byline["label"]):
        return DateLine(line, stamp, Credits(author=byline["author"]), is_update)
    is_section = stamp.has_clock and len(rest.split()) == 1 and rest[0].isupper()
    return DateLine(line, stamp, is_update=is_update) if is_section else None


@cache
def _beside_time() -> re.Pattern[str]:
    """Build a pattern for what may stand beside a time: names of sites, `Diterbitkan` ..."""
    words = "|".join(read_lines("article/beside_time.txt"))
    return re.compile(
        rf"(?<!\w)(?:{outlet_pattern()}|(?i:detik\w*)|(?i:{words})\b|(?i:wib|wita|wit)\b|[|•·]"
        r"|\b\d+ (?i:komentar|comments?)\b"
        r"|(?i:dilihat|dibaca|views?|hits)\s?:?\s?[\d.,]+(?:\s?(?i:kali|x)\b)?)"
    )


def years_in(text: str) -> tuple[int, ...]:
    """Collect the years that *text* names, the most frequent first."""
    counts: dict[int, int] = {}
    for match in _YEAR.finditer(text):
        year = int(match.group())
        counts[year] = counts.get(year, 0) + 1
    return tuple(sorted(counts, key=lambda year: -counts[year]))


def field_stamp(field: str | None, *, date_order: str = "dmy") -> Stamp | None:
    """Read a date field; ``None`` if it is missing, blank or a word for that."""
    missing = field is None or field.strip().casefold() in _MISSING
    return None if missing else read_field(field or "", date_order=date_order)


def decide(
    field: Stamp | None, seen: Sequence[Stamp], *, page: Stamp | None = None
) -> tuple[datetime | None, tuple[str, ...]]:
    """Choose the time of publication and its flags.

    The date field wins, then what the *page* states; `checked` compares either with the times in
    the text, *seen*. Without them the first time in the text counts, best one with a clock time.
    """
    problems = field.flags if field and field.when is None else ()
    stated = field if field and field.when else page
    if stated and stated.when:
        best = checked(stated, seen if stated is page or page is None else (page, *seen))
        return best.when, (*problems, *best.flags)
    readable = [stamp for stamp in seen if stamp.when]
    clocked = next((stamp for stamp in readable if stamp.has_clock), None)
    first = clocked or next(iter(readable), None)
    if first is None:
        return None, (*problems, *(flag for stamp in seen for flag in stamp.flags))
    return first.when, (*problems, *first.flags)


def checked(stated: Stamp, seen: Iterable[Stamp]) -> Stamp:
    """Correct a *stated* time by those that a reader can see, of the same or the next day.

    A visible clock time decides where the stated time has none. A visible zone decides where the
    stated time has none, or is in UTC and means the same moment; or where it is marked as UTC but
    shows the local clock, as some sites write it (flag ``zone_corrected``). A stated time without a
    zone that is that of UTC to the minute is taken for it.
    """
    for other in seen:
        if not other.has_clock or other.when is None or not _are_near(stated, other):
            continue
        if not stated.has_clock:
            if stated.when and stated.when.date() == other.when.date():
                return other
            continue
        if not stated.offset and _clock_of(stated) == _clock_of(other):
            return _with_zone_of(stated, other)
        if stated.offset == 0 and other.offset and _is_same_minute(stated, other):
            return in_zone_of(stated, other)
        if stated.offset is None and other.offset and _is_in_utc(stated, other):
            return other
    return stated


def _are_near(stated: Stamp, other: Stamp) -> bool:
    if stated.written is None or other.written is None:
        return False
    apart = other.written.replace(tzinfo=None) - stated.written.replace(tzinfo=None)
    return abs(apart.days) <= 1


def _clock_of(stamp: Stamp) -> tuple[int, int, int] | None:
    at = stamp.written
    return (at.day, at.hour, at.minute) if at else None


def _is_same_minute(stated: Stamp, other: Stamp) -> bool:
    return bool(
        stated.when
        and other.when
        and stated.when.replace(second=0, microsecond=0) == other.when.replace(second=0)
    )


def _is_in_utc(stated: Stamp, other: Stamp) -> bool:
    """Tell whether *stated*, without a zone, is the clock of UTC at the moment of *other*."""
    if stated.written is None or other.written is None or other.offset is None:
        return False
    apart = other.written.replace(tzinfo=None) - stated.written.replace(tzinfo=None, second=0)
    return apart == timedelta(minutes=other.offset)


def _with_zone_of(stated: Stamp, other: Stamp) -> Stamp:
    """Read *stated* as a local time of the zone that *other* writes."""
    if other.offset == 0 or stated.written is None or other.when is None:
        return stated
    own = [flag for flag in stated.flags if flag != "assumed_wib"]
    own += ["zone_corrected"] if stated.offset == 0 else []
    own += ["assumed_wib"] if other.offset is None else []
    local = stated.written.replace(tzinfo=other.when.tzinfo)
    return replace(stated, when=local, offset=other.offset, flags=tuple(own))
