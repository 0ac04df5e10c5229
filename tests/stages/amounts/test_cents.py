"""Hundredths of a currency."""

from __future__ import annotations

import pytest

from pipeline.stages.amounts.finder import find_amounts


def found(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(text[m.start : m.end], m.value, m.unit) for m in find_amounts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("naik 45 sen menjadi US$ 65", ("45 sen", "0.45", "USD")),
        ("naik 45 sen, atau 0,7 persen, menjadi US$ 65", ("45 sen", "0.45", "USD")),
        ("turun 5-10 sen dari € 3", ("5-10 sen", "0.05/0.1", "EUR")),
        ("tarif 6 sen dolar AS per kWh", ("6 sen dolar AS", "0.06", "USD")),
        ("harga US$ 30 sen per pon", ("US$ 30 sen", "0.3", "USD")),
    ],
)
def test_cents(text, expected):
    assert found(text)[0] == expected


def test_a_sum_before_the_cents_gives_their_currency():
    assert found("dari US$ 60 turun 12 sen")[1] == ("12 sen", "0.12", "USD")


def test_a_foreign_sum_of_the_paragraph_gives_their_currency():
    text = "Brent turun ke US$ 58. Kurs Rp 16.000. Kemarin naik 56 sen."
    assert found(text)[-1] == ("56 sen", "0.56", "USD")


@pytest.mark.parametrize(
    "text", ["tarifnya 5 sen", "Harganya 5 sen. Gula Rp 5", "naik 5 sen\nRp 5"]
)
def test_cents_of_an_unknown_currency_are_no_amount(text):
    assert all(mention.startswith("Rp") for mention, _, _ in found(text))


def test_long_sums_stay_exact():
    digits = "123456789" * 5
    assert found(f"Rp {digits}")[0][1] == digits
