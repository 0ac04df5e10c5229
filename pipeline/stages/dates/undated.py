"""Finds the day that an article counts from whose publication time is not known, or wrong.

A day with its weekday but without its year (*Senin (6/10)*) belongs to few years. The one that fits
and is nearest to the years that the text names is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from pipeline.stages.dates.candidates import Candidate
from pipeline.stages.dates.codes import context_words
from pipeline.stages.dates.evaluate import clock_start
from pipeline.stages.dates.partial import Partial, is_weekday_alone, read_partial
from pipeline.stages.dates.periods import make_day
from pipeline.stages.dates.possible_years import possible_years
from pipeline.stages.dates.tense import tense_around

# The notice of an article, not of a site: one year, no span of them.
_COPYRIGHT = re.compile(
    r"(?:©|\bcopyright|\bhak cipta)[^\d\n]{1,40}((?:19|20)\d\d)(?!\s?[-–\d])", re.IGNORECASE
)
_MARK = re.compile(r"[\"“”]")
_YEAR = 366  # days from publication within which a day can be the real one
_SOON = 2  # days after the latest date on which somebody speaks of it
_SAID_REACH = 200  # characters from the end of a quotation to its day
_LEADS = frozenset({"mengatakan"})  # of what follows, whose day may be still to come


def anchor_from_text(
    text: str, candidates: Sequence[Candidate], *, year: int | None = None
) -> date | None:
    """Return the latest day that the text gives with a weekday, else its first complete date.

    A day called *hari ini* is taken before all others. Who speaks on a weekday just after the
    latest day (*Senin (6/10) ... kata Rina, Selasa*) does so when the article is written. *year* is
    that of the article, where something outside its text says it. ``None`` where no day has a year.
    """
    moments = list(_moments(candidates))
    said = [read_partial(c.lexemes[: clock_start(c.lexemes)]) for c in moments]
    complete = [day for partial in said if (day := _complete(partial)) is not None]
    years = possible_years(text, candidates, complete=complete, year=year)
    placed = [(partial, day) for partial in said if (day := _placed(partial, years)) is not None]
    today = [day for partial, day in placed if partial.shift == 0]
    if today:
        return today[0]
    if placed:
        latest = max(day for _, day in placed)
        spoken = [
            partial.weekday
            for candidate, partial in zip(moments, said, strict=True)
            if is_weekday_alone(partial)
            and tense_around(text, candidate.start, candidate.end) == "reported"
        ]
        return latest + timedelta(days=_days_later(latest, spoken))
    return next((day for day in complete if year in (None, day.year)), None)


def anchor_against(text: str, candidates: Sequence[Candidate], *, published: date) -> date | None:
    """Return the day that *text* itself says it is, where *published* is another one.

    That is a day with its year that is called *hari ini*, outside quotations, or the one that
    *published* is with day and month the other way round, if the text gives it with its weekday;
    else the latest day, with weekday and year, on which somebody spoke after *published*, if no day
    of the text is that of *published*: many collections have the date of a site's template, or of
    an older article, instead of their own.
    """
    days: dict[date, bool] = {}
    spoken: list[date] = []
    is_confirmed = False
    marks, at = 0, 0
    for candidate in _moments(candidates):
        marks, at = marks + len(_MARK.findall(text, at, candidate.start)), candidate.start
        said = read_partial(candidate.lexemes[: clock_start(candidate.lexemes)])
        day = _complete(said)
        is_confirmed = is_confirmed or _is_about(said, published)
        if day is not None and said.weekday == day.isoweekday():
            days[day] = said.shift == 0 and marks % 2 == 0
            if (day - published).days > 1 and _is_day_of_speech(text, candidate):
                spoken.append(day)
    today = [day for day, is_today in days.items() if is_today]
    if len(today) == 1 and 1 <= abs((today[0] - published).days) <= _YEAR:
        return today[0]
    swapped = make_day(published.year, published.day, published.month)
    is_told = swapped in days and swapped != published
    if is_told and all(abs((day - published).days) > 1 for day in days):
        return swapped
    return None if is_confirmed else max(spoken, default=None)


def _is_about(said: Partial, published: date) -> bool:
    """Whether the day that is *said*, with or without its year, is that of *published*."""
    day = make_day(said.year or published.year, said.month or 0, said.day or 0)
    if day is None or abs((day - published).days) > 1:
        return False
    return said.weekday in (None, day.isoweekday())


def _is_day_of_speech(text: str, candidate: Candidate) -> bool:
    """Whether it is the day of a quotation: *...," kata Rina di Kudus, Rabu*.

    That of something to come is none: *kata Rina menjelang laga di Kudus, Rabu*.
    """
    start = candidate.start
    found = _said().search(text, max(0, start - _SAID_REACH), start)
    if found is None or tense_around(text, start, candidate.end) == "future":
        return False
    return _to_come().isdisjoint(found[0].lower().split())


@cache
def _to_come() -> frozenset[str]:
    return frozenset(context_words("future_before")) | {"menyambut"}


@cache
def _said() -> re.Pattern[str]:
    cues = "|".join(word for word in context_words("reporting") if word not in _LEADS)
    return re.compile(rf"[,?!][\"”]\s*(?:{cues})\b[^.!?\n\"“”]*,\s*(?:pada\s+)?(?:hari\s+)?\Z")


def _days_later(latest: date, weekdays: Iterable[int | None]) -> int:
    """Count the days from *latest* to the last of *weekdays*, if they are one or two."""
    later = ((weekday - latest.isoweekday()) % 7 for weekday in weekdays if weekday is not None)
    return max((days for days in later if days <= _SOON), default=0)


def _moments(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    return (c for c in candidates if c.kind == "moment" and c.lexemes[0].code != "z")


def _complete(said: Partial) -> date | None:
    return make_day(said.year or 0, said.month or 0, said.day or 0) if said.complete else None


def _placed(said: Partial, years: Sequence[int]) -> date | None:
    """The day of a weekday with day and month, in the year that fits."""
    if said.weekday is None or said.day is None or said.month is None:
        return None
    if said.year is not None:
        whole = make_day(said.year, said.month, said.day)
        return whole if whole and whole.isoweekday() == said.weekday else None
    days = (make_day(year, said.month, said.day) for year in years)
    return next((day for day in days if day and day.isoweekday() == said.weekday), None)


def year_of_copyright(pieces: Iterable[str]) -> int | None:
    """Return the year in which an article was published, by the notice that stands below it.

    >>> year_of_copyright(["Pewarta: Rina", "Copyright © WARTA 2025 Dilarang keras mengambil"])
    2025
    """
    found = (_COPYRIGHT.search(piece) for piece in pieces)
    return next((int(match[1]) for match in found if match), None)
