"""Group Docs into batches of like work, in fixed order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sized
from typing import TypeVar

from spacy.tokens import Doc, Token

BATCH_WORDS = 4000
_Item = TypeVar("_Item", bound=Sized)


def by_length(items: Iterable[_Item], size: int) -> Iterator[list[_Item]]:
    """Batches of at least one item and, if more, of at most *size* in total length.

    >>> list(by_length(["aa", "bb", "ccccc", "d"], 4))
    [['aa', 'bb'], ['ccccc'], ['d']]
    """
    batch: list[_Item] = []
    length = 0
    for item in items:
        if batch and length + len(item) > size:
            yield batch
            batch, length = [], 0
        batch.append(item)
        length += len(item)
    if batch:
        yield batch


def apply_in_batches(
    docs: Iterable[Doc], annotate: Callable[[list[Doc]], None], *, size: int = BATCH_WORDS
) -> Iterator[Doc]:
    """Call *annotate* on batches and pass the Docs on, in order."""
    for batch in by_length(docs, size):
        annotate(batch)
        yield from batch


def sentences(doc: Doc) -> list[list[Token]]:
    """The words of each sentence; whitespace is no word.

    A `Doc` without sentence boundaries (one that some other tokenizer made) is one sentence.
    """
    result: list[list[Token]] = []
    for token in doc:
        if token.is_space:
            continue
        if token.is_sent_start or not result:
            result.append([])
        result[-1].append(token)
    return result
