"""A batch of analysed articles to all tables at once.

This is a hot path: columns are built for the whole batch; per row, only Python objects are asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

from pipeline.records import Article
from pipeline.schema import SCHEMAS
from pipeline.tables.documents import documents_table
from pipeline.tables.entities import entities_table
from pipeline.tables.paragraphs import paragraphs_table
from pipeline.tables.quotes import quotes_table
from pipeline.tables.rows import Parsed, number_rows
from pipeline.tables.sentences import sentences_table
from pipeline.tables.tokens import tokens_table

if TYPE_CHECKING:
    from spacy.tokens import Doc


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
    """Make all tables of `pipeline.schema.SCHEMAS` for a batch.

    Tables that are not about single documents have no rows here: `failures`, `duplicates`.

    Whitespace tokens of a `Doc` are no rows: ``token_id`` and ``head`` number the rows of one
    document. A sentence of whitespace alone is no row either.
    """
    import pipeline.extensions  # noqa: F401 - what a Doc is asked for below; spacy is loaded by now

    parsed = [
        None if item.doc is None else Parsed(item.article, item.doc, number_rows(item.doc))
        for item in batch
    ]
    analysed = [item for item in parsed if item is not None]
    return {
        **empty_tables(),
        "documents": documents_table(
            [item.article for item in batch],
            parsed=parsed,
            langs=[(item.lang, item.lang_score) for item in batch],
        ),
        "paragraphs": paragraphs_table([item.article for item in batch]),
        "sentences": sentences_table(analysed),
        "tokens": tokens_table(analysed),
        "entities": entities_table(analysed),
        "quotes": quotes_table(analysed),
    }


def empty_tables() -> Tables:
    """Make every table with its schema and no rows."""
    return {name: schema.empty_table() for name, schema in SCHEMAS.items()}


def concat(parts: Iterable[Tables]) -> Tables:
    """Join the rows of several results, without copying them."""
    every = [empty_tables(), *parts]
    return {name: pa.concat_tables([part[name] for part in every]) for name in SCHEMAS}
