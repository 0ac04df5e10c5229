"""The years that an article without a publication time can be of, by what its text names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from pipeline.stages.dates.bare_years import ends_event_name
from pipeline.stages.dates.candidates import Candidate
from pipeline.stages.dates.tense import tense_around

_NEAR = (0, 1, -1, 2, 3, 4, 5, 6)  # years from the latest that is named, in order of belief
_BEFORE = (0, -1)  # from a year of which the text speaks as of the future
_BEFORE_EVENT = (0, -1, -2, -3)  # from the year in the name of an event, which may be to come
_FARTHEST_PLAN = 12  # years from the others; *akan tenggelam pada 2050* says nothing
_MOST_YEARS = 3  # of those that are named, from the latest
_EARLIEST = 1990  # news in digital form
_EVENT_YEAR = re.compile(r"\b(?:19|20)\d\d(?!\d)")


def possible_years(
    text: str, candidates: Sequence[Candidate], *, complete: Iterable[date], year: int | None
) -> list[int]:
    """Give the years that *text* can be of, in order of belief.

    They are near *year*, which something outside the text says of it, else near the latest of its
    *complete* days, else near the years that it names, else near those of events.
    """
    if year is not None:
        return [year + step for step in _NEAR]
    days = [day.year for day in complete if day.year >= _EARLIEST]
    if days:
        return [max(days) + step for step in _NEAR]
    named = list(_near_named(text, candidates))
    if named:
        return named
    event = min((int(found[0]) for found in _events(text)), default=None)  # the nearest to come
    return [] if event is None else [event + step for step in _BEFORE_EVENT]


def _near_named(text: str, candidates: Iterable[Candidate]) -> Iterator[int]:
    """Yield the years near those that are named without a day: *Mei 2023*, *2024*."""
    plain: set[int] = set()
    planned: set[int] = set()
    for candidate in candidates:
        if candidate.kind in ("month", "year"):
            tense = tense_around(text, candidate.start, candidate.end)
            years = {int(x.text) for x in candidate.lexemes if x.code == "Y"}
            (planned if tense == "future" else plain).update(y for y in years if y >= _EARLIEST)
    latest = max(plain, default=None)
    ahead = max(planned, default=None)
    if ahead is not None and (latest is None or 0 < ahead - latest <= _FARTHEST_PLAN):
        yield from (ahead + step for step in _BEFORE)
    for year in sorted(plain, reverse=True)[:_MOST_YEARS]:
        yield from (year + step for step in _NEAR)


def _events(text: str) -> Iterator[re.Match[str]]:
    """Find the years in the names of events: *Super League 2025/2026*."""
    found = _EVENT_YEAR.finditer(text)
    return (match for match in found if ends_event_name(text, match.start()))
