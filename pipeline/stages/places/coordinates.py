"""Where a linked place lies, and its item in Wikidata.

The table `lang/places/coordinates.csv` is made from Wikidata (CC0) and, for the middle of
countries, Natural Earth (public domain); see `NOTICE.md` beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from pipeline.language_data import read_csv

WITHIN: Final = "within_"  # before the knowledge base of a wider unit: within_idn


@dataclass(frozen=True, slots=True)
class Coordinates:
    """A point in degrees (WGS 84), and the Wikidata item, ``None`` where it is not known."""

    wikidata: str | None
    lat: float
    lon: float


def of(kb: str, kb_id: str) -> Coordinates | None:
    """Find the coordinates of the place *kb_id* of *kb*; ``None`` for one that is not known.

    A regency or city has those of its seat or middle, a province the mean of its regencies, a
    country or island its middle. For a place that is linked through the wider unit around it
    (``within_idn``, ``within_iso3166``) they are those of that unit, without its item.

    >>> of("idn", "32.73")
    Coordinates(wikidata='Q10389', lat=-6.95, lon=107.5667)
    >>> of("iso3166", "EE").wikidata
    'Q191'
    >>> of("within_iso3166", "EE").wikidata is None
    True
    """
    found = _table().get((kb.removeprefix(WITHIN), kb_id))
    if found is None or not kb.startswith(WITHIN):
        return found
    return Coordinates(None, found.lat, found.lon)


@cache
def _table() -> dict[tuple[str, str], Coordinates]:
    return {
        (row["kb"], row["kb_id"]): Coordinates(
            row["wikidata"] or None, float(row["lat"]), float(row["lon"])
        )
        for row in read_csv("places/coordinates.csv")
    }
