"""Parquet: rows in small batches, never a whole row group in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import repeat
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import InputError
from pipeline.readers.delimited import unique_names
from pipeline.readers.remote import FilePath, source_of
from pipeline.readers.rows import FileError, LazyRow, Row, Rows

_BATCH_ROWS: Final = 128
_BATCH_BYTES: Final = 64 * 2**20
_BUFFER: Final = 2**20
_ERRORS: Final = (OSError, pa.ArrowException)


def rows(path: FilePath, *, start: int = 0, columns: Sequence[str] | None = None) -> Rows:
    """One row per row of the table, from row number *start* on; whole row groups are skipped.

    Each row of a damaged row group is an `InputError`, and the next group is read. With *columns*
    the others are not read.
    """
    try:
        file = _open(path)
    except FileError as error:
        if start == 0:
            yield error
        return
    if not _is_unique(file.schema_arrow.names):
        columns = None  # one of two columns with one name cannot be chosen by it
    with file:
        first = 0
        for group in range(file.num_row_groups):
            size = file.metadata.row_group(group).num_rows
            if first + size > start:
                yield from _group_rows(
                    file, group, skip=max(start - first, 0), size=size, columns=columns
                )
            first += size


def header(path: FilePath) -> tuple[str, ...]:
    """The names of the columns; none where the file cannot be opened."""
    try:
        with _open(path) as file:
            return _unique(file.schema_arrow.names)
    except FileError:
        return ()


def count(path: FilePath) -> int:
    """The number of rows, from the metadata; 1 for a file that cannot be opened."""
    try:
        with _open(path) as file:
            return int(file.metadata.num_rows)
    except FileError:
        return 1  # the one item that tells why


def _open(path: FilePath) -> pq.ParquetFile:
    try:
        # buffer_size without pre_buffer: pages are streamed, not whole column chunks.
        return pq.ParquetFile(source_of(path), buffer_size=_BUFFER, pre_buffer=False)
    except OSError as error:
        raise FileError(f"cannot be read: {error.strerror or error}") from error
    except pa.ArrowException as error:
        raise FileError(f"not a valid Parquet file: {error}") from error


def _group_rows(
    file: pq.ParquetFile, group: int, *, skip: int, size: int, columns: Sequence[str] | None
) -> Rows:
    done = 0
    try:
        at_once = _rows_at_once(file.metadata.row_group(group))
        for batch in file.iter_batches(at_once, row_groups=[group], columns=columns):
            yield from batch_rows(batch, start=max(skip - done, 0))
            done += batch.num_rows
    except _ERRORS as error:
        lost = InputError(f"row group {group} of the file is damaged: {error}")
        yield from repeat(lost, size - max(done, skip))


def _rows_at_once(group: pq.RowGroupMetaData) -> int:
    """So many rows that they fit in memory, however long they are."""
    bytes_a_row = group.total_byte_size // max(group.num_rows, 1) + 1
    return int(max(1, min(_BATCH_ROWS, _BATCH_BYTES // bytes_a_row)))


def batch_rows(batch: pa.RecordBatch, *, start: int = 0) -> Iterator[LazyRow]:
    """The rows of a batch from number *start* on."""
    plain = _plain(batch)
    return (partial(_parse, plain, number) for number in range(start, plain.num_rows))


def _is_unique(names: Sequence[str]) -> bool:
    return len(set(names)) == len(names)


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    """The names of columns; where one repeats they are made unique, as those of CSV are."""
    return tuple(names) if _is_unique(names) else unique_names(names)


def _plain(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Unique names, and timestamps in microseconds: what Python's datetime can hold."""
    batch = batch.rename_columns(list(_unique(batch.schema.names)))
    fields = [
        field.with_type(pa.timestamp("us", field.type.tz))
        if pa.types.is_timestamp(field.type) and field.type.unit == "ns"
        else field
        for field in batch.schema
    ]
    schema = pa.schema(fields)
    return batch if schema.equals(batch.schema) else batch.cast(schema, safe=False)


def _parse(batch: pa.RecordBatch, number: int) -> Row:
    row: dict[str, object] = {}
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        try:
            row[name] = column[number].as_py()
        except UnicodeDecodeError as error:
            wrong = error.object[error.start]
            raise InputError(f"invalid UTF-8: byte 0x{wrong:02x} in column {name!r}") from error
        except (ValueError, OverflowError) as error:
            raise InputError(f"column {name!r} cannot be read: {error}") from error
    return row
