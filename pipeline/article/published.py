"""When an article was published: lines that say nothing else, and the date field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from pipeline.article.lines import NO_CREDITS, Credits, Line, squeeze
from pipeline.article.rules import outlet_pattern, word_list
from pipeline.article.times import Stamp, calendar, find_stamp, read_date_field

_HEAD_LINES = 15  # lines in which a time of publication is looked for
_LINE_LENGTH = 160
_BYLINE = re.compile(
    r"(?P<label>(?i:oleh|reporter|penulis|pewarta|jurnalis|by)\s?:?\s)?"
    r"(?P<author>[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){1,4})"
    r"(?:,? (?:Jurnalis|Reporter|Kontributor)| \[[\w ]{2,40}\](?: di)?)?"
)
_EDGES = " \t-–—|,:;•·/()"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Publication:
    """A line of publication time and what else it told."""

    line: Line
    stamp: Stamp
    credits: Credits = NO_CREDITS
    is_update: bool = False


def publication_lines(
    lines: Sequence[Line], *, date_order: str = "dmy", years: Iterable[int] = ()
) -> list[Publication]:
    """The lines at the head of an article that hold nothing but a time of publication.

    With a clock time such a line is believed anywhere in the head, without one only above the
    first paragraph: further down it would be a sub-heading.
    """
    found: list[Publication] = []
    in_article = False
    for line in lines[:_HEAD_LINES]:
        publication = _publication(line, date_order=date_order, years=tuple(years))
        if publication and (publication.stamp.has_time or not in_article):
            found.append(publication)
        in_article = in_article or line.is_prose
    return found


def _publication(line: Line, *, date_order: str, years: Iterable[int]) -> Publication | None:
    if len(line.text) > _LINE_LENGTH:
        return None
    stamp = find_stamp(line.text, date_order=date_order, years=years)
    if stamp is None:
        return None
    rest = squeeze(line.text[: stamp.start] + " | " + line.text[stamp.end :])
    lowered = rest.lower()
    is_update = any(word in lowered for word in ("diperbarui", "perbarui", "update"))
    rest = _around().sub(" ", rest)
    rest = squeeze(rest).strip(_EDGES)
    if not rest:
        return Publication(line, stamp, is_update=is_update)
    if rest.casefold() in _cities():
        return Publication(line, stamp, is_update=is_update)
    byline = _BYLINE.fullmatch(rest)
    if byline and (stamp.has_time or byline["label"]):
        return Publication(line, stamp, Credits(author=byline["author"]), is_update)
    is_section = stamp.has_time and len(rest.split()) == 1 and rest[0].isupper()
    return Publication(line, stamp, is_update=is_update) if is_section else None


@cache
def _cities() -> frozenset[str]:
    return frozenset(city.casefold() for city in word_list("cities"))


@cache
def _around() -> re.Pattern[str]:
    """Words that may stand beside the time: names of sites, `Diterbitkan`, `Pukul` ..."""
    words = "|".join(calendar()["around"])
    return re.compile(
        rf"(?<!\w)(?:{outlet_pattern()}|(?i:detik\w*)|(?i:{words})\b|(?i:wib|wita|wit)\b|[|•·])"
    )


def years_in(text: str) -> tuple[int, ...]:
    """Years that *text* names, the most frequent first."""
    counts: dict[int, int] = {}
    for match in _YEAR.finditer(text):
        year = int(match.group())
        counts[year] = counts.get(year, 0) + 1
    return tuple(sorted(counts, key=lambda year: -counts[year]))


def field_stamp(field: str | None, *, date_order: str = "dmy") -> Stamp | None:
    """What a date field says; ``None`` if it is missing or blank."""
    return read_date_field(field, date_order=date_order) if field and field.strip() else None


def decide(
    field: Stamp | None, in_text: Sequence[Stamp]
) -> tuple[datetime | None, tuple[str, ...]]:
    """The time of publication and its flags.

    The date field wins, unless it has no clock time and the text has one of the same day.
    """
    readable = [s for s in in_text if s.when is not None]
    if field is None or field.when is None:
        best = next((s for s in readable if s.has_time), readable[0] if readable else None)
        problems = field.flags if field else ()
        if best is None:
            return None, (*problems, *(f for s in in_text for f in s.flags))
        return best.when, (*problems, *best.flags)
    if not field.has_time:
        day = field.when.date()
        timed = (s for s in readable if s.has_time and s.when and s.when.date() == day)
        field = next(timed, field)
    return field.when, field.flags
