from __future__ import annotations

from datetime import date

import pytest

from pipeline.stages.dates.finder import find_dates

AUGUST = date(2025, 8, 21)


def found(text: str, anchor: date | None = AUGUST) -> list[tuple[str, str | None]]:
    return [
        (text[match.start : match.end], match.value) for match in find_dates(text, anchor=anchor)
    ]


@pytest.mark.parametrize(
    ("text", "mention", "value"),
    [
        ("naik pada kuartal II tahun ini.", "kuartal II tahun ini", "2025-04/2025-06"),
        ("terpasang triwulan keempat nanti.", "triwulan keempat nanti", "2025-10/2025-12"),
        ("dijual pada kuartal I mendatang.", "kuartal I mendatang", "2026-01/2026-03"),
        ("rampung semester II nanti.", "semester II nanti", "2025-07/2025-12"),
        ("anjlok pada kuartal III lalu.", "kuartal III lalu", "2024-07/2024-09"),
        ("anjlok pada kuartal I kemarin.", "kuartal I kemarin", "2025-01/2025-03"),
        ("laba semester kedua ini tipis.", "semester kedua ini", "2025-07/2025-12"),
        ("target Q1 mendatang.", "Q1 mendatang", "2026-01/2026-03"),
        ("lebih kecil dari kuartal lalu.", "kuartal lalu", "2025-04/2025-06"),
        ("dibayar triwulan depan.", "triwulan depan", "2025-10/2025-12"),
        ("naik kuartal I dan II 2024.", "kuartal I dan II 2024", "2024-01/2024-06"),
        ("naik pada Q2/2024.", "Q2/2024", "2024-04/2024-06"),
        ("enam bulan pertama tahun ini.", "enam bulan pertama tahun ini", "2025-01/2025-06"),
        ("dua triwulan pertama 2025.", "dua triwulan pertama 2025", "2025-01/2025-06"),
        ("9 bulan pertama tahun 2024.", "9 bulan pertama tahun 2024", "2024-01/2024-09"),
        ("dua bulan terakhir tahun lalu.", "dua bulan terakhir tahun lalu", "2024-11/2024-12"),
        ("laba 2Q24 naik.", "2Q24", "2024-04/2024-06"),
        ("laba 1H2025 naik.", "1H2025", "2025-01/2025-06"),
        ("pada kuartal-II tahun lalu", "kuartal-II tahun lalu", "2024-04/2024-06"),
        ("naik Q1-Q3 2024.", "Q1-Q3 2024", "2024-01/2024-09"),
        (
            "triwulan I hingga III tahun lalu.",
            "triwulan I hingga III tahun lalu",
            "2024-01/2024-09",
        ),
        ("laba kuartal-II kemarin naik.", "kuartal-II kemarin", "2025-04/2025-06"),
        ("laba Q2 kemarin naik.", "Q2 kemarin", "2025-04/2025-06"),
        ("inflasi diprediksi turun di kuartal keempat.", "kuartal keempat", "2025-10/2025-12"),
        ("turun di kuartal keempat.", "kuartal keempat", "2024-10/2024-12"),
        ("akan diumumkan laba kuartal II.", "kuartal II", "2025-04/2025-06"),
    ],
)
def test_directions_and_ranges(text, mention, value):
    assert found(text) == [(mention, value)]


def test_months_between_are_flagged():
    (match,) = find_dates("pada kuartal I dan III 2024", anchor=AUGUST)
    assert (match.value, match.flags) == ("2024-01/2024-09", ("enumeration",))


@pytest.mark.parametrize(
    ("mention", "value"),
    [
        ("kuartal IV dan kuartal I 2025", "2024-10/2025-03"),
        ("kuartal III, IV dan I 2025", "2024-07/2025-03"),
        ("kuartal IV hingga kuartal I 2026", "2025-10/2026-03"),
        ("kuartal IV hingga kuartal I tahun ini", "2024-10/2025-03"),
        ("Q4-Q1 2025", "2024-10/2025-03"),
        ("kuartal III sampai I 2025", "2024-07/2025-03"),
        ("semester II hingga semester I 2025", "2024-07/2025-06"),
    ],
)
def test_turn_of_the_year(mention, value):
    (match,) = find_dates(f"laba {mention} naik", anchor=AUGUST)
    assert (match.end - match.start, match.value, match.flags) == (len(mention), value, ())


def test_turn_of_the_year_is_no_evidence():
    text = "Laba kuartal IV naik. Laba kuartal IV hingga kuartal I 2027 akan turun."
    assert [value for _, value in found(text)] == ["2024-10/2024-12", "2026-10/2027-03"]


def test_headline_takes_the_year_of_its_article():
    text = "Ekspor karet melandai di kuartal keempat\nTriwulan IV tahun ini diwarnai hujan."
    assert found(text) == [
        ("kuartal keempat", "2025-10/2025-12"),
        ("Triwulan IV tahun ini", "2025-10/2025-12"),
    ]


def test_year_before_is_no_evidence():
    text = "Laba kuartal II naik dibanding kuartal II 2024."
    assert [value for _, value in found(text)] == ["2025-04/2025-06", "2024-04/2024-06"]


@pytest.mark.parametrize(
    "text",
    [
        "tim basket unggul di kuartal ketiga",
        "kode 5Q25",
        "siswa semester lalu",
        "gol pada paruh kedua lalu",
        "kuartal III dan I 2024",
        "kuartal V dan kuartal I 2024",
        "kuartal I dan kuartal I 2024",
        "Q2 pertandingan basket NBA",
        "kuartal-2 laga basket NBA",
        "unggul di kuartal kedua ini dalam laga NBA",
        "dalam tiga bulan terakhir 2024 orang tewas",
        "enam bulan pertama 1445 Hijriah",
        "enam bulan ketiga 2024",
        "24 bulan pertama 2024",
    ],
)
def test_no_quarters(text):
    assert not [value for _, value in found(text) if value and "/" in value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ekonomi Indonesia rebound pada kuartal kedua", "2025-04/2025-06"),
        ("pendapatan NBA pada Q2/2024", "2024-04/2024-06"),
        ("pendapatan NBA 2Q24", "2024-04/2024-06"),
        ("pendapatan NBA pada kuartal II tahun lalu", "2024-04/2024-06"),
        ("pendapatan NBA pada kuartal II lalu", "2025-04/2025-06"),
    ],
)
def test_quarters_of_no_game(text, value):
    assert [value for _, value in found(text)] == [value]


def test_no_value_without_an_anchor():
    assert found("naik pada kuartal II mendatang, kuartal lalu turun", None) == [
        ("kuartal II mendatang", None),
        ("kuartal lalu", None),
    ]
