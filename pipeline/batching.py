"""Packing items into batches of bounded weight."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def packed(items: Iterable[T], weigh: Callable[[T], int], limit: int) -> Iterator[list[T]]:
    """Yield the items in order, in batches that together weigh at most ``limit``.

    A batch holds at least one item, so an item that weighs more than the limit stands alone.
    Only the batch in hand is held in memory.

    >>> list(packed(["aa", "b", "cccc", "d"], len, 3))
    [['aa', 'b'], ['cccc'], ['d']]
    """
    batch: list[T] = []
    held = 0
    for item in items:
        weight = weigh(item)
        if batch and held + weight > limit:
            yield batch
            batch, held = [], 0
        batch.append(item)
        held += weight
    if batch:
        yield batch
