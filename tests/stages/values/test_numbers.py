from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language_data import read_json
from pipeline.stages.values.numbers import format_number, parse_digits, parse_words, scale_of


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0", "0"),
        ("007", "7"),
        ("1.150", "1150"),
        ("1.150.000", "1150000"),
        ("2,65", "2.65"),
        ("1.150,75", "1150.75"),
        ("0.768", "0.768"),
        ("3.5", "3.5"),
        ("12.25", "12.25"),
        ("1,250,000", "1250000"),
        ("1,250.50", "1250.5"),
        ("2,000", "2000"),
        ("1,125", "1.125"),
        ("1/4", "0.25"),
        ("1/3", "0.333333"),
        ("18446744073709551616,25", "18446744073709551616.25"),
        ("0,1", "0.1"),
    ],
)
def test_digits(written, value):
    number = parse_digits(written)
    assert number is not None
    assert format_number(number) == value


@pytest.mark.parametrize("written", ["", "1.15.0", "1/0", "5/3", "a", "1..2", "9" * 81, "1,"])
def test_not_a_number(written):
    assert parse_digits(written) is None


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("nol", "0"),
        ("satu", "1"),
        ("sepuluh", "10"),
        ("sebelas", "11"),
        ("tujuh belas", "17"),
        ("dua puluh lima", "25"),
        ("seratus sebelas", "111"),
        ("seratus lima", "105"),
        ("sembilan ratus sembilan puluh sembilan", "999"),
        ("seribu", "1000"),
        ("seribu dua ratus", "1200"),
        ("sejuta", "1000000"),
        ("dua ratus tiga puluh empat juta lima ratus enam ribu tujuh", "234506007"),
        ("dua koma lima juta", "2500000"),
        ("nol koma nol lima", "0.05"),
        ("dua setengah juta", "2500000"),
        ("setengah miliar", "500000000"),
        ("satu setengah", "1.5"),
        ("1,2 triliun", "1200000000000"),
        ("1 juta 250 ribu", "1250000"),
        ("5 M", "5000000000"),
    ],
)
def test_words(written, value):
    number = parse_words(written.split())
    assert number is not None
    assert format_number(number) == value


@pytest.mark.parametrize(
    "written",
    [
        "",
        "satu dua",
        "puluh",
        "ribu",
        "sepuluh lima",
        "dua belas tiga",
        "dua puluh sebelas",
        "2 juta 3 juta",
        "seribu satu juta",
        "koma lima",
        "dua koma",
        "rumah",
    ],
)
def test_words_that_make_no_number(written):
    assert parse_words(written.split()) is None


def test_exact_beyond_the_default_precision_of_decimal():
    number = parse_words(["123456789012345678901234567890,12", "juta"])
    assert number == Decimal("123456789012345678901234567890120000")


def test_scale():
    assert (scale_of(["5", "juta"]), scale_of(["5"]), scale_of([])) == (6, 0, 0)


ONES = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]


def spell(number: int) -> str:
    """Indonesian number words, written independently of the parser."""
    if number < 10:
        return ONES[number]
    if number < 20:
        return {10: "sepuluh", 11: "sebelas"}.get(number) or f"{ONES[number - 10]} belas"
    for size, name in ((10**9, "miliar"), (10**6, "juta"), (1000, "ribu"), (100, "ratus")):
        if number >= size:
            count, rest = divmod(number, size)
            head = f"se{name}" if count == 1 and size <= 1000 else f"{spell(count)} {name}"
            return head if rest == 0 else f"{head} {spell(rest)}"
    tens, rest = divmod(number, 10)
    return f"{ONES[tens]} puluh" + (f" {ONES[rest]}" if rest else "")


@given(st.integers(0, 10**12 - 1))
def test_every_spelled_number_reads_back(number):
    assert parse_words(spell(number).split()) == number


@given(st.integers(0, 10**30), st.integers(0, 999))
def test_every_written_number_reads_back(whole, thousandths):
    grouped = f"{whole:,}".replace(",", ".") + f",{thousandths:03d}7"
    assert parse_digits(grouped) == Decimal(f"{whole}.{thousandths:03d}7")


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_none(text):
    for number in (parse_digits(text), parse_words(text.split())):
        assert number is None or isinstance(number, Decimal)


def test_number_words_are_lower_case_and_unique():
    tables = read_json("amounts/numbers.json")
    words = [word for table in tables.values() for word in table]
    assert all(word == word.lower() for word in words)
    assert len(words) == len(set(words))
