from __future__ import annotations

import pytest

from tests.stages.values.value_scores import (
    AMOUNTS as AMOUNTS_FILE,
)
from tests.stages.values.value_scores import (
    DATES as DATES_FILE,
)
from tests.stages.values.value_scores import (
    amounts_in,
    dates_in,
    expected_of,
    keys_of,
    read_rows,
    score,
)

DATES = read_rows(DATES_FILE)
AMOUNTS = read_rows(AMOUNTS_FILE)


@pytest.mark.parametrize("row", DATES, ids=lambda row: row["text"][:40])
def test_dates_of_sentence(row):
    assert keys_of(dates_in(row)) == expected_of(row)


@pytest.mark.parametrize("row", AMOUNTS, ids=lambda row: row["text"][:40])
def test_amounts_of_sentence(row):
    assert keys_of(amounts_in(row)) == expected_of(row)


def test_annotation_slices_back_to_text():
    for row in DATES + AMOUNTS:
        for mention in row["mentions"]:
            assert row["text"][mention["start"] : mention["end"]] == mention["text"]


def test_set_is_large_enough_to_mean_something():
    assert len(DATES) + len(AMOUNTS) >= 150


def test_score_counts_misses_and_extras():
    row = {"text": "Rp 5 juta dan 3 kg", "mentions": []}
    wrong = {"start": 0, "end": 4, "label": "MONEY", "value": "5", "unit": "IDR"}
    right = {"start": 0, "end": 9, "label": "MONEY", "value": "5000000", "unit": "IDR"}
    assert score([row], amounts_in).f1 == 0
    assert score([row | {"mentions": [right]}], amounts_in).f1 == pytest.approx(2 / 3)
    assert score([row | {"mentions": [wrong]}], amounts_in).hits == 0
