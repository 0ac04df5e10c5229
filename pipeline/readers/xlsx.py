"""Excel workbooks: the first sheet, its first row the header."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import partial
from itertools import chain, islice, zip_longest
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from pipeline.errors import InputError, MissingDependencyError
from pipeline.readers.delimited import unique_names
from pipeline.readers.remote import FilePath, source_of
from pipeline.readers.rows import FileError, LazyRow, Row, Rows
from pipeline.readers.streams import damaged

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_LOG = logging.getLogger(__name__)


def rows(path: FilePath, *, start: int = 0) -> Rows:
    """One row per row below the header that is not blank, from row number *start* on.

    Raises:
        MissingDependencyError: openpyxl is not installed.
    """
    return islice(_rows(path), start, None)


def header(path: FilePath) -> tuple[str, ...]:
    """The names of the columns; none where the file cannot be read.

    Warns of further sheets, which are not read.
    """
    try:
        if others := _sheets(path)[1:]:
            _LOG.warning("%s: only the first sheet is read, not: %s", path, ", ".join(others))
        return _columns(next(_cells(path), ()))
    except InputError:
        return ()


def _sheets(path: FilePath) -> list[str]:
    workbook = _open(path)
    try:
        return list(workbook.sheetnames)
    finally:
        workbook.close()


def _rows(path: FilePath) -> Iterator[LazyRow | InputError]:
    try:
        cells = _cells(path)
        columns = _columns(next(cells, ()))
        for line in cells:
            yield partial(_parse, columns, line)
    except InputError as error:
        yield error


def _cells(path: FilePath) -> Iterator[tuple[Any, ...]]:
    """The rows that are not blank, as values."""
    workbook = _open(path)
    try:
        sheet = workbook.worksheets[0] if workbook.worksheets else None
        lines = sheet.iter_rows(values_only=True) if sheet else ()
        yield from (line for line in lines if any(cell is not None for cell in line))
    except (BadZipFile, OSError, ValueError, KeyError) as error:
        raise FileError(f"the workbook is damaged: {error}") from error
    finally:
        workbook.close()


def _open(path: FilePath) -> Workbook:
    try:
        import openpyxl
    except ImportError as error:
        raise MissingDependencyError.extra("openpyxl", "excel") from error  # noqa: S610
    try:
        return openpyxl.load_workbook(source_of(path), read_only=True, data_only=True)
    except OSError as error:
        raise damaged(error) from error
    except Exception as error:
        raise FileError(f"not a valid Excel workbook: {error}") from error


def _columns(first: tuple[Any, ...]) -> tuple[str, ...]:
    return unique_names("" if cell is None else str(cell) for cell in first)


def _parse(columns: tuple[str, ...], cells: tuple[Any, ...]) -> Row:
    extra = len(cells) - len(columns)
    names = chain(columns, (f"column_{len(columns) + n}" for n in range(extra)))
    return {name: cell for name, cell in zip_longest(names, cells) if name is not None}
