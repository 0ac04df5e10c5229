"""Which tokens of a `Doc` are rows, and how rows, sentences and heads are numbered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from pipeline.records import Article

Ints = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]

# Columns of strings and the spaCy attributes that hold their hashes.
_HASHED: Final = {
    "text": "ORTH",
    "upos": "POS",
    "feats": "MORPH",
    "lemma": "LEMMA",
    "deprel": "DEP",
}
_NUMBERS: Final = ("IDX", "LENGTH", "IS_SPACE", "IS_STOP", "SENT_START", "HEAD")


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one document; all arrays but `row_of` and the last two have one item a row."""

    tokens: Ints  # index in the Doc
    row_of: Ints  # row of each token of the Doc, -1 for whitespace
    start: Ints
    end: Ints
    head: Ints  # row of the head; its own for a root
    sent: Ints
    is_stop: npt.NDArray[np.bool_]
    hashes: dict[str, Hashes]  # of the strings that `_HASHED` names
    sent_start: Ints  # one item a sentence: offsets without surrounding whitespace
    sent_end: Ints

    @property
    def n_tokens(self) -> int:
        """Number of rows of the table `tokens`."""
        return len(self.tokens)

    @property
    def n_sentences(self) -> int:
        """Number of rows of the table `sentences`."""
        return len(self.sent_start)


class Parsed(NamedTuple):
    """An article that was analysed, with its analysis and the rows that it makes."""

    article: Article
    doc: Doc
    rows: Rows


def number_rows(doc: Doc) -> Rows:
    """Number the rows and sentences of *doc*.

    A head that is a whitespace token is replaced by that token's own head; where only whitespace
    is above it, the word becomes a root.
    """
    values = doc.to_array([*_NUMBERS, *_HASHED.values()])
    idx, length, is_space, is_stop, opens, relative = values[:, : len(_NUMBERS)].astype(np.int64).T
    tokens = np.flatnonzero(is_space == 0)
    row_of = np.full(len(doc), -1, dtype=np.int64)
    row_of[tokens] = np.arange(len(tokens))
    start, end = idx[tokens], (idx + length)[tokens]
    begins = _changes(np.cumsum(opens == 1)[tokens])
    sent, edges = np.cumsum(begins) - 1, np.flatnonzero(begins)  # first row of each sentence
    return Rows(
        tokens=tokens,
        row_of=row_of,
        start=start,
        end=end,
        head=row_of[_word_heads(np.arange(len(doc)) + relative, is_space=is_space)[tokens]],
        sent=sent,
        is_stop=is_stop[tokens] == 1,
        hashes={name: values[tokens, len(_NUMBERS) + n] for n, name in enumerate(_HASHED)},
        sent_start=start[edges],
        sent_end=end[np.append(edges[1:], len(tokens)) - 1] if len(tokens) else end,
    )


def sentence_at(rows: Rows, offsets: Ints) -> Ints:
    """Return the sentence that holds each offset; between two sentences, the one before."""
    return np.maximum(np.searchsorted(rows.sent_start, offsets, side="right") - 1, 0)


def _changes(values: Ints) -> npt.NDArray[np.bool_]:
    """Tell of each value whether it is the first or another than the one before it."""
    changes = np.ones(len(values), dtype=np.bool_)
    np.not_equal(values[1:], values[:-1], out=changes[1:])
    return changes


def _word_heads(heads: Ints, *, is_space: Ints) -> Ints:
    own = np.arange(len(heads))
    for _ in range(len(heads)):  # at most as deep as the tree; once or never in practice
        climbing = (is_space[heads] == 1) & (heads[heads] != heads)
        if not climbing.any():
            break
        heads = np.where(climbing, heads[heads], heads)
    return np.where(is_space[heads] == 1, own, heads)
