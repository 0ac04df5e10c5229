from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.dates.periods import (
    iso_month,
    iso_week,
    iso_year,
    make_day,
    shift_day,
    shift_unit,
)


def test_impossible_days_are_none():
    for parts in ((2025, 2, 31), (2025, 0, 1), (2025, 13, 1), (0, 1, 1), (99999, 1, 1)):
        assert make_day(*parts) is None
    assert make_day(2024, 2, 29) == date(2024, 2, 29)


def test_weeks_belong_to_their_iso_year():
    assert iso_week(date(2024, 12, 30)) == "2025-W01"


def test_months_and_years_outside_the_calendar_are_none():
    assert (iso_month(2025, 13), iso_month(0, 1), iso_year(0), iso_year(10000)) == (None,) * 4


@pytest.mark.parametrize(
    ("unit", "count", "value"),
    [
        ("day", -1, "2025-02-28"),
        ("week", 1, "2025-W10"),
        ("month", -3, "2024-12"),
        ("year", 2, "2027"),
        ("year", -3000, None),
        ("day", 10**7, None),
    ],
)
def test_shifts(unit, count, value):
    assert shift_unit(date(2025, 3, 1), unit, count) == value


@given(st.dates(), st.integers(-(10**9), 10**9))
def test_shifting_never_raises(day, days):
    moved = shift_day(day, days)
    assert moved is None or (moved - day).days == days
