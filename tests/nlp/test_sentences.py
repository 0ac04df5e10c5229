from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.nlp.sentences import like_lengths


@given(st.lists(st.integers(0, 30)), st.integers(1, 200))
def test_every_number_is_in_one_batch_of_bounded_cost(lengths, limit):
    batches = list(like_lengths(lengths, lambda length: length**2, limit))
    assert sorted(number for batch in batches for number in batch) == list(range(len(lengths)))
    for batch in batches:
        longest = max(lengths[number] for number in batch)
        assert len(batch) == 1 or len(batch) * longest**2 <= limit
