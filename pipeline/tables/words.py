"""The tables `sentences` and `tokens`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from pipeline.records import Article
from pipeline.tables.columns import build, joined, repeat
from pipeline.tables.layout import Hashes, Ints, Layout

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc

    from pipeline.tables.layout import Parsed

_NO_FEATS = "_"  # how spaCy names a morphology that was set and is empty


def sentences_table(parsed: Sequence[Parsed]) -> pa.Table:
    """One row a sentence, without the whitespace around it."""
    layouts = [layout for _, _, layout in parsed]
    spans = [
        (article.text, layout.sent_start.tolist(), layout.sent_end.tolist())
        for article, _, layout in parsed
    ]
    return build(
        "sentences",
        {
            "doc_id": _doc_ids(parsed, [layout.n_sentences for layout in layouts]),
            "sent_id": joined([np.arange(layout.n_sentences) for layout in layouts]),
            "par_id": joined([_paragraphs(article, layout) for article, _, layout in parsed]),
            "start": joined([layout.sent_start for layout in layouts]),
            "end": joined([layout.sent_end for layout in layouts]),
            "text": [
                text[start:end]
                for text, starts, ends in spans
                for start, end in zip(starts, ends, strict=True)
            ],
            "n_tokens": joined([np.bincount(layout.sent) for layout in layouts]),
        },
    )


def tokens_table(parsed: Sequence[Parsed]) -> pa.Table:
    """One row a UD word."""
    layouts = [layout for _, _, layout in parsed]
    surfaces = [_surfaces(doc, layout) for _, doc, layout in parsed]
    columns: dict[str, Any] = {
        "doc_id": _doc_ids(parsed, [layout.n_tokens for layout in layouts]),
        "sent_id": joined([layout.sent for layout in layouts]),
        "token_id": joined([np.arange(layout.n_tokens) for layout in layouts]),
        "start": joined([layout.start for layout in layouts]),
        "end": joined([layout.end for layout in layouts]),
        "surface_start": joined([start for start, _ in surfaces]),
        "surface_end": joined([end for _, end in surfaces]),
        "stem": [stem for _, doc, layout in parsed for stem in _stems(doc, layout)],
        "head": joined([layout.head for layout in layouts]),
        "is_stop": joined([layout.is_stop for layout in layouts]),
    }
    for name in ("text", "upos", "feats", "lemma", "deprel"):
        columns[name] = _strings(parsed, name)
    return build("tokens", columns)


def _doc_ids(parsed: Sequence[Parsed], counts: Sequence[int]) -> pa.Array:
    return repeat([article.record.doc_id for article, _, _ in parsed], counts)


def _paragraphs(article: Article, layout: Layout) -> Ints:
    """The paragraph that holds the end of each sentence.

    The end, because a city dateline is a paragraph of its own on the line of the first sentence.
    """
    starts = np.array([paragraph.start for paragraph in article.paragraphs], dtype=np.int64)
    found = np.searchsorted(starts, layout.sent_end - 1, side="right") - 1
    return np.maximum(found, 0)


def _surfaces(doc: Doc, layout: Layout) -> tuple[Ints, Ints]:
    start, end = layout.start.copy(), layout.end.copy()
    stored: Iterable[tuple[Any, Any]] = doc.user_data.items()
    for key, value in stored:
        if key[0] == "surface":  # see `pipeline.extensions.set_surface`
            row = layout.row_of[key[1]]
            start[row], end[row] = value
    return start, end


def _stems(doc: Doc, layout: Layout) -> list[str | None]:
    """``token._.stem`` of every row, read where spaCy keeps it: ten times as fast as asking."""
    stored: Any = doc.user_data
    return [stored.get(("._.", "stem", start, None)) for start in layout.start.tolist()]


def _strings(parsed: Sequence[Parsed], name: str) -> pa.Array:
    """A column of strings: each distinct one is looked up once."""
    if not parsed:
        return pa.array([], type=pa.string())
    store = parsed[0][1].vocab.strings
    hashes: Hashes = np.concatenate([layout.hashes[name] for _, _, layout in parsed])
    distinct, index = np.unique(hashes, return_inverse=True)
    names = [_string(store, int(value), name) for value in distinct]
    return pa.array(names, type=pa.string()).take(pa.array(index))


def _string(store: StringStore, value: int, name: str) -> str | None:
    text = store[value]
    if name == "deprel" and text == "ROOT":
        return "root"
    if name == "feats" and text == _NO_FEATS:
        return None
    return text or None
