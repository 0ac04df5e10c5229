"""`Record`s as an Arrow table and back: how they travel between processes.

All text in the table can be encoded: unpaired surrogates, which JSON escapes can produce, become
U+FFFD one for one, so that nothing behind this point meets them.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import pyarrow as pa

from pipeline.records import Record

RECORD_SCHEMA: Final = pa.schema(
    [
        pa.field("doc_id", pa.string(), nullable=False),
        pa.field("path", pa.string(), nullable=False),
        pa.field("position", pa.int64(), nullable=False),
        pa.field("text", pa.large_string()),  # large: 500 records may hold more than 2 GB
        pa.field("html", pa.large_string()),
        pa.field("title", pa.string()),
        pa.field("date", pa.string()),
        pa.field("url", pa.string()),
        pa.field("meta", pa.string()),  # JSON object, null when empty
    ]
)

_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")


def to_table(records: Iterable[Record]) -> pa.Table:
    """Records as one table of `RECORD_SCHEMA`.

    >>> to_table([Record("a", "a.txt", text="Halo.")]).column("text").to_pylist()
    ['Halo.']
    """
    rows = list(records)
    columns: dict[str, list[object]] = {
        name: [_encodable(getattr(row, name)) for row in rows]
        for name in RECORD_SCHEMA.names
        if name != "meta"
    }
    columns["meta"] = [meta_to_json(row.meta) for row in rows]
    return pa.table(columns, schema=RECORD_SCHEMA)


def from_table(table: pa.Table) -> Iterator[Record]:
    """The records of a table that `to_table` made, in order."""
    for batch in table.to_batches():
        for row in batch.to_pylist():
            row["meta"] = json.loads(row["meta"]) if row["meta"] else {}
            yield Record(**row)


def meta_to_json(meta: Mapping[str, object]) -> str | None:
    """A JSON object; ``None`` when empty, null for a NaN, text for what JSON has no type for."""
    if not meta:
        return None
    return encodable(json.dumps(_plain(meta), ensure_ascii=False))


def encodable(text: str) -> str:
    """*text* with each unpaired surrogate replaced by U+FFFD; its length stays the same."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def _encodable(value: object) -> object:
    return encodable(value) if isinstance(value, str) else value


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value if value is None or isinstance(value, (str, int, bool)) else str(value)
