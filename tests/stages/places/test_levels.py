"""Level words in names and before them."""

from __future__ import annotations

import pytest

from pipeline.language_data import read_json
from pipeline.stages.places.levels import level_before, split_level


@pytest.mark.parametrize(
    ("before", "level"),
    [
        ("kata Wali Kota ", "city"),
        ("Bupati ", "regency"),
        ("di kabupaten ", "regency"),
        ("di Kab. ", "regency"),
        ("Pemkot ", "city"),
        ("Gubernur ", "province"),
        ("Polda ", "province"),
        ("ibu kota ", "capital"),
        ("kecamatan ", "below"),
        ("di ", None),
        ("Kota, ", None),
        ("kota.\n", None),
        ("kota\n", None),
        ("Kota", None),
        ("", None),
    ],
)
def test_the_words_before_a_name(before, level):
    assert level_before(f"{before}Bogor", len(before)) == level


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Kota Administrasi Jakarta Pusat", ("city", "Jakarta Pusat")),
        ("KABUPATEN BOGOR", ("regency", "BOGOR")),
        ("Provinsi Bali", ("province", "Bali")),
        ("Kotabaru", (None, "Kotabaru")),
        ("Kota", (None, "Kota")),
    ],
)
def test_the_level_in_a_name(name, parts):
    assert split_level(name) == parts


def test_every_phrase_of_the_data_is_found():
    levels = read_json("places/levels.json")
    for level, phrases in levels.items():
        for phrase in phrases:
            assert level_before(f"{phrase} Bogor", len(phrase) + 1) == level
