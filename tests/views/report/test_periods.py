from __future__ import annotations

from datetime import date, timedelta

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.views.report.periods import Periods, periods


@pytest.mark.parametrize(
    ("days", "unit"),
    [(0, "day"), (39, "day"), (40, "week"), (300, "month"), (2000, "quarter"), (9000, "year")],
)
def test_the_unit_fits_the_span(days, unit):
    first = date(2001, 5, 17)
    assert periods(first, first + timedelta(days)).unit == unit


@given(st.dates(date(1950, 1, 1), date(2030, 1, 1)), st.integers(0, 20_000))
def test_periods_cover_every_day_once_and_are_those_of_duckdb(first, days):
    last = first + timedelta(days)
    found = periods(first, last)
    assert list(found.starts) == sorted(set(found.starts))
    assert found.starts[0] <= first
    assert len(found.starts) <= 40 or found.unit == "year"
    asked = "SELECT date_trunc(?, ?::DATE)::DATE, date_trunc(?, ?::DATE)::DATE"
    ends = duckdb.execute(asked, [found.unit, first, found.unit, last]).fetchone()
    assert ends == (found.starts[0], found.starts[-1])


def test_names_of_periods():
    day = [date(2025, 7, 1)]
    names = [Periods(unit, day).name(0) for unit in ("year", "quarter", "month", "week", "day")]
    assert names == ["2025", "2025 Q3", "2025-07", "2025-07-01", "2025-07-01"]
