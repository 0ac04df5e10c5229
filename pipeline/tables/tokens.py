"""The table `tokens`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import numpy as np
import pyarrow as pa

from pipeline.tables.columns import build_table, doc_ids, joined
from pipeline.tables.rows import Hashes, Ints, Parsed

# What spaCy calls by another name; "_" is a morphology that was set and is empty.
_RENAMED: Final[Mapping[str, dict[str, str | None]]] = {
    "deprel": {"ROOT": "root"},
    "feats": {"_": None},
}


def tokens_table(parsed: Sequence[Parsed]) -> pa.Table:
    """Make one row a UD word."""
    rows = [item.rows for item in parsed]
    surfaces = [_surfaces(item) for item in parsed]
    columns: dict[str, Any] = {
        "doc_id": doc_ids(parsed, [row.n_tokens for row in rows]),
        "sent_id": joined([row.sent for row in rows]),
        "token_id": joined([np.arange(row.n_tokens) for row in rows]),
        "start": joined([row.start for row in rows]),
        "end": joined([row.end for row in rows]),
        "surface_start": joined([start for start, _ in surfaces]),
        "surface_end": joined([end for _, end in surfaces]),
        "stem": [stem for item in parsed for stem in _stems(item)],
        "head": joined([row.head for row in rows]),
        "is_stop": joined([row.is_stop for row in rows]),
    }
    for name in ("text", "upos", "feats", "lemma", "deprel"):
        columns[name] = _strings(parsed, name)
    return build_table("tokens", columns)


def _surfaces(parsed: Parsed) -> tuple[Ints, Ints]:
    start, end = parsed.rows.start.copy(), parsed.rows.end.copy()
    stored: Iterable[tuple[Any, Any]] = parsed.doc.user_data.items()
    for key, value in stored:
        if key[0] == "surface":  # see `pipeline.extensions.set_surface`
            row = parsed.rows.row_of[key[1]]
            start[row], end[row] = value
    return start, end


def _stems(parsed: Parsed) -> list[str | None]:
    """``token._.stem`` of every row, read where spaCy keeps it: ten times as fast as asking."""
    stored: Any = parsed.doc.user_data
    return [stored.get(("._.", "stem", start, None)) for start in parsed.rows.start.tolist()]


def _strings(parsed: Sequence[Parsed], name: str) -> pa.Array:
    """A column of strings: each distinct one is looked up once."""
    if not parsed:
        return pa.array([], type=pa.string())
    store = parsed[0].doc.vocab.strings
    hashes: Hashes = np.concatenate([item.rows.hashes[name] for item in parsed])
    distinct, index = np.unique(hashes, return_inverse=True)
    texts: list[str] = [store[value] for value in distinct.tolist()]
    named: dict[str, str | None] = {"": None, **_RENAMED.get(name, {})}
    return pa.array([named.get(text, text) for text in texts], type=pa.string()).take(index)
