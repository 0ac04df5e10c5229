from __future__ import annotations

import pytest

from pipeline.language_data import read_json
from pipeline.stages.dates.codes import context_words, date_codebook, number_code
from pipeline.stages.values.lexing import lex


def codes(text: str) -> str:
    return lex(text, date_codebook(), number_code)[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rabu (24/12)", "W(s)"),
        ("Jum'at", "W"),
        ("Minggu minggu", "Wp"),
        ("3 Februari 2022, 11:48 WIB", "DMY,CZ"),
        ("15 Agt 2025", "DmY"),
        ("hari ini besok, lusa", "KK,K"),
        ("yang lalu", "L"),
        ("kuartal III-2025", "qo-Y"),
        ("abad ke-19", "Bo"),
        ("’70-an 1990-an", "XX"),
        ("2023/24", "i"),
        ("0999", "n"),
        ("dini hari", "G"),
    ],
)
def test_codes(text, expected):
    assert codes(text) == expected


def test_numbers_without_a_use_have_no_code():
    assert [number_code(n) for n in ("1,5", "12345678", "1/2/3/4")] == ["", "", ""]


def test_every_table_of_the_words_is_used():
    for name, table in read_json("dates/words.json").items():
        for word in table:
            assert word in date_codebook().folded or name == "ordinals", word


def test_context_lists_are_lower_case_without_repeats():
    for name in read_json("dates/context.json"):
        words = context_words(name)
        assert words == [word.lower() for word in words]
        assert len(set(words)) == len(words), name
