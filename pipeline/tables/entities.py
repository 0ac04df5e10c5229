"""The table `entities`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from pipeline.tables.columns import build_table, joined, mention_keys
from pipeline.tables.rows import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Span


def entities_table(parsed: Sequence[Parsed]) -> pa.Table:
    """Make one row a mention, in the order of the text."""
    per_doc = [item.doc.ents for item in parsed]
    ents = [ent for found in per_doc for ent in found]
    starts = [np.array([ent.start_char for ent in found], dtype=np.int64) for found in per_doc]
    links = [_link(ent) for ent in ents]
    return build_table(
        "entities",
        {
            **mention_keys(parsed, starts, number="ent_id"),
            "start": joined(starts),
            "end": [ent.end_char for ent in ents],
            "text": [ent.text for ent in ents],
            "label": [ent.label_ for ent in ents],
            "entity_id": [ent._.entity_id for ent in ents],
            "canonical": [ent._.canonical for ent in ents],
            "role": [ent._.role for ent in ents],
            "kb": [kb for kb, _ in links],
            "kb_id": [kb_id for _, kb_id in links],
            "value": [ent._.value for ent in ents],
            "unit": [ent._.unit for ent in ents],
            "score": [None if ent._.score is None else round(ent._.score, 3) for ent in ents],
            "flags": [list(ent._.flags) for ent in ents],
        },
    )


def _link(ent: Span) -> tuple[str | None, str | None]:
    """Split ``iso3166:EE`` into knowledge base and identifier."""
    kb, _, kb_id = ent.kb_id_.partition(":")
    return kb or None, kb_id or None
