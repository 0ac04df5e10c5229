"""The table `paragraphs`."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from pipeline.records import Article
from pipeline.tables.columns import build_table, repeat


def paragraphs_table(articles: Sequence[Article]) -> pa.Table:
    """Make one row a kept paragraph."""
    paragraphs = [paragraph for article in articles for paragraph in article.paragraphs]
    counts = [len(article.paragraphs) for article in articles]
    return build_table(
        "paragraphs",
        {
            "doc_id": repeat([article.record.doc_id for article in articles], counts),
            "par_id": [number for count in counts for number in range(count)],
            "kind": [paragraph.kind for paragraph in paragraphs],
            "start": [paragraph.start for paragraph in paragraphs],
            "end": [paragraph.end for paragraph in paragraphs],
        },
    )
