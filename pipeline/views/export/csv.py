"""``csv``: one table for spreadsheets and R; lists are JSON."""

from __future__ import annotations

import csv
import json
from typing import Any, TextIO

import pyarrow as pa

from pipeline.errors import InputError
from pipeline.runs.output import Output
from pipeline.views.export.jsonl import as_text
from pipeline.views.tables import Tables


def write(output: Output, stream: TextIO, *, table: str) -> int:
    """Write the rows of *table* under their names and return their number.

    Raises:
        ConfigError: no table has that name.
        InputError: the table is not there yet, or cannot be read.
    """
    dataset = Tables(output.folder).dataset(table)
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(dataset.schema.names)
    written = 0
    try:
        for batch in dataset.to_batches():
            columns = [column.to_pylist() for column in batch.columns]
            writer.writerows([_cell(value) for value in row] for row in zip(*columns, strict=True))
            written += batch.num_rows
    except (OSError, pa.ArrowException) as error:
        raise InputError(f"cannot read {table}: {error}", path=output.folder) from error
    return written


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False, default=as_text)
    if isinstance(value, bool):
        return str(value).lower()
    return as_text(value) if hasattr(value, "isoformat") else value
