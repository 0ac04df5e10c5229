"""CSV and TSV with a header: quoted line breaks, fields of any size."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import islice, zip_longest
from typing import Final

from pipeline.errors import InputError
from pipeline.readers.csv_lines import Lines
from pipeline.readers.csv_records import CsvRecord, CsvRecords
from pipeline.readers.csv_single import Swapped, is_single_quoted, swap, swapped_back
from pipeline.readers.fields import header_among
from pipeline.readers.remote import FilePath
from pipeline.readers.rows import FileError, Row, Rows
from pipeline.readers.streams import (
    MAX_RECORD_BYTES,
    READ_ERRORS,
    OnBytes,
    data_suffix,
    open_lines,
)
from pipeline.readers.walks import from_any_row

_NAMED: Final = re.compile(r"""["']?sep=(?P<delimiter>[^\s"']|\t)["']?\r?\n""", re.I)  # Excel
_HEAD_LINES: Final = 6  # in which the names of the columns are looked for
_FORMULA: Final = re.compile(r'="(\d+)"')  # what keeps the zeros of ="007" for Excel
_DELIMITERS: Final = ",;\t|"  # Excel writes ";" where the comma is the decimal sign


@from_any_row
def rows(path: FilePath, *, on_bytes: OnBytes | None, encoding: str | None) -> Rows:
    """One row per record below the header; blank lines are none, nor is the header once more.

    ``.tsv`` has tabs; in ``.csv`` the delimiter is the one of ``, ; tab |`` that stands most
    often in the header, a comma where there is none, or the one that a line ``sep=;`` names.
    """
    with _open(path, on_bytes=on_bytes, encoding=encoding) as records:
        try:
            columns = _columns(records, encoding=encoding)
        except InputError as error:
            yield FileError(error.message)
            return
        parse = partial(_parse, columns, encoding=encoding)
        for record in records:
            if isinstance(record, InputError):
                yield record
            elif not _is_header_again(record, columns):
                yield partial(parse, record)


def header(path: FilePath, *, encoding: str | None = None) -> tuple[str, ...]:
    """The names of the columns; none where the file is empty or they cannot be read."""
    try:
        with _open(path, encoding=encoding) as records:
            return _columns(records, encoding=encoding)
    except (InputError, *READ_ERRORS):
        return ()


@contextmanager
def _open(
    path: FilePath, *, on_bytes: OnBytes | None = None, encoding: str | None = None
) -> Iterator[Iterator[CsvRecord | InputError]]:
    # A limit of the process, not of a reader; the default of 128 kB is too small for articles.
    csv.field_size_limit(MAX_RECORD_BYTES)
    # Bytes that cannot be decoded become lone surrogates, which `_checked` finds in their row.
    with open_lines(path, on_bytes=on_bytes, encoding=encoding) as text:
        first = list(islice(iter(lambda: text.readline(MAX_RECORD_BYTES), ""), _HEAD_LINES))
        named = _NAMED.fullmatch(first[0]) if first else None
        lines = first[1:] if named else first
        delimiters = [
            named["delimiter"] if named else _delimiter(line, tabs=data_suffix(path) == ".tsv")
            for line in lines
        ]
        swapped = is_single_quoted(lines, delimiters)
        if swapped:
            lines = [swap(line) for line in lines]
        cells = [_cells(*pair) for pair in zip(lines, delimiters, strict=True)]
        at = header_among(cells) if cells else 0
        rest = Swapped(text) if swapped else text
        records = CsvRecords(
            Lines(rest, first=lines[at:], limit=MAX_RECORD_BYTES),
            delimiter=delimiters[at] if delimiters else ",",
            first_line=1 + at + bool(named),
        )
        yield swapped_back(records) if swapped else iter(records)


def _delimiter(line: str, *, tabs: bool) -> str:
    return "\t" if tabs else max(_DELIMITERS, key=line.count)


def _cells(line: str, delimiter: str) -> list[str]:
    return next(csv.reader([line], delimiter=delimiter), [])


def _columns(records: Iterator[CsvRecord | InputError], *, encoding: str | None) -> tuple[str, ...]:
    first = next(records, CsvRecord(1, []))
    if isinstance(first, InputError):
        raise first
    return unique_names(_checked(first, columns=first.cells, encoding=encoding))


def _is_header_again(record: CsvRecord, columns: Sequence[str]) -> bool:
    """Whether a record repeats the header, as in files that were joined."""
    first = record.cells[0].removeprefix("\ufeff").strip()
    if len(columns) == 1:
        return False
    return first == columns[0] and unique_names([first, *record.cells[1:]]) == columns


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


def _parse(columns: tuple[str, ...], record: CsvRecord, *, encoding: str | None) -> Row:
    cells = _checked(record, columns=columns, encoding=encoding)
    if any(cells[len(columns) :]):
        raise InputError(
            f"line {record.line} has {len(cells)} fields where the header has {len(columns)}"
        )
    return dict(zip_longest(columns, map(_plain, cells[: len(columns)])))


def _plain(cell: str) -> str:
    formula = _FORMULA.fullmatch(cell) if cell.startswith("=") else None
    return formula[1] if formula else cell


def _checked(record: CsvRecord, *, columns: Sequence[str], encoding: str | None) -> list[str]:
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
