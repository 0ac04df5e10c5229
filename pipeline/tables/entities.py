"""The table `entities`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pyarrow as pa

from pipeline.stages.dates.periods import bounds
from pipeline.stages.places.coordinates import of
from pipeline.tables.columns import build_table, joined, mention_keys
from pipeline.tables.rows import Ints, Parsed

if TYPE_CHECKING:
    from spacy.tokens import Span

_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?\Z")
_DATED: Final = frozenset({"DATE", "TIME"})


def entities_table(parsed: Sequence[Parsed]) -> pa.Table:
    """Make one row a mention, in the order of the text."""
    per_doc = [item.doc.ents for item in parsed]
    ents = [ent for found in per_doc for ent in found]
    starts = [np.array([ent.start_char for ent in found], dtype=np.int64) for found in per_doc]
    kinds = [_kinds(item, found) for item, found in zip(parsed, starts, strict=True)]
    return build_table(
        "entities",
        {
            **mention_keys(parsed, starts, number="ent_id"),
            **_links(ents),
            **_values(ents),
            "par_kind": [kind for found in kinds for kind in found],
            "start": joined(starts),
            "end": [ent.end_char for ent in ents],
            "text": [ent.text for ent in ents],
            "label": [ent.label_ for ent in ents],
            "entity_id": [ent._.entity_id for ent in ents],
            "canonical": [ent._.canonical for ent in ents],
            "role": [ent._.role for ent in ents],
            "score": [None if ent._.score is None else round(ent._.score, 3) for ent in ents],
            "flags": [list(ent._.flags) for ent in ents],
        },
    )


def _kinds(parsed: Parsed, starts: Ints) -> list[str | None]:
    """Give the kind of the paragraph that each mention begins in."""
    paragraphs = parsed.article.paragraphs
    if not paragraphs:
        return [None] * len(starts)
    opens = np.array([paragraph.start for paragraph in paragraphs], dtype=np.int64)
    found = np.maximum(np.searchsorted(opens, starts, side="right") - 1, 0)
    return [paragraphs[at].kind for at in found.tolist()]


def _links(ents: Sequence[Span]) -> dict[str, Any]:
    """Split links such as ``iso3166:EE``, and say where the place lies."""
    links = [ent.kb_id_.partition(":") for ent in ents]
    places = [of(kb, kb_id) if kb else None for kb, _, kb_id in links]
    return {
        "kb": [kb or None for kb, _, _ in links],
        "kb_id": [kb_id or None for _, _, kb_id in links],
        "wikidata": [place.wikidata if place else None for place in places],
        "lat": [place.lat if place else None for place in places],
        "lon": [place.lon if place else None for place in places],
    }


def _values(ents: Sequence[Span]) -> dict[str, Any]:
    values: list[str | None] = [ent._.value for ent in ents]
    days = [_days(ent.label_, value) for ent, value in zip(ents, values, strict=True)]
    return {
        "value": values,
        "unit": [ent._.unit for ent in ents],
        "value_number": [
            None if ent.label_ in _DATED else _number(value)
            for ent, value in zip(ents, values, strict=True)
        ],
        "value_start": [first for first, _ in days],
        "value_end": [last for _, last in days],
    }


def _number(value: str | None) -> float | None:
    return float(value) if value and _NUMBER.match(value) else None


def _days(label: str, value: str | None) -> tuple[date | None, date | None]:
    found = bounds(value) if value and label in _DATED else None
    return found or (None, None)
