"""CSV and TSV with a header: quoted line breaks, fields of any size."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest
from typing import Final

from pipeline.errors import InputError
from pipeline.readers.remote import FilePath
from pipeline.readers.rows import FileError, Row, Rows
from pipeline.readers.streams import (
    MAX_RECORD_BYTES,
    READ_ERRORS,
    OnBytes,
    data_suffix,
    open_lines,
    too_large,
)
from pipeline.readers.walks import from_any_row

_PIECE: Final = 2**20  # characters read at once of a record that is passed over
_NAMED: Final = re.compile(r"""["']?sep=(?P<delimiter>[^\s"']|\t)["']?\r?\n""", re.I)  # Excel
_DELIMITERS: Final = ",;\t|"  # Excel writes ";" where the comma is the decimal sign


@from_any_row
def rows(path: FilePath, *, on_bytes: OnBytes | None, encoding: str | None) -> Rows:
    """One row per record below the header; blank lines are none.

    ``.tsv`` has tabs; in ``.csv`` the delimiter is the one of ``, ; tab |`` that stands most
    often in the first line, a comma where there is none, or the one that a line ``sep=;`` names.
    """
    with _open(path, on_bytes=on_bytes, encoding=encoding) as records:
        try:
            columns = _columns(records, encoding=encoding)
        except InputError as error:
            yield FileError(error.message)
            return
        parse = partial(_parse, columns, encoding=encoding)
        for record in records:
            yield record if isinstance(record, InputError) else partial(parse, record)


def header(path: FilePath, *, encoding: str | None = None) -> tuple[str, ...]:
    """The names of the columns; none where the file is empty or they cannot be read."""
    try:
        with _open(path, encoding=encoding) as records:
            return _columns(records, encoding=encoding)
    except (InputError, *READ_ERRORS):
        return ()


@dataclass(frozen=True, slots=True)
class _Record:
    line: int  # that it begins on, 1-based
    cells: list[str]


@contextmanager
def _open(
    path: FilePath, *, on_bytes: OnBytes | None = None, encoding: str | None = None
) -> Iterator[Iterator[_Record | InputError]]:
    # A limit of the process, not of a reader; the default of 128 kB is too small for articles.
    csv.field_size_limit(MAX_RECORD_BYTES)
    # Bytes that cannot be decoded become lone surrogates, which `_checked` finds in their row.
    with open_lines(path, on_bytes=on_bytes, encoding=encoding) as text:
        first = text.readline(MAX_RECORD_BYTES)
        named = _NAMED.fullmatch(first)
        if named:
            first = text.readline(MAX_RECORD_BYTES)
        delimiter = "\t" if data_suffix(path) == ".tsv" else max(_DELIMITERS, key=first.count)
        yield _records(
            _Source(first, text),
            delimiter=named["delimiter"] if named else delimiter,
            first_line=2 if named else 1,
        )


class _TooLarge(Exception):  # noqa: N818 - says what the record is
    """The record in hand exceeds the limit."""


class _Source(Iterator[str]):
    """The lines of a file, its first one given; knows where a record and the file end."""

    def __init__(self, first: str, rest: io.TextIOWrapper) -> None:
        self._first = first
        self._rest = rest
        self.ended = False
        self.lines = 0  # read to their ends
        self.begin_record()

    def begin_record(self) -> None:
        """Measure anew."""
        self._size = self._quotes = 0

    def __next__(self) -> str:
        line = self._read(MAX_RECORD_BYTES)
        if not line:
            raise StopIteration
        if self._size > MAX_RECORD_BYTES or not self._complete:
            raise _TooLarge
        return line

    def skip_record(self) -> None:
        """Read to the end of the record without holding it: outside of quotes, at a line end."""
        while not self.ended and (self._quotes % 2 or not self._complete):
            self._read(_PIECE)

    def _read(self, most: int) -> str:
        line = self._first or self._rest.readline(most)
        self._first = ""
        self._size += len(line)
        self._quotes += line.count('"')
        ends = line.endswith(("\n", "\r"))
        self.lines += ends
        self._complete = ends or len(line) < most
        self.ended = not line
        return line


def _records(source: _Source, *, delimiter: str, first_line: int) -> Iterator[_Record | InputError]:
    """The records that are not blank; an error for one that has no end or is too large."""
    reader = csv.reader(source, delimiter=delimiter)
    while True:
        line = source.lines + first_line
        source.begin_record()
        try:
            cells = next(reader, None)
        except _TooLarge:
            source.skip_record()
            reader = csv.reader(source, delimiter=delimiter)  # the other one is inside the record
            yield too_large(f"record that begins on line {line}")
            continue
        except csv.Error as error:
            yield InputError(f"line {line} is not valid CSV: {error}")
            continue
        if cells is None:
            return
        if source.ended:  # the reader looked for a closing quote until there was nothing left
            yield InputError(f"a quoted field that begins on line {line} is never closed")
        elif cells:
            yield _Record(line, cells)


def _columns(records: Iterator[_Record | InputError], *, encoding: str | None) -> tuple[str, ...]:
    first = next(records, _Record(1, []))
    if isinstance(first, InputError):
        raise first
    return unique_names(_checked(first, columns=first.cells, encoding=encoding))


def unique_names(cells: Iterable[str]) -> tuple[str, ...]:
    """Names of columns: blank ones are numbered, repeated ones get a suffix, as pandas does it."""
    names: dict[str, None] = {}
    for number, cell in enumerate(cells):
        name = unique = cell.strip() or f"column_{number}"
        repeats = 0
        while unique in names:
            repeats += 1
            unique = f"{name}.{repeats}"
        names[unique] = None
    return tuple(names)


def _parse(columns: tuple[str, ...], record: _Record, *, encoding: str | None) -> Row:
    cells = _checked(record, columns=columns, encoding=encoding)
    if any(cells[len(columns) :]):
        raise InputError(
            f"line {record.line} has {len(cells)} fields where the header has {len(columns)}"
        )
    return dict(zip_longest(columns, cells[: len(columns)]))


def _checked(record: _Record, *, columns: Sequence[str], encoding: str | None) -> list[str]:
    """The cells of *record*, none of them binary data or not in the *encoding* of the file."""
    for number, cell in enumerate(record.cells):
        name = repr(columns[number]) if number < len(columns) else str(number + 1)
        if "\0" in cell:
            raise InputError(f"line {record.line}: binary data, not text (NUL in column {name})")
        try:
            cell.encode()
        except UnicodeEncodeError as error:
            at = f"byte 0x{ord(cell[error.start]) - 0xDC00:02x} in column {name}"
            name = encoding or "UTF-8"
            raise InputError(f"invalid {name} on line {record.line}: {at}") from error
    return record.cells
