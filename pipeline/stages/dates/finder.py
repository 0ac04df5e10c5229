"""Finds dates and times in Indonesian text and gives them ISO 8601 values."""

from __future__ import annotations

from datetime import date, datetime

from pipeline.stages.dates.candidates import find_candidates
from pipeline.stages.dates.story import dated_clocks, resolve_in_order
from pipeline.stages.dates.undated import anchor_against, anchor_from_text
from pipeline.stages.values.matches import Match


def find_dates(
    text: str, *, anchor: date | datetime | None = None, year: int | None = None
) -> list[Match]:
    """Find dates (``DATE``) and clock times (``TIME``) with their values, in text order.

    *anchor* is the time of publication, in its own time zone, that relative dates count from; in
    a quotation they count from the day of speaking. Without it a day of the text is taken, in
    *year* if that is known of the article (see `anchor_from_text`), and what depends on it is
    flagged ``anchor_from_text``; so it is where the text says that it is another day than that of
    publication (*hari ini, Selasa (29/1/2019)*). With neither, relative dates have the value
    ``None``. Other flags: ``weekday_mismatch``, ``after_publication``, ``enumeration`` (the days or
    months between the first and the last are not meant), ``early``, ``middle`` and ``late``
    (*awal*, *pertengahan*, *akhir*).

    >>> [(m.value, m.label) for m in find_dates("Rabu (24/12)", anchor=date(2026, 1, 2))]
    [('2025-12-24', 'DATE')]
    """
    candidates = find_candidates(text)
    published = anchor.date() if isinstance(anchor, datetime) else anchor
    if published is None:
        told = anchor_from_text(text, candidates, year=year)
    else:
        told = anchor_against(text, candidates, published=published)
    flags = () if published and told is None else ("anchor_from_text",)
    resolved = resolve_in_order(text, candidates, anchor=told or published, flags=flags)
    return [item.match for item in dated_clocks(text, resolved)]
