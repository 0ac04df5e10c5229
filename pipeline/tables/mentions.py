"""The tables `entities` and `quotes`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from pipeline.tables.columns import build, joined, repeat
from pipeline.tables.layout import Ints, sentence_at

if TYPE_CHECKING:
    from spacy.tokens import Span

    from pipeline.tables.layout import Parsed


def entities_table(parsed: Sequence[Parsed]) -> pa.Table:
    """One row a mention, in the order of the text."""
    per_doc = [doc.ents for _, doc, _ in parsed]
    ents = [ent for found in per_doc for ent in found]
    starts = [np.array([ent.start_char for ent in found], dtype=np.int64) for found in per_doc]
    links = [_link(ent) for ent in ents]
    return build(
        "entities",
        {
            **_keys(parsed, starts, number="ent_id"),
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


def quotes_table(parsed: Sequence[Parsed]) -> pa.Table:
    """One row a quotation or part of one."""
    per_doc = [doc._.quotes for _, doc, _ in parsed]
    starts = [np.array([quote.start for quote in found], dtype=np.int64) for found in per_doc]
    texts = [
        article.text[quote.start : quote.end]
        for (article, _, _), found in zip(parsed, per_doc, strict=True)
        for quote in found
    ]
    same_named = (
        "end",
        "speaker_start",
        "speaker_end",
        "speaker_entity_id",
        "speaker",
        "cue",
        "direct",
    )
    columns = {
        name: [getattr(quote, name) for found in per_doc for quote in found] for name in same_named
    }
    keys = _keys(parsed, starts, number="quote_id")
    return build("quotes", {**keys, **columns, "start": joined(starts), "text": texts})


def _keys(parsed: Sequence[Parsed], starts: Sequence[Ints], *, number: str) -> dict[str, object]:
    counts = [len(found) for found in starts]
    sents = [
        sentence_at(layout, found) for (_, _, layout), found in zip(parsed, starts, strict=True)
    ]
    return {
        "doc_id": repeat([article.record.doc_id for article, _, _ in parsed], counts),
        number: joined([np.arange(count) for count in counts]),
        "sent_id": joined(sents),
    }


def _link(ent: Span) -> tuple[str | None, str | None]:
    """Split ``iso3166:EE`` into knowledge base and identifier."""
    kb, _, kb_id = ent.kb_id_.partition(":")
    return kb or None, kb_id or None
