"""Districts and quarters, and the regencies that they lie in."""

from __future__ import annotations

import pytest

from pipeline.language_data import read_csv, read_pairs
from pipeline.stages.places.districts import (
    is_called_district,
    place_of_district,
    regencies_with,
)
from pipeline.stages.places.gazetteer import Place

CODES = {row["code"] for row in read_csv("places/regencies.csv")}
KLATEN, SLEMAN = Place("idn", "33.10", "regency"), Place("idn", "34.04", "regency")
SUMBAR, CENTRAL_JAVA = Place("idn", "13", "province"), Place("idn", "33", "province")


def code(name: str, *named: Place, stated: bool = False) -> str | None:
    around = place_of_district(name, named, stated=stated)
    return None if around is None else around.code


def test_a_district_lies_in_the_one_of_its_regencies_that_the_text_names():
    assert code("Wonosari", KLATEN) == "33.10"
    assert code("Wonosari", SLEMAN) is None
    assert code("Prambanan", SLEMAN) == "34.04"
    assert code("Prambanan", SLEMAN, KLATEN) is None
    assert code("Kecamatan Delanggu", KLATEN) == "33.10"


def test_the_only_district_of_its_name_needs_no_regency_where_it_is_stated():
    assert code("Petungkriyono", stated=True) == "33.26"
    assert code("Petungkriyono") is None
    assert code("Karanganyar", stated=True) is None
    assert code("Wonosari", SLEMAN, stated=True) is None


def test_the_name_of_its_regency_may_stand_in_another_name():
    text = "Kejari Kabupaten Madiun menahan mantan Kades di Kecamatan Sawahan"
    around = place_of_district("Kecamatan Sawahan", (), text=text, stated=True)
    assert around is not None
    assert around.code == "35.19"
    assert place_of_district("Sawahan", (), text=text, stated=False) is None
    assert place_of_district("Sawahan", (), text=f"{text}, Surabaya", stated=True) is None


def test_its_province_is_enough_where_no_other_regency_is_spoken_of():
    assert code("Petungkriyono", CENTRAL_JAVA) == "33.26"
    assert code("Petungkriyono", SUMBAR) is None
    assert code("Petungkriyono", CENTRAL_JAVA, KLATEN) is None
    assert code("Delanggu", CENTRAL_JAVA, stated=True) == "33.10"


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("di Kecamatan Turen", True),
        ("kata Kapolsek Turen", True),
        ("warga kec. Turen", True),
        ("di Distrik Turen", True),
        ("di Desa Turen", False),
        ("di Turen", False),
    ],
)
def test_a_word_says_that_a_place_is_a_district(text, stated):
    assert is_called_district(text, len(text) - len("Turen"), "Turen") is stated


def test_a_quarter_may_lie_in_several_cities():
    assert {place.code for place in regencies_with("Bintaro")} == {"31.74", "36.74"}
    assert regencies_with("Negeri Antah") == ()


def test_every_code_is_one_of_a_regency_or_city():
    rows = {row["regency_code"] for row in read_csv("places/districts.csv")}
    pairs = (*read_pairs("places/quarters.tsv"), *read_pairs("places/towns_within.tsv"))
    assert rows == CODES
    assert {code for _, code in pairs} <= CODES
