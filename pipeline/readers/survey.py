"""What a run must know of a file before it reads it: its records, their ids, a digest of its bytes.

Lines and CSV are walked once for all of it. Parquet is counted from its metadata; text and
HTML are one record each, so that their bytes alone are read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from pipeline.config import FieldConfig
from pipeline.errors import InputError
from pipeline.readers.corpus import count_records
from pipeline.readers.fields import id_of, make_doc_id, match_columns
from pipeline.readers.files import CorpusFile
from pipeline.readers.formats import Format, require_format
from pipeline.readers.nested import lifted
from pipeline.readers.remote import FilePath
from pipeline.readers.rows import LazyRow, Rows

_BLOCK: Final = 1 << 20  # bytes digested at once


OnId = Callable[[int, str], None]
"""Told the position and the id of each record that has been found."""


@dataclass(frozen=True, slots=True)
class Survey:
    """`records` counts bad ones too; `digest` is empty where the file cannot be read."""

    digest: str
    records: int


def survey(
    file: CorpusFile, *, fields: FieldConfig | None = None, on_id: OnId | None = None
) -> Survey:
    """Count the records of *file*, digest its bytes, and tell the ids that its records have."""
    known = require_format(file.path, encoding=file.encoding)
    config = fields if fields is not None and known.named else FieldConfig()
    if known.walk is None:
        records = count_records(file)
        if on_id is not None:
            _tell_ids(file, known, config, records=records, on_id=on_id)
        return Survey(digest_of(file.path), records)
    seen = _Digest()
    rows = known.walk(file.path, on_bytes=seen.update)
    if on_id is not None:
        rows = _telling(rows, config, name=file.name, on_id=on_id)
    records = count_records(file, rows=rows)
    return Survey(_digest_if_whole(file.path, seen), records)


def _tell_ids(
    file: CorpusFile, known: Format, config: FieldConfig, *, records: int, on_id: OnId
) -> None:
    """Tell the ids of a file that is not walked: of a column, or made of the positions."""
    columns = _id_columns(known.header(file.path) if known.header else (), config)
    if not columns:
        for position in range(records):
            on_id(position, make_doc_id(file.name, position))
        return
    rows = known.some(file.path, columns=columns) if known.some else known.rows(file.path)
    for position, row in enumerate(rows):
        found = None if isinstance(row, InputError) else _first_text(row, columns)
        on_id(position, found or make_doc_id(file.name, position))


def _first_text(row: LazyRow, columns: tuple[str, ...]) -> str | None:
    try:
        return id_of(row(), columns)
    except InputError:
        return None


def _id_columns(header: tuple[str, ...], config: FieldConfig) -> tuple[str, ...]:
    try:
        return match_columns(header, config).id if header else ()
    except InputError:
        return ()  # no record of the file can be read


def _telling(rows: Rows, config: FieldConfig, *, name: str, on_id: OnId) -> Rows:
    for position, row in enumerate(rows):
        if not isinstance(row, InputError):
            with suppress(InputError):  # a bad record has no id
                values = lifted(row(), config)
                found = id_of(values, match_columns(tuple(values), config, sparse=True).id)
                on_id(position, found or make_doc_id(name, position))
        yield row


def digest_of(path: FilePath) -> str:
    """The digest of all bytes of a file; empty where it cannot be read."""
    seen = _Digest()
    try:
        with path.open("rb") as stream:
            while block := stream.read(_BLOCK):
                seen.update(block)
    except OSError:
        return ""
    return seen.hex()


def _digest_if_whole(path: FilePath, seen: _Digest) -> str:
    """What was seen, unless a damaged file was left before its end: then it is read again."""
    try:
        whole = seen.size == path.stat().st_size
    except OSError:
        return ""
    return seen.hex() if whole else digest_of(path)


class _Digest:
    def __init__(self) -> None:
        self.size = 0
        self._hash = hashlib.blake2b(digest_size=16)

    def update(self, data: bytes | memoryview) -> None:
        self.size += len(data)
        self._hash.update(data)

    def hex(self) -> str:
        return self._hash.hexdigest()
