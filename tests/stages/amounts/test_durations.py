from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.amounts.durations import find_durations
from tests.growth import growth


def found(text: str) -> list[tuple[str, str | None]]:
    return [(text[m.start : m.end], m.value) for m in find_durations(text)]


@pytest.mark.parametrize(
    ("text", "mention", "value"),
    [
        ("selama 7 hari penuh", "7 hari", "P7D"),
        ("pria berusia 36 tahun itu", "36 tahun", "P36Y"),
        ("sekitar dua jam 30 menit", "dua jam 30 menit", "PT2H30M"),
        ("penjara 5-7 tahun", "5-7 tahun", "P5Y/P7Y"),
        ("dua setengah tahun penjara", "dua setengah tahun", "P2.5Y"),
        ("15 tahun 6 bulan penjara", "15 tahun 6 bulan", "P15Y6M"),
        ("sudah setahun kosong", "setahun", "P1Y"),
        ("tiga dekade", "tiga dekade", "P30Y"),
        ("tiga minggu penuh", "tiga minggu", "P3W"),
        ("dalam enam bulan ke depan", "enam bulan", "P6M"),
        ("90 menit", "90 menit", "PT90M"),
    ],
)
def test_durations(text, mention, value):
    assert found(text) == [(mention, value)]


@pytest.mark.parametrize(
    "text",
    [
        "tiga hari lalu",
        "dua pekan mendatang",
        "5 tahun ke depan",
        "UU Nomor 11 Tahun 2020",
        "pada 2024 tahun politik",
        "pukul 20.30 menit akhir",
        "kelas 3 tahun ini",
        "bertahun-tahun",
        "kehidupan sehari-hari",
        "Sehari-harinya ia berdagang",
        "0 hari",
    ],
)
def test_no_durations(text):
    assert found(text) == []


@given(st.text(st.sampled_from("0123456789.,- duajamharthun\n") | st.characters(), max_size=120))
def test_any_text_gives_ordered_slices_with_periods(text):
    end = 0
    for match in find_durations(text):
        assert end <= match.start < match.end <= len(text)
        end = match.end
        for period in (match.value or "").split("/"):
            assert re.match(r"P(?:[\d.]+[YMWD])*(?:T(?:[\d.]+[HMS])+)?\Z", period)


@pytest.mark.parametrize("text", ["1 ", "1-", "dua hari ", "1 jam "])
def test_no_backtracking_on_hostile_text(text):
    assert growth(lambda times: find_durations(text * times), small=150, large=1_500) < 4


def test_a_unit_that_is_said_twice_counts_once():
    assert [m.value for m in find_durations("pesta 7 hari 7 malam")] == ["P7D"]


def test_an_english_ordinal_is_no_duration():
    assert find_durations("ADB 52th Annual Meeting") == []
    assert [m.value for m in find_durations("usia 52th dan lebih")] == ["P52Y"]
