"""Finds dates and times in Indonesian text and gives them ISO 8601 values."""

from __future__ import annotations

from datetime import date, datetime

from pipeline.stages.dates.candidates import Candidate, find_candidates
from pipeline.stages.dates.evaluate import clock_start
from pipeline.stages.dates.partial import read_partial
from pipeline.stages.dates.resolve import Context, resolve_date
from pipeline.stages.dates.story import dated_clocks, resolve_in_order
from pipeline.stages.values.matches import Match


def find_dates(text: str, *, anchor: date | datetime | None = None) -> list[Match]:
    """Find dates (``DATE``) and clock times (``TIME``) with their values, in text order.

    *anchor* is the time of publication, in its own time zone, that relative dates count from.
    Without it the first complete date of the text is taken and what leans on it is flagged
    ``anchor_from_text``; with neither, relative dates have the value ``None``. Other flags:
    ``weekday_mismatch``, ``after_publication``, ``enumeration`` (the days or months between the
    first and the last are not meant).

    >>> [(m.value, m.label) for m in find_dates("Rabu (24/12)", anchor=date(2026, 1, 2))]
    [('2025-12-24', 'DATE')]
    """
    candidates = find_candidates(text)
    published = anchor.date() if isinstance(anchor, datetime) else anchor
    flags = () if published else ("anchor_from_text",)
    day = published or _first_complete(candidates)
    resolved = resolve_in_order(text, candidates, anchor=day, flags=flags)
    return [item.match for item in dated_clocks(text, resolved)]


def _first_complete(candidates: list[Candidate]) -> date | None:
    """The first day of the text that is given with its year."""
    for candidate in candidates:
        if candidate.kind != "moment":
            continue
        said = read_partial(candidate.lexemes[: clock_start(candidate.lexemes)])
        found = resolve_date(said, Context(None, lambda: "")) if said.complete else None
        if found is not None:
            return found.day
    return None
