"""Group Docs into batches of like work, in fixed order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Doc, Token

BATCH_WORDS = 4000


def by_words(docs: Iterable[Doc], size: int = BATCH_WORDS) -> Iterator[list[Doc]]:
    """Batches of at least one `Doc` and, if more, at most *size* tokens."""
    batch: list[Doc] = []
    length = 0
    for doc in docs:
        if batch and length + len(doc) > size:
            yield batch
            batch, length = [], 0
        batch.append(doc)
        length += len(doc)
    if batch:
        yield batch


def apply_in_batches(
    docs: Iterable[Doc], annotate: Callable[[list[Doc]], None], *, size: int = BATCH_WORDS
) -> Iterator[Doc]:
    """Call *annotate* on batches and pass the Docs on, in order."""
    for batch in by_words(docs, size):
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
