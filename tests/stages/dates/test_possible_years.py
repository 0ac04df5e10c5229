"""The years that an undated article can be of."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.stages.dates.candidates import find_candidates
from pipeline.stages.dates.possible_years import possible_years


def first_years(text: str, *days: date, year: int | None = None) -> list[int]:
    return possible_years(text, find_candidates(text), complete=days, year=year)[:3]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Buku itu terbit pada 2017.", [2017, 2018, 2016]),
        ("Buku terbit pada 2015 dan Mei 2017.", [2017, 2018, 2016]),
        ("Obligasi terbit pada 2009. Itu akan lunas pada Maret 2019.", [2019, 2018, 2009]),
        ("Pada 2017 banjir. Kota akan tenggelam pada 2050.", [2017, 2018, 2016]),
        ("Jalan itu akan selesai pada 2027.", [2027, 2026]),
        ("Persik juara Super League 2025/2026.", [2025, 2024, 2023]),
        ("Kualifikasi Piala Dunia 2022 dan Olimpiade 2024.", [2022, 2021, 2020]),
        ("Perang pecah pada 1945.", []),
        ("Tanpa tahun.", []),
    ],
)
def test_what_the_text_names(text, years):
    assert first_years(text) == years


def test_days_are_believed_before_years_and_what_stands_outside_before_both():
    text = "Buku itu terbit pada 2017."
    assert first_years(text, date(2014, 5, 1), date(2015, 5, 1)) == [2015, 2016, 2014]
    assert first_years(text, date(2014, 5, 1), year=2020) == [2020, 2021, 2019]
