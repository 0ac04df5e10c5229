from __future__ import annotations

from datetime import date

import pytest

from pipeline.stages.dates.clock import read_clock
from pipeline.stages.dates.codes import date_codebook, number_code
from pipeline.stages.values.lexing import lex


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("pukul 20.30 WIB", "T20:30+07:00"),
        ("pukul 20:30:15 WITA", "T20:30:15+08:00"),
        ("pukul 9.05", "T09:05"),
        ("jam 8 malam", "T20:00"),
        ("jam 12 malam", "T00:00"),
        ("jam 2 siang", "T14:00"),
        ("jam 11 siang", "T11:00"),
        ("jam 4 sore", "T16:00"),
        ("jam 3 dini hari", "T03:00"),
        ("pukul delapan pagi WIT", "T08:00+09:00"),
        ("pukul setengah tujuh", "T06:30"),
        ("jam setengah tiga sore", "T14:30"),
        ("jam setengah satu malam", "T00:30"),
        ("pukul setengah 9 malam WIB", "T20:30+07:00"),
        ("pukul 24.00", "T24:00"),
        ("pukul 24.30", None),
        ("pukul 20.75", None),
        ("15.30-18.00 WIB", "T15:30+07:00/T18:00+07:00"),
        ("pukul 08.00 WIB hingga 10.00 WITA", "T08:00+07:00/T10:00+08:00"),
    ],
)
def test_values(text, value):
    assert read_clock(lex(text, date_codebook(), number_code)[1]) == value


def test_with_a_day():
    lexemes = lex("pukul 20.30 WIB", date_codebook(), number_code)[1]
    assert read_clock(lexemes, day=date(2025, 10, 22)) == "2025-10-22T20:30+07:00"
