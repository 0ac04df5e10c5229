"""Building columns for a whole batch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from pipeline.schema import SCHEMAS
from pipeline.tables.rows import Ints, Parsed, sentence_at


def repeat(values: Sequence[Any], counts: Sequence[int]) -> pa.Array:
    """Make a string column with each value as often as *counts* says."""
    index = np.repeat(np.arange(len(values)), counts)
    return pa.array(values, type=pa.string()).take(pa.array(index))


def joined(arrays: Sequence[Any]) -> Any:
    """Join arrays end to end; no arrays give an empty one of integers."""
    return np.concatenate(arrays) if arrays else np.zeros(0, dtype=np.int64)


def doc_ids(parsed: Sequence[Parsed], counts: Sequence[int]) -> pa.Array:
    """Make the column `doc_id` of documents with *counts* rows."""
    return repeat([item.article.record.doc_id for item in parsed], counts)


def mention_keys(
    parsed: Sequence[Parsed], starts: Sequence[Ints], *, number: str
) -> dict[str, Any]:
    """Make the key columns of mentions that begin at *starts*, one array a document.

    *number* names the column that counts them from 0 in every document.
    """
    counts = [len(found) for found in starts]
    located = zip(parsed, starts, strict=True)
    return {
        "doc_id": doc_ids(parsed, counts),
        number: joined([np.arange(count) for count in counts]),
        "sent_id": joined([sentence_at(item.rows, found) for item, found in located]),
    }


def build_table(name: str, columns: dict[str, Any]) -> pa.Table:
    """Build the table *name*, its columns cast to the types of the schema.

    Raises:
        ValueError: a column that must have a value on every row has a null.
    """
    schema = SCHEMAS[name]
    arrays = [
        values.cast(field.type) if isinstance(values, pa.Array) else pa.array(values, field.type)
        for field, values in ((field, columns[field.name]) for field in schema)
    ]
    for field, array in zip(schema, arrays, strict=True):
        if not field.nullable and array.null_count:
            raise ValueError(f"{name}.{field.name} is null on {array.null_count} rows")
    return pa.Table.from_arrays(arrays, schema=schema)
