from __future__ import annotations

import pytest

from pipeline.stages.amounts.counts import find_counts
from tests.growth import growth


def found(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(text[m.start : m.end], m.value, m.unit) for m in find_counts(text)]


@pytest.mark.parametrize(
    ("text", "mention", "value", "unit"),
    [
        ("survei atas 1.364 responden itu", "1.364 responden", "1364", "responden"),
        ("sedikitnya 50 orang", "50 orang", "50", "orang"),
        ("dua puluh lima saksi diperiksa", "dua puluh lima saksi", "25", "saksi"),
        ("2 juta pelanggan", "2 juta pelanggan", "2000000", "pelanggan"),
        ("2024 orang", "2024 orang", "2024", "orang"),
        ("20-30 orang", "20-30 orang", "20/30", "orang"),
        ("lima unit mobil", "lima unit", "5", "unit"),
        ("dua pertiga warga", "dua pertiga warga", "0.666667", "warga"),
        ("dua per tiga anggota dewan", "dua per tiga anggota", "0.666667", "anggota"),
        ("1.000 lebih warga", "1.000 lebih warga", "1000", "warga"),
        ("volume 2.500 penumpang", "2.500 penumpang", "2500", "penumpang"),
        ("gelombang 20 ribu pengungsi", "20 ribu pengungsi", "20000", "pengungsi"),
        ("sepertiga lahan", "sepertiga lahan", "0.333333", "lahan"),
    ],
)
def test_counts(text, mention, value, unit):
    assert found(text) == [(mention, value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "pada 2024 pemerintah",
        "salah satu legenda",
        "setengah hati",
        "dua ratusan orang",
        "separuh jalan",
        "dua pertiga dari",
        "Salah satu dari mereka",
        "pukul 20.30 warga",
        "Pasal 5 ayat",
        "kelas 3 siswa",
        "Senin (6/10) petugas",
        "12 Agustus",
        "Rp 500 uang",
        "7 hari",
        "5 persen",
        "3 kg",
        "puluhan orang",
        "3,21 lintang selatan",
        "skor 5 lebih tinggi",
        "129,45 bujur timur",
        "0812-3456 orang",
        "skor 2-0 untuk",
    ],
)
def test_no_counts(text):
    assert found(text) == []


@pytest.mark.parametrize("text", ["1 orang ", "1-", "dua ", "5 "])
def test_no_backtracking_on_hostile_text(text):
    assert growth(lambda times: find_counts(text * times), small=300, large=3_000) < 4
