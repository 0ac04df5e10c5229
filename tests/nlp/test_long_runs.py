from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.nlp.glued_marks import with_marks_divided
from pipeline.nlp.hyphens import with_hyphens_settled
from pipeline.nlp.long_runs import LONGEST_RUN, pieces_of, with_long_runs
from pipeline.nlp.slashes import with_slashes_divided
from tests.growth import growth


@given(st.lists(st.sampled_from(["ia", "x" * LONGEST_RUN, "a/" * LONGEST_RUN, " ", "\n", "-"])))
def test_long_runs_are_words_and_the_rest_goes_to_the_models(parts):
    text = "".join(parts)
    pieces = list(pieces_of(text))
    assert all("x" * LONGEST_RUN not in text[start:end] for start, end in pieces)
    shown = "".join(text[start:end] for start, end in pieces)
    runs = with_long_runs(text, [])
    hidden = "".join(text[run.start : run.end] for run in runs)
    assert len(shown) + len(hidden) + text.count("\n") == len(text)


RUNS = ["x", "1", "-", "=", "a/", "(", ")", "[", '"', "’’", "Rp", "A.", "a-", "é", "0,", "@", ";"]


@pytest.mark.parametrize("unit", RUNS)
def test_the_cost_of_an_unbroken_run_is_linear(unit):
    def divide(size: int) -> None:
        text = unit * size
        words = with_long_runs(text, [])
        with_marks_divided(text, with_slashes_divided(text, with_hyphens_settled(text, words)))

    assert growth(divide, small=4_000, large=32_000) < 4
