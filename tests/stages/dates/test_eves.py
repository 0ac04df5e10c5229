"""The evening that a day begins with."""

from __future__ import annotations

import pytest

from pipeline.stages.dates.codes import date_codebook, number_code
from pipeline.stages.dates.eves import with_eves
from pipeline.stages.values.lexing import lex


def read(text: str) -> list[tuple[str, str]]:
    codes, lexemes = with_eves(*lex(text, date_codebook(), number_code))
    assert codes == "".join(x.code for x in lexemes)
    return [(x.code, x.value) for x in lexemes if x.code in "WG"]


@pytest.mark.parametrize(
    ("text", "lexemes"),
    [
        ("pada malam Minggu", [("G", "night"), ("W", "6")]),
        ("pada malam Senin", [("G", "night"), ("W", "7")]),
        ("Sabtu malam Minggu", [("W", "6"), ("G", "night")]),
        ("Sabtu, malam Minggu", [("W", "6"), ("G", "night")]),
        ("Rabu malam, Senin", [("W", "3"), ("G", "night"), ("W", "1")]),
        ("Rabu malam Senin", [("W", "3"), ("G", "night"), ("W", "1")]),  # no eve: left as it is
        ("malam Minggu, 24 Agustus", [("G", "night"), ("W", "7")]),
        ("malam Minggu (24/8)", [("G", "night"), ("W", "7")]),
        ("pagi Minggu", [("G", "morning"), ("W", "7")]),
        ("Minggu malam", [("W", "7"), ("G", "night")]),
    ],
)
def test_eves(text, lexemes):
    assert read(text) == lexemes


def test_the_lexeme_of_the_night_takes_the_day_in():
    text = "Sabtu malam Minggu"
    _, lexemes = with_eves(*lex(text, date_codebook(), number_code))
    assert [text[x.start : x.end] for x in lexemes] == ["Sabtu", "malam Minggu"]
