"""The table `documents`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime

import pyarrow as pa

from pipeline.records import Article
from pipeline.schema import UNCOUNTED_LABELS
from pipeline.tables.columns import build_table
from pipeline.tables.record_table import meta_to_json
from pipeline.tables.rows import Parsed


def documents_table(
    articles: Sequence[Article],
    *,
    parsed: Sequence[Parsed | None],
    langs: Sequence[tuple[str | None, float | None]],
) -> pa.Table:
    """Make one row an article; one that was not analysed (``None`` in *parsed*) counts 0."""
    published = [_published(article.published) for article in articles]
    same_named = ("title", "author", "editor", "source", "section", "url", "text")
    columns = {name: [getattr(article, name) for article in articles] for name in same_named}
    return build_table(
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
            "n_sentences": [item.rows.n_sentences if item else 0 for item in parsed],
            "n_tokens": [item.rows.n_tokens if item else 0 for item in parsed],
            "n_entities": [_counted(item) if item else 0 for item in parsed],
            "n_quotes": [len(item.doc._.quotes) if item else 0 for item in parsed],
            "dropped": [[asdict(piece) for piece in article.dropped] for article in articles],
            "notes": [_notes(*both) for both in zip(articles, parsed, strict=True)],
            "meta": [meta_to_json(article.record.meta) for article in articles],
        },
    )


def _notes(article: Article, parsed: Parsed | None) -> list[str]:
    """List what to look at; ``date_disputed``: the text says that it was published another day."""
    ents = parsed.doc.ents if parsed and article.published else ()
    disputed = any("anchor_from_text" in (ent._.flags or ()) for ent in ents)
    return [*article.flags, *(["date_disputed"] if disputed else [])]


def _counted(parsed: Parsed) -> int:
    return sum(ent.label_ not in UNCOUNTED_LABELS for ent in parsed.doc.ents)


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
