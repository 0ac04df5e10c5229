"""Sentences of a `Doc` as words, and their batches for the network."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from spacy.tokens import Doc, Token


def sentences(doc: Doc) -> list[list[Token]]:
    """List the words of each sentence; whitespace is no word.

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


def sentence_rows(doc: Doc) -> list[list[int]]:
    """List the numbers of the words of each sentence, as `sentences` does."""
    result: list[list[int]] = []
    for i, (space, start) in enumerate(doc.to_array(["IS_SPACE", "SENT_START"]).tolist()):
        if space:
            continue
        if start == 1 or not result:
            result.append([])
        result[-1].append(i)
    return result


def like_lengths(
    lengths: Sequence[int], cells: Callable[[int], int], limit: int
) -> Iterator[list[int]]:
    """Yield numbers of sequences, those of like length together, the shortest first.

    The sequences of a batch are padded to the longest of them, and *cells* says what one of that
    length costs. A batch costs at most *limit*, or holds one sequence.

    >>> list(like_lengths([5, 1, 2, 1], cells=lambda length: length, limit=6))
    [[1, 3, 2], [0]]
    """
    batch: list[int] = []
    for number in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and (len(batch) + 1) * cells(lengths[number]) > limit:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch
