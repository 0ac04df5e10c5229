from hypothesis import given
from hypothesis import strategies as st

from pipeline.batching import packed


def test_an_item_over_the_limit_stands_alone() -> None:
    assert list(packed([1, 9, 1, 1], int, 3)) == [[1], [9], [1, 1]]


@given(st.lists(st.integers(0, 20)), st.integers(0, 30))
def test_batches_hold_every_item_in_order_within_the_limit(items: list[int], limit: int) -> None:
    batches = list(packed(items, int, limit))
    assert [item for batch in batches for item in batch] == items
    assert all(batch and (len(batch) == 1 or sum(batch) <= limit) for batch in batches)
