from __future__ import annotations

from datetime import date

import pytest

from pipeline.stages.dates.partial import Partial
from pipeline.stages.dates.resolve import Context, Tense, resolve_count, resolve_date

ANCHOR = date(2025, 10, 22)


def value(said: Partial, tense: Tense = "", anchor: date | None = ANCHOR, year: int | None = None):
    found = resolve_date(said, Context(anchor, lambda: tense, year))
    return found and found.value


@pytest.mark.parametrize(
    ("said", "tense", "expected"),
    [
        (Partial(day=28, month=2), "", "2025-02-28"),
        (Partial(day=28, month=12), "", "2025-12-28"),
        (Partial(day=28, month=12), "past", "2024-12-28"),
        (Partial(day=28, month=2), "future", "2026-02-28"),
        (Partial(day=20, month=10), "future", "2025-10-20"),
        (Partial(day=29, month=2), "past", "2024-02-29"),
        (Partial(month=3), "", "2025-03"),
        (Partial(month=12), "past", "2024-12"),
        (Partial(month=3), "future", "2026-03"),
        (Partial(month=1), "", "2026-01"),
        (Partial(month=9, year_shift=-1), "", "2024-09"),
        (Partial(weekday=3, week_shift=1), "", "2025-10-29"),
        (Partial(weekday=3, direction="past"), "", "2025-10-15"),
        (Partial(weekday=3, direction="future"), "", "2025-10-29"),
    ],
)
def test_values(said, tense, expected):
    assert value(said, tense) == expected


def test_new_year_is_near():
    assert value(Partial(day=24, month=12), anchor=date(2026, 1, 2)) == "2025-12-24"
    assert value(Partial(day=5, month=1), anchor=date(2025, 12, 28)) == "2026-01-05"


def test_story_year_holds_when_no_word_tells():
    assert value(Partial(day=15, month=3), year=2011) == "2011-03-15"
    assert value(Partial(day=15, month=3), "past", year=2011) == "2025-03-15"


def test_no_such_day():
    assert resolve_date(Partial(day=31, month=2, year=2025), Context(ANCHOR, lambda: "")) is None
    assert resolve_date(Partial(day=31, month=2), Context(ANCHOR, lambda: "")) is None
    assert resolve_date(Partial(day=31, month=2), Context(None, lambda: "")) is None


def test_without_anchor_there_is_no_value_but_a_mention():
    for said in (Partial(day=3, month=2), Partial(month=2), Partial(weekday=1), Partial(shift=0)):
        found = resolve_date(said, Context(None, lambda: ""))
        assert found is not None
        assert found.value is None


@pytest.mark.parametrize("anchor", [date.min, date.max])
def test_the_ends_of_the_calendar(anchor):
    for said in (Partial(day=3, month=2), Partial(weekday=1), Partial(shift=-2), Partial(shift=2)):
        for tense in ("", "past", "future"):
            value(said, tense, anchor)


def test_counts():
    found = resolve_count("day", -2, ANCHOR)
    assert found is not None
    assert (found.value, found.day) == ("2025-10-20", date(2025, 10, 20))
    assert resolve_count("year", -9999, ANCHOR) is None
