"""What names of places can mean, and that every data file is read and sound."""

from __future__ import annotations

import pytest

from pipeline.language_data import read_csv, read_pairs, read_words
from pipeline.stages.places.gazetteer import (
    Place,
    fold,
    is_ambiguous_country,
    needs_evidence,
    places_named,
)


def links(name: str, label: str = "GPE") -> list[str]:
    return [place.link for place in places_named(name, label=label)]


@pytest.mark.parametrize(
    ("name", "link"),
    [
        ("Estonia", "iso3166:EE"),
        ("ESTONIA", "iso3166:EE"),
        ("AS", "iso3166:US"),
        ("RI", "iso3166:ID"),
        ("RRT", "iso3166:CN"),
        ("Tiongkok", "iso3166:CN"),
        ("Cina", "iso3166:CN"),
        ("UEA", "iso3166:AE"),
        ("Inggris", "iso3166:GB"),
        ("Korsel", "iso3166:KR"),
        ("Korea Utara", "iso3166:KP"),
        ("Arab Saudi", "iso3166:SA"),
        ("Türkiye", "iso3166:TR"),
        ("Papua Nugini", "iso3166:PG"),
        ("Timor Leste", "iso3166:TL"),
        ("Pantai Gading", "iso3166:CI"),
        ("Mali", "iso3166:ML"),
        ("Jawa Barat", "idn:32"),
        ("Provinsi Jawa Barat", "idn:32"),
        ("Jabar", "idn:32"),
        ("DKI Jakarta", "idn:31"),
        ("JAKARTA", "idn:31"),
        ("DIY", "idn:34"),
        ("Papua", "idn:91"),
        ("Kabupaten Bogor", "idn:32.01"),
        ("Kota Bogor", "idn:32.71"),
        ("Kab. Bogor", "idn:32.01"),
        ("Jakarta Selatan", "idn:31.74"),
        ("Gunung Kidul", "idn:34.03"),
        ("Solo", "idn:33.72"),
        ("Surabaya", "idn:35.78"),
        ("Tasikmalaya Kota", "idn:32.78"),
        ("Provinsi Jambi", "idn:15"),
        ("Kota Jambi", "idn:15.71"),
    ],
)
def test_names_with_one_meaning(name, link):
    assert links(name) == [link]


@pytest.mark.parametrize(
    ("name", "label", "expected"),
    [
        ("Eropa", "LOC", ["m49:150"]),
        ("Asia Tenggara", "LOC", ["m49:035"]),
        ("Amerika", "LOC", ["m49:019"]),
        ("Amerika", "GPE", ["iso3166:US"]),
        ("Timur Tengah", "LOC", []),  # M49 has no such region
        ("Jawa", "LOC", ["wikidata:Q3757"]),
        ("Bali", "LOC", ["wikidata:Q4648"]),
        ("Bali", "GPE", ["idn:51"]),
        ("Papua", "LOC", ["wikidata:Q3845"]),
        ("Lombok", "LOC", []),
        ("Bogor", "LOC", []),
        ("Georgia", "LOC", []),
        ("Australia", "LOC", ["iso3166:AU"]),
        ("Bogor", "GPE", ["idn:32.01", "idn:32.71"]),
        ("Jambi", "GPE", ["idn:15", "idn:15.71"]),
        ("Korea", "GPE", []),
        ("Moskow", "GPE", []),
        ("Kecamatan Makassar", "GPE", []),
        ("Kota Wonosobo", "GPE", []),
        ("", "GPE", []),
        ("...", "GPE", []),
    ],
)
def test_labels_decide_and_the_unclear_stays_open(name, label, expected):
    assert links(name, label) == expected


def test_the_police_says_metro_before_a_city():
    assert links("Metro Tangerang Kota") == ["idn:36.71"]
    assert links("Metro Lampung") == []
    assert links("Metro") == ["idn:18.72"]


def test_every_official_name_finds_its_code():
    for row in (*read_csv("places/provinces.csv"), *read_csv("places/regencies.csv")):
        assert f"idn:{row['code']}" in links(row["name"]), row
    assert len(read_csv("places/provinces.csv")) == 38
    assert len(read_csv("places/regencies.csv")) == 514


def test_further_names_have_known_codes():
    known = {row["code"] for row in read_csv("places/provinces.csv")}
    known |= {row["code"] for row in read_csv("places/regencies.csv")}
    assert {code for _, code in read_pairs("places/regions.tsv")} <= known
    assert all(len(code) == 2 and code.isupper() for _, code in read_pairs("places/countries.tsv"))
    assert all(len(code) == 3 and code.isdigit() for _, code in read_pairs("places/m49.tsv"))


def test_lists_of_doubtful_names_hold_names_that_exist():
    assert all(places_named(name) for name in read_words("places/needs_evidence.txt"))
    assert all(needs_evidence(name) for name in read_words("places/needs_evidence.txt"))
    assert all(is_ambiguous_country(name) for name in read_words("places/ambiguous_countries.txt"))
    assert not any(places_named(name) for name in read_words("places/not_countries.txt"))


def test_places_know_their_province():
    assert Place("idn", "32.71", "city").province == "32"
    assert Place("iso3166", "ID", "country").province is None
    assert fold("Côte d’Ivoire") == "cotedivoire"


def test_common_words_are_no_clipped_names():
    assert places_named("Kota Tua") == ()
    assert places_named("Kota Tual")
