from __future__ import annotations

from datetime import date

import pytest

from pipeline.stages.dates.finder import find_dates
from pipeline.stages.dates.year_lists import commas_of_years


def years(text: str) -> list[tuple[str, str | None]]:
    matches = find_dates(text, anchor=date(2025, 8, 21))
    return [(text[match.start : match.end], match.value) for match in matches]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("koin emisi tahun 1971,1974, dan 1978", ["tahun 1971", "1974", "1978"]),
        ("banjir pada 2002,2007,2013", ["2002", "2007", "2013"]),
        ("juara 2011,2013 dan 2017", ["2011", "2013", "2017"]),
        ("juara tahun 2011, 2013, dan 2017", ["tahun 2011", "2013", "2017"]),
    ],
)
def test_years_of_a_list(text, expected):
    assert years(text) == [(mention, mention[-4:]) for mention in expected]


@pytest.mark.parametrize("text", ["1980,1990 ton", "indeks ditutup di 1982,1990", "$2010,2015"])
def test_decimal_numbers(text):
    assert years(text) == []


def test_year_of_an_event_said_to_come():
    assert years("pemilihan umum tahun 2029 mendatang") == [("tahun 2029", "2029")]
    assert years("pemilihan umum 2029") == []


@pytest.mark.parametrize("text", ["menuju Indonesia Emas 2045", "Visi Nusantara 2030 dibahas"])
def test_names_of_plans(text):
    assert years(text) == []


def test_commas_of_years():
    assert commas_of_years("emisi 1971,1974 ditarik") == [10]
    assert commas_of_years("juara 1971,1974, 1978 dan nilai 1971,1974") == [10]
    assert commas_of_years("kode 1971,1974,19785") == []
