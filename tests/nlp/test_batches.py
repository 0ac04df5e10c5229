from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.nlp.batches import by_length


@given(st.lists(st.text(max_size=9)), st.integers(1, 20))
def test_batches_keep_every_item_in_order_and_their_size(items, size):
    batches = list(by_length(items, size))
    assert [item for batch in batches for item in batch] == items
    assert all(len(batch) == 1 or sum(map(len, batch)) <= size for batch in batches)
