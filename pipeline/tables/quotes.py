"""The table `quotes`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import pyarrow as pa

from pipeline.records import Quote
from pipeline.tables.columns import build_table, joined, mention_keys
from pipeline.tables.rows import Parsed

_SAME_NAMED: Final = (
    "end",
    "speaker_start",
    "speaker_end",
    "speaker_entity_id",
    "speaker",
    "speaker_text",
    "speaker_kind",
    "cue",
    "direct",
)


def quotes_table(parsed: Sequence[Parsed]) -> pa.Table:
    """Make one row a quotation or part of one."""
    per_doc: list[tuple[Quote, ...]] = [item.doc._.quotes for item in parsed]
    starts = [np.array([quote.start for quote in found], dtype=np.int64) for found in per_doc]
    columns: dict[str, Any] = {
        name: [getattr(quote, name) for found in per_doc for quote in found] for name in _SAME_NAMED
    }
    columns["start"] = joined(starts)
    columns["text"] = [
        item.article.text[quote.start : quote.end]
        for item, found in zip(parsed, per_doc, strict=True)
        for quote in found
    ]
    return build_table("quotes", columns | mention_keys(parsed, starts, number="quote_id"))
