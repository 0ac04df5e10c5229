"""The tables `documents` and `paragraphs`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pyarrow as pa

from pipeline.records import Article
from pipeline.tables.columns import build, repeat
from pipeline.tables.layout import Layout
from pipeline.tables.record_table import meta_to_json

if TYPE_CHECKING:
    from spacy.tokens import Doc


def documents_table(
    articles: Sequence[Article],
    *,
    docs: Sequence[Doc | None],
    layouts: Sequence[Layout | None],
    langs: Sequence[tuple[str | None, float | None]],
) -> pa.Table:
    """One row an article; the counts of one that was not analysed (no doc, no layout) are 0."""
    published = [_published(article.published) for article in articles]
    same_named = ("title", "author", "editor", "source", "url", "text")
    columns = {name: [getattr(article, name) for article in articles] for name in same_named}
    return build(
        "documents",
        {
            **columns,
            "doc_id": [article.record.doc_id for article in articles],
            "path": [article.record.path for article in articles],
            "published_at": [at for at, _, _ in published],
            "published_date": [day for _, day, _ in published],
            "published_offset_minutes": [offset for _, _, offset in published],
            "lang": [lang for lang, _ in langs],
            "lang_score": [score for _, score in langs],
            "n_sentences": [0 if layout is None else layout.n_sentences for layout in layouts],
            "n_tokens": [0 if layout is None else layout.n_tokens for layout in layouts],
            "n_entities": [0 if doc is None else len(doc.ents) for doc in docs],
            "n_quotes": [0 if doc is None else len(doc._.quotes) for doc in docs],
            "dropped": [[asdict(piece) for piece in article.dropped] for article in articles],
            "flags": [list(article.flags) for article in articles],
            "meta": [meta_to_json(article.record.meta) for article in articles],
        },
    )


def paragraphs_table(articles: Sequence[Article]) -> pa.Table:
    """One row a kept paragraph."""
    paragraphs = [paragraph for article in articles for paragraph in article.paragraphs]
    counts = [len(article.paragraphs) for article in articles]
    return build(
        "paragraphs",
        {
            "doc_id": repeat([article.record.doc_id for article in articles], counts),
            "par_id": [number for count in counts for number in range(count)],
            "kind": [paragraph.kind for paragraph in paragraphs],
            "start": [paragraph.start for paragraph in paragraphs],
            "end": [paragraph.end for paragraph in paragraphs],
        },
    )


def _published(
    moment: datetime | None,
) -> tuple[datetime | None, date | None, int | None]:
    """The instant in UTC, the local day, and minutes east of UTC."""
    if moment is None:
        return None, None, None
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError(f"the publication time {moment.isoformat()} has no time zone")
    return moment.astimezone(UTC), moment.date(), int(offset.total_seconds()) // 60
