"""Where it happens: places of Indonesia on a map of our own, and countries in a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import sqrt
from typing import Any, Final, NamedTuple

from pipeline.views.figures import grouped
from pipeline.views.report.charts import bar
from pipeline.views.report.coast import coast
from pipeline.views.report.corpus import Corpus
from pipeline.views.report.labels import Box, first_free
from pipeline.views.report.markup import (
    Markup,
    Section,
    join,
    paragraph,
    scrolling,
    shortened,
    table,
    text,
)

_WEST, _EAST, _SOUTH, _NORTH = 94.0, 142.0, -11.8, 6.8  # degrees
_SCALE: Final = 20.0  # units of the picture a degree
_LARGEST: Final = 20.0  # radius
_ONE: Final = 3.0  # radius of a place that one document names
_LABELS: Final = 30
_LINES: Final = 5  # degrees between lines

_PLACES: Final = """
SELECT canonical, lat, lon, kb = 'idn' AND kb_id NOT LIKE '%.%' AS province, count(*) AS n
FROM named_in JOIN entity_index USING (corpus_id)
WHERE kb <> 'iso3166' AND kb <> 'within_iso3166' AND kb <> 'm49'
  AND lon BETWEEN $west AND $east AND lat BETWEEN $south AND $north
GROUP BY canonical, lat, lon, province, corpus_id ORDER BY n DESC, canonical LIMIT 400
"""
_COUNTRIES: Final = """
SELECT corpus_id, canonical, count(*) AS n FROM named_in JOIN entity_index USING (corpus_id)
WHERE kb = 'iso3166' AND kb_id <> 'ID' GROUP BY canonical, corpus_id
ORDER BY n DESC, canonical, corpus_id LIMIT 12
"""
_UNLINKED: Final = """
SELECT count(*) FILTER (kb IS NULL), count(*) FROM entity_index WHERE label IN ('GPE', 'LOC')
"""


class Place(NamedTuple):
    """A place that documents name."""

    name: str
    lat: float
    lon: float
    province: bool
    documents: int


def places(corpus: Corpus) -> Section:
    """The map, the other countries, and how many names of places have no link."""
    frame = {"west": _WEST, "east": _EAST, "south": _SOUTH, "north": _NORTH}
    found = [Place(*row) for row in corpus.rows(_PLACES, **frame)]
    countries = corpus.rows(_COUNTRIES)
    unlinked, every = corpus.rows(_UNLINKED)[0]
    parts = [
        scrolling(draw(found), "Map of places in Indonesia"),
        paragraph(
            "A circle's area is the number of documents that name the place; rings are provinces, "
            "drawn at their middle. "
            f"{grouped(unlinked)} of {grouped(every)} names of places have no link: they are not "
            "drawn."
        ),
        _table(corpus, countries),
    ]
    return Section("places", "Map", "Where", join(parts))


def draw(places: Sequence[Place]) -> Markup:
    """Draw places by latitude and longitude; the labels of the most named do not overlap."""
    width, height = (_EAST - _WEST) * _SCALE, (_NORTH - _SOUTH) * _SCALE
    most = max((place.documents for place in places), default=1)
    largest = min(_LARGEST, _ONE * sqrt(most))
    radii = [max(_ONE, largest * sqrt(place.documents / most)) for place in places]
    label = "Map of places that documents name: " + ", ".join(
        f"{place.name} {grouped(place.documents)}" for place in places[:10]
    )
    circles = "".join(map(_circle, places[::-1], radii[::-1]))  # small ones on top would be hidden
    return Markup(
        f'<svg class="map" viewBox="0 0 {width:.0f} {height:.0f}" role="img" '
        f'aria-label="{text(label)}">{coast(_at)}{"".join(_graticule(width, height))}'
        f"{circles}{''.join(_names(places, radii, width, height))}</svg>"
    )


def _x(lon: float) -> float:
    return (lon - _WEST) * _SCALE


def _y(lat: float) -> float:
    return (_NORTH - lat) * _SCALE


def _at(lon: float, lat: float) -> tuple[float, float]:
    return _x(lon), _y(lat)


def _graticule(width: float, height: float) -> Iterator[str]:
    for lon in range(95, int(_EAST), _LINES):
        yield f'<path class="line" d="M{_x(lon):.0f} 0V{height:.0f}"/>'
        yield f'<text class="degree" x="{_x(lon) + 3:.0f}" y="{height - 5:.0f}">{lon}° E</text>'
    for lat in range(-10, int(_NORTH), _LINES):
        side = "" if lat == 0 else " S" if lat < 0 else " N"
        yield f'<path class="line{" equator" * (lat == 0)}" d="M0 {_y(lat):.0f}H{width:.0f}"/>'
        yield f'<text class="degree" x="3" y="{_y(lat) - 4:.0f}">{abs(lat)}°{side}</text>'


def _circle(place: Place, radius: float) -> str:
    kind = "province" if place.province else "place"
    return (
        f'<circle class="{kind}" cx="{_x(place.lon):.1f}" cy="{_y(place.lat):.1f}" '
        f'r="{radius:.1f}"><title>{text(place.name)}: {grouped(place.documents)}</title></circle>'
    )


def _names(
    places: Sequence[Place], radii: Sequence[float], width: float, height: float
) -> Iterator[str]:
    taken = [
        Box(_x(p.lon) - r * 0.7, _y(p.lat) - r * 0.7, r * 1.4, r * 1.4)
        for p, r in zip(places[:_LABELS], radii, strict=False)
        if not p.province
    ]
    written: set[str] = set()
    for place, radius in zip(places[:_LABELS], radii, strict=False):
        name = shortened(place.name, 24)
        box = first_free((_x(place.lon), _y(place.lat)), radius, name, taken, (width, height))
        if box is None or name in written:
            continue
        written.add(name)
        taken.append(box)
        yield f'<text x="{box.x:.1f}" y="{box.y + box.height - 3:.1f}">{text(name)}</text>'


def _table(corpus: Corpus, rows: list[tuple[Any, ...]]) -> Markup:
    return table(
        "Other countries",
        ["country", "documents", ""],
        [(corpus.link(at, name), n, bar(n, rows[0][2])) for at, name, n in rows],
        numbers={1},
        kind="bars places",
    )
