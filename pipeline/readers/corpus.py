"""Records out of files: by file and range for a run, or all of a corpus in order."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from pipeline.config import FieldConfig
from pipeline.errors import InputError
from pipeline.readers.assumed import assumed
from pipeline.readers.fields import make_doc_id, match_columns, to_record
from pipeline.readers.files import CorpusFile, find_files
from pipeline.readers.formats import require_format
from pipeline.readers.nested import lifted
from pipeline.readers.rows import FileError, LazyRow, Row, Rows
from pipeline.readers.serial_dates import serial_columns, with_dates
from pipeline.readers.slices import rows_between
from pipeline.readers.streams import shown
from pipeline.records import ASSUMED, Record

_LOG = logging.getLogger(__name__)


def read_corpus(
    paths: str | Path | Sequence[str | Path],
    *,
    fields: FieldConfig | None = None,
    encoding: str | None = None,
) -> Iterator[Record]:
    """Read all records of files and folders, in the order of `find_files`.

    *encoding* is the one of their texts, where it is not to be recognised. What cannot be read is
    logged as a warning and left out. Memory is bounded by one record.

    Raises:
        InputError: an argument cannot be used at all (see `find_files`).
    """
    for file in find_files(paths, encoding=encoding):
        empty = True
        for item in read_file(file, fields=fields):
            empty = False
            if isinstance(item, Record):
                yield item
            else:
                _LOG.warning("%s", item)
        if empty:
            _warn_empty(file)


def read_file(
    file: CorpusFile, *, fields: FieldConfig | None = None, start: int = 0, stop: int | None = None
) -> Iterator[Record | InputError]:
    """Read the records at positions *start* to *stop* (exclusive) of one file.

    A record that cannot be read is an `InputError` in its place, with path and position; so is
    the place beyond which a damaged file cannot be read. A file of which nothing can be read
    (also: without the columns that *fields* names) is one `InputError` without position, given
    when *start* is 0. Slices of a file concatenate to the whole; one that begins where or after
    the last one of the process ended costs no walk from the beginning. Records of a file whose
    encoding was recognised, as it is not UTF-8, have a flag such as ``assumed_cp1252``.
    """
    known = require_format(file.path, encoding=file.encoding)
    config = fields if fields is not None and known.named else FieldConfig()
    rows = rows_between(known, file.path, start=start, stop=stop)
    path = shown(file.path)
    header = known.header(file.path) if known.header else ()
    if header and (problem := _mismatch(header, config)):
        if start == 0 and next(rows, None) is not None:
            yield InputError(problem.message, path=path)
        return
    arranged: Callable[[Row], Row] = partial(lifted, config=config)
    if header:  # where all rows share their columns
        dates = serial_columns(known, file.path, match_columns(header, config).date)
        arranged = partial(with_dates, columns=dates)
    for position, row in enumerate(rows, start):
        try:
            record = _record(row, config, arranged, name=file.name, path=path, position=position)
            encoding = assumed(file.path) if file.encoding is None else None
            yield replace(record, flags=(f"{ASSUMED}{encoding}",)) if encoding else record
        except InputError as error:
            nothing_read = isinstance(error, FileError) and position == 0
            yield InputError(error.message, path=path, position=None if nothing_read else position)


def _record(
    row: LazyRow | InputError,
    config: FieldConfig,
    arranged: Callable[[Row], Row],
    *,
    name: str,
    path: str,
    position: int,
) -> Record:
    if isinstance(row, InputError):
        raise row
    values = arranged(row())
    columns = match_columns(tuple(values), config, sparse=True)
    doc_id = make_doc_id(name, position)
    return to_record(values, columns, doc_id=doc_id, path=path, position=position)


def _mismatch(header: tuple[str, ...], config: FieldConfig) -> InputError | None:
    try:
        match_columns(header, config)
    except InputError as error:
        return error
    return None


def count_records(file: CorpusFile, *, rows: Rows | None = None) -> int:
    """Count the positions in *file*, bad ones included: what `read_file` enumerates.

    A file of which nothing can be read counts 1. Rows are found, not parsed; Parquet is counted
    from its metadata, text and HTML without being opened. *rows* are those of the file where they
    are being walked anyway.
    """
    known = require_format(file.path, encoding=file.encoding)
    if rows is None and known.count:
        count = known.count(file.path)
    else:
        count = sum(1 for _ in (known.rows(file.path) if rows is None else rows))
    if count == 0:
        _warn_empty(file)
    return count


def _warn_empty(file: CorpusFile) -> None:
    _LOG.warning("%s: the file holds no records", shown(file.path))
