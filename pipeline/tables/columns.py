"""Building columns for a whole batch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from pipeline.schema import SCHEMAS


def repeat(values: Sequence[Any], counts: Sequence[int]) -> pa.Array:
    """A string column with each value as often as *counts* says."""
    index = np.repeat(np.arange(len(values)), counts)
    return pa.array(values, type=pa.string()).take(pa.array(index))


def joined(arrays: Sequence[Any]) -> Any:
    """The arrays one after another; no arrays give an empty one of integers."""
    return np.concatenate(arrays) if arrays else np.zeros(0, dtype=np.int64)


def build(name: str, columns: dict[str, Any]) -> pa.Table:
    """The table *name*, its columns cast to the schema's types.

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
