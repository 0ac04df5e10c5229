"""A batch of analysed articles to all tables at once.

This is a hot path: columns are built for the whole batch, and nothing is made per row but what
Python objects must be asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

from pipeline.records import Article
from pipeline.schema import SCHEMAS
from pipeline.tables.documents import documents_table, paragraphs_table
from pipeline.tables.layout import lay_out
from pipeline.tables.mentions import entities_table, quotes_table
from pipeline.tables.words import sentences_table, tokens_table

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from pipeline.tables.layout import Parsed

Tables = dict[str, pa.Table]
"""Rows by the name of their table: some or all of `pipeline.schema.SCHEMAS`."""


@dataclass(frozen=True, slots=True)
class Analysed:
    """An article with its analysis; `doc` is ``None`` where its language was not analysed.

    `doc.text` must equal `article.text`.
    """

    article: Article
    doc: Doc | None = None
    lang: str | None = None
    lang_score: float | None = None


def tabulate(batch: Sequence[Analysed]) -> Tables:
    """All tables of `pipeline.schema.SCHEMAS` for a batch.

    Those that tell of more than one document, or of none, have no rows: `failures`, `duplicates`.

    Whitespace tokens of a `Doc` are no rows: ``token_id`` and ``head`` number the rows of one
    document. A sentence of whitespace alone is no row either.
    """
    import pipeline.extensions  # noqa: F401 - what a Doc is asked for below; spacy is loaded by now

    layouts = [None if item.doc is None else lay_out(item.doc) for item in batch]
    parsed: list[Parsed] = [
        (item.article, item.doc, layout)
        for item, layout in zip(batch, layouts, strict=True)
        if item.doc is not None and layout is not None
    ]
    return {
        **empty_tables(),
        "documents": documents_table(
            [item.article for item in batch],
            docs=[item.doc for item in batch],
            layouts=layouts,
            langs=[(item.lang, item.lang_score) for item in batch],
        ),
        "paragraphs": paragraphs_table([item.article for item in batch]),
        "sentences": sentences_table(parsed),
        "tokens": tokens_table(parsed),
        "entities": entities_table(parsed),
        "quotes": quotes_table(parsed),
    }


def empty_tables() -> Tables:
    """Every table with its schema and no rows."""
    return {name: schema.empty_table() for name, schema in SCHEMAS.items()}


def concat(parts: Iterable[Tables]) -> Tables:
    """The rows of several results one after another, without copying them."""
    every = [empty_tables(), *parts]
    return {name: pa.concat_tables([part[name] for part in every]) for name in SCHEMAS}
