"""The table `sentences`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from pipeline.tables.columns import build_table, doc_ids, joined
from pipeline.tables.rows import Ints, Parsed


def sentences_table(parsed: Sequence[Parsed]) -> pa.Table:
    """Make one row a sentence, without the whitespace around it."""
    rows = [item.rows for item in parsed]
    return build_table(
        "sentences",
        {
            "doc_id": doc_ids(parsed, [row.n_sentences for row in rows]),
            "sent_id": joined([np.arange(row.n_sentences) for row in rows]),
            "par_id": joined([_paragraphs(item) for item in parsed]),
            "start": joined([row.sent_start for row in rows]),
            "end": joined([row.sent_end for row in rows]),
            "text": [text for item in parsed for text in _texts(item)],
            "n_tokens": joined([np.bincount(row.sent) for row in rows]),
        },
    )


def _texts(parsed: Parsed) -> list[str]:
    text, rows = parsed.article.text, parsed.rows
    spans = zip(rows.sent_start.tolist(), rows.sent_end.tolist(), strict=True)
    return [text[start:end] for start, end in spans]


def _paragraphs(parsed: Parsed) -> Ints:
    """The paragraph that holds the end of each sentence.

    The end, because a city dateline is a paragraph of its own on the line of the first sentence.
    """
    starts = np.array([p.start for p in parsed.article.paragraphs], dtype=np.int64)
    found = np.searchsorted(starts, parsed.rows.sent_end - 1, side="right") - 1
    return np.maximum(found, 0)
