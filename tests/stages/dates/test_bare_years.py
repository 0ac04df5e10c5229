from __future__ import annotations

import pytest

from pipeline.stages.dates.bare_years import ends_event_name, is_bare_decade, is_bare_year


def at_year(text: str) -> tuple[str, int, int]:
    start = text.index("2024")
    return text, start, start + 4


@pytest.mark.parametrize(
    "text",
    ["pada 2024", "(2024)", "akhir 2024.", "APBN 2024", "2024", "sejak 2024, warga", "2024 lalu"],
)
def test_years(text):
    assert is_bare_year(*at_year(text))


@pytest.mark.parametrize(
    "text",
    [
        "Rp 2024",
        "$2024",
        "2024 orang",
        "2024 meter",
        "2024%",
        "Nomor 2024",
        "LP/2024",
        "2024 H",
        "Copyright © WARTA 2024",
        "nama.2024",
    ],
)
def test_other_numbers(text):
    assert not is_bare_year(*at_year(text))


def test_numbers_that_no_year_has():
    assert not is_bare_year("1234", 0, 4)
    assert not is_bare_year("2999", 0, 4)


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("Piala Dunia U-20 ", True),
        ("Pemilu ", True),
        ("pilkada serentak ", True),
        ("Liga Spanyol ", True),
        ("Hari Sumpah Pemuda ", True),
        ("juara Piala Dunia pada ", False),
        ("anggaran ", False),
        ("sejak ", False),
    ],
)
def test_event_names(text, is_name):
    assert ends_event_name(text + "2024", len(text)) == is_name


@pytest.mark.parametrize(
    ("text", "is_decade"),
    [
        ("era 90-an", True),
        ("awal 80an", True),
        ("pada 1990-an", True),
        ("mobil '70-an itu", True),
        ("sekitar 20an orang", False),
        ("berusia 30-an", False),
        ("sekitar 2000-an orang", False),
        ("era 90-an orang", False),
    ],
)
def test_decades_and_rough_counts(text, is_decade):
    start = next(i for i, sign in enumerate(text) if sign in "'0123456789")
    end = text.index("an", start) + 2
    assert is_bare_decade(text, start, end) == is_decade
