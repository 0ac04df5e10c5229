"""`Record`s as an Arrow table and back: how they travel where Arrow carries them (Ray Data)."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import pyarrow as pa

from pipeline.records import CREDITS, Record, valid_unicode

RECORD_SCHEMA: Final = pa.schema(
    [
        pa.field("doc_id", pa.string(), nullable=False),
        pa.field("path", pa.string(), nullable=False),
        pa.field("position", pa.int64(), nullable=False),
        pa.field("text", pa.large_string()),  # large: a table may hold more than 2 GB
        pa.field("html", pa.large_string()),
        pa.field("title", pa.string()),
        pa.field("date", pa.string()),
        pa.field("url", pa.string()),
        *(pa.field(name, pa.string()) for name in CREDITS),
        pa.field("meta", pa.string()),  # JSON object, null when empty
    ]
)


def to_table(records: Iterable[Record]) -> pa.Table:
    """Make one table of `RECORD_SCHEMA` of the records.

    >>> to_table([Record("a", "a.txt", text="Halo.")]).column("text").to_pylist()
    ['Halo.']
    """
    rows = list(records)
    columns: dict[str, list[object]] = {
        name: [getattr(row, name) for row in rows] for name in RECORD_SCHEMA.names if name != "meta"
    }
    columns["meta"] = [meta_to_json(row.meta) for row in rows]
    return pa.table(columns, schema=RECORD_SCHEMA)


def from_table(table: pa.Table) -> Iterator[Record]:
    """Yield the records of a table that `to_table` made, in order."""
    for batch in table.to_batches():
        for row in batch.to_pylist():
            row["meta"] = json.loads(row["meta"]) if row["meta"] else {}
            yield Record(**row)


def meta_to_json(meta: Mapping[str, object]) -> str | None:
    """Make a JSON object: null for a NaN, text for what JSON has no type for.

    An empty mapping gives ``None``. Text is made valid Unicode here, where it leaves Python.

    >>> meta_to_json({"rubrik": "Dunia", "skor": float("nan")})
    '{"rubrik": "Dunia", "skor": null}'
    """
    if not meta:
        return None
    return valid_unicode(json.dumps(_plain(meta), ensure_ascii=False))


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value if value is None or isinstance(value, (str, int, bool)) else str(value)
