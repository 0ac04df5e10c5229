from __future__ import annotations

import pytest

from pipeline.stages.dates.codes import date_codebook, number_code
from pipeline.stages.dates.partial import Partial, completed, read_partial
from pipeline.stages.values.lexing import lex


def said(text: str) -> Partial:
    return read_partial(lex(text, date_codebook(), number_code)[1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rabu (24/12)", Partial(weekday=3, day=24, month=12)),
        ("3/2/2022", Partial(day=3, month=2, year=2022)),
        ("10/21/2025", Partial(day=21, month=10, year=2025)),
        ("2025-10-13", Partial(day=13, month=10, year=2025)),
        ("26/03/11", Partial(day=26, month=3, year=2011)),
        ("26/03/98", Partial(day=26, month=3, year=1998)),
        ("September tahun lalu", Partial(month=9, year_shift=-1)),
        ("Senin pekan depan", Partial(weekday=1, week_shift=1)),
        ("Kamis lalu", Partial(weekday=4, direction="past")),
        ("besok", Partial(shift=1)),
    ],
)
def test_reading(text, expected):
    assert said(text) == expected


def test_complete_needs_day_month_and_year():
    assert said("3/2/2022").complete
    assert not said("3 Februari").complete


def test_the_second_end_of_a_range_completes_the_first():
    assert completed(Partial(day=24), said("27 Oktober 2024")) == Partial(
        day=24, month=10, year=2024
    )
    over_new_year = completed(said("29 Desember"), said("2 Januari 2026"))
    assert (over_new_year.month, over_new_year.year) == (12, 2025)
