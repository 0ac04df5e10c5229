"""Coordinates and items of every place that can be linked."""

from __future__ import annotations

import pytest

from pipeline.language_data import read_csv, read_pairs
from pipeline.stages.places.coordinates import of
from pipeline.stages.places.gazetteer import places_named

PROVINCES = [row["code"] for row in read_csv("places/provinces.csv")]
REGENCIES = [row["code"] for row in read_csv("places/regencies.csv")]
WITHOUT_ITEM = {"93", "94", "95", "96"}  # the provinces of 2022: their items are not certain


def linkable() -> list[tuple[str, str]]:
    links = {("idn", code) for code in (*PROVINCES, *REGENCIES)}
    links |= {("m49", code) for _, code in read_pairs("places/m49.tsv")}
    links |= {("wikidata", item) for _, item in read_pairs("places/islands.tsv")}
    from babel import Locale

    for name in Locale("id").territories.values():
        links |= {(place.kb, place.code) for place in places_named(name)}
    links |= {("iso3166", code) for _, code in read_pairs("places/countries.tsv")}
    links |= {("iso3166", code) for _, code in read_pairs("places/foreign_places.tsv")}
    return sorted(links)


def test_every_code_of_the_gazetteer_has_its_row():
    for kb, kb_id in linkable():
        place = of(kb, kb_id)
        assert place is not None, (kb, kb_id)
        assert -90 <= place.lat <= 90 and -180 <= place.lon <= 180
        has_item = place.wikidata is not None and place.wikidata.startswith("Q")
        assert has_item or kb_id in WITHOUT_ITEM, (kb, kb_id)


def test_indonesian_places_lie_in_indonesia_and_have_an_item_each():
    items = [of("idn", code).wikidata for code in (*PROVINCES, *REGENCIES)]
    known = [item for item in items if item is not None]
    assert len(known) == len(set(known))
    for code in (*PROVINCES, *REGENCIES):
        place = of("idn", code)
        assert -11.5 < place.lat < 6.5 and 94.5 < place.lon < 141.5, code


def test_regencies_lie_near_the_middle_of_their_province():
    for code in REGENCIES:
        place, province = of("idn", code), of("idn", code.partition(".")[0])
        assert abs(place.lat - province.lat) < 4 and abs(place.lon - province.lon) < 6, code


@pytest.mark.parametrize(
    ("kb", "kb_id", "wikidata", "near"),
    [
        ("idn", "31", "Q3630", (-6, 107)),
        ("idn", "95", None, (-4, 139)),
        ("iso3166", "ID", "Q252", (-2, 118)),
        ("iso3166", "NL", "Q55", (52, 6)),
        ("m49", "035", "Q11708", (5, 110)),
        ("wikidata", "Q3757", "Q3757", (-7, 110)),
        ("within_iso3166", "NL", None, (52, 6)),
    ],
)
def test_places(kb, kb_id, wikidata, near):
    place = of(kb, kb_id)
    assert place.wikidata == wikidata
    assert (round(place.lat), round(place.lon)) == near


def test_unknown_places_have_none():
    assert of("idn", "99.99") is None
    assert of("", "") is None
