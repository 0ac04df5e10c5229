"""Data in memory as records: texts, mappings, `Record`s, DataFrames, Series and Arrow tables."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from os import PathLike
from typing import TYPE_CHECKING, Final

import pyarrow as pa

from pipeline.config import FieldConfig
from pipeline.errors import InputError
from pipeline.readers.fields import Columns, make_doc_id, match_columns, to_record
from pipeline.readers.nested import lifted
from pipeline.readers.parquet import batch_rows
from pipeline.readers.rows import LazyRow
from pipeline.records import Record

if TYPE_CHECKING:
    import pandas as pd

# Each stands for the path in tables and messages, and in the ids that are made.
_FRAME: Final = "<DataFrame>"
_SERIES: Final = "<Series>"
_TABLE: Final = "<Table>"
_LIST: Final = "<list>"

_TAKEN: Final = (
    "a text, a record, a mapping, a DataFrame, a Series, an Arrow table, "
    "or an iterable of texts, records or mappings"
)


def read_data(
    data: object, *, fields: FieldConfig | None = None, limit: int | None = None
) -> Iterator[Record | InputError]:
    """Read at most *limit* records of *data*; what cannot be read is an error in its place.

    Mappings are rows: their keys together are the columns, mapped as those of a file are. Whatever
    speaks Arrow's stream interface counts as an Arrow table. A missing value is a row without text.

    Raises:
        InputError: *data* is of another type, holds an item of another type, or has no text column.

    >>> [record.text for record in read_data([{"isi": "Satu."}, "Dua."])]
    ['Satu.', 'Dua.']
    """
    return islice(_read(data, fields=fields or FieldConfig(), limit=limit), limit)


def _read(data: object, *, fields: FieldConfig, limit: int | None) -> Iterator[Record | InputError]:
    import pandas as pd

    if isinstance(data, pd.DataFrame):
        return _from_frame(data, fields=fields)
    if isinstance(data, pd.Series):
        items = data.astype(object).where(data.notna(), None)
        return _from_items(list(islice(items, limit)), path=_SERIES, fields=fields)
    if (table := _as_arrow(data)) is not None:
        return _from_batches(table, fields=fields)
    if isinstance(data, (str, Record)):
        return _from_items([data], path=_LIST, fields=fields)
    if isinstance(data, (bytes, PathLike, Mapping)) or not isinstance(data, Iterable):
        raise InputError(f"expected {_TAKEN}, not {_kind(data)}")
    return _from_iterable(data, fields=fields, limit=limit)


def _kind(data: object) -> str:
    if isinstance(data, PathLike):
        return "a path: files are read by pipeline.read_corpus"
    if isinstance(data, Mapping):
        return "a single mapping: put it into a list"
    return type(data).__name__


def _as_arrow(data: object) -> pa.RecordBatchReader | None:
    """The batches of what speaks Arrow's stream interface; ``None`` where it holds no columns."""
    if not hasattr(data, "__arrow_c_stream__"):
        return None
    try:
        return pa.RecordBatchReader.from_stream(data)
    except (pa.ArrowException, TypeError, ValueError):
        return None  # a single column: its values are iterated


def _from_iterable(
    data: Iterable[object], *, fields: FieldConfig, limit: int | None
) -> Iterator[Record | InputError]:
    items = list(islice(data, limit))
    if items and all(isinstance(item, pa.RecordBatch) for item in items):
        return _from_batches(pa.Table.from_batches(items).to_reader(), fields=fields)
    return _from_items(items, path=_LIST, fields=fields)


def _from_frame(frame: pd.DataFrame, *, fields: FieldConfig) -> Iterator[Record | InputError]:
    names = tuple(str(name) for name in frame.columns)
    plain = frame.astype(object).where(frame.notna(), None)
    values = plain.itertuples(index=False, name=None)
    rows: Iterator[LazyRow] = (partial(dict, zip(names, row, strict=True)) for row in values)
    return _from_rows(rows, _matched(names, fields, path=_FRAME), path=_FRAME)


def _from_batches(
    batches: pa.RecordBatchReader, *, fields: FieldConfig
) -> Iterator[Record | InputError]:
    rows = (row for batch in batches for row in batch_rows(batch))
    columns = _matched(tuple(batches.schema.names), fields, path=_TABLE)
    return _from_rows(rows, columns, path=_TABLE)


def _matched(names: tuple[str, ...], fields: FieldConfig, *, path: str) -> Columns:
    if len(set(names)) < len(names):
        raise InputError(f"column names are not unique: {', '.join(names)}", path=path)
    try:
        return match_columns(names, fields)
    except InputError as error:
        raise InputError(error.message, path=path) from error


def _from_rows(
    rows: Iterable[LazyRow], columns: Columns, *, path: str
) -> Iterator[Record | InputError]:
    for position, row in enumerate(rows):
        yield _from_row(row, columns, path=path, position=position)


def _from_row(row: LazyRow, columns: Columns, *, path: str, position: int) -> Record | InputError:
    doc_id = make_doc_id(path, position)
    try:
        return to_record(row(), columns, doc_id=doc_id, path=path, position=position)
    except InputError as error:
        return InputError(error.message, path=path, position=position)


def _from_items(
    items: Sequence[object], *, path: str, fields: FieldConfig
) -> Iterator[Record | InputError]:
    for position, item in enumerate(items):
        if not (isinstance(item, (str, Record, Mapping)) or _is_missing(item)):
            message = f"expected a text, a record or a mapping, not {type(item).__name__}"
            raise InputError(message, path=path, position=position)
    rows = [
        lifted({str(key): value for key, value in item.items()}, fields)
        if isinstance(item, Mapping)
        else item
        for item in items
    ]
    mappings = [row for row in rows if isinstance(row, Mapping)]
    keys = dict.fromkeys(key for row in mappings for key in row)
    columns = _matched(tuple(keys), fields, path=path) if mappings else None
    for position, row in enumerate(rows):
        yield _from_item(row, columns, path=path, position=position)


def _from_item(
    item: object, columns: Columns | None, *, path: str, position: int
) -> Record | InputError:
    if isinstance(item, Record):
        return item
    if isinstance(item, str):
        return Record(make_doc_id(path, position), path, position, text=item)
    if isinstance(item, Mapping) and columns is not None:
        return _from_row(lambda: item, columns, path=path, position=position)
    return InputError("no text", path=path, position=position)


def _is_missing(item: object) -> bool:
    return item is None or (isinstance(item, float) and math.isnan(item))
