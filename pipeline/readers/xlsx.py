"""Excel workbooks: the first sheet that is not empty, the rows below its header."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import chain, islice, zip_longest
from typing import TYPE_CHECKING, Any, Final
from zipfile import BadZipFile

from pipeline.errors import InputError, MissingDependencyError
from pipeline.readers.delimited import unique_names
from pipeline.readers.fields import header_among
from pipeline.readers.remote import FilePath, source_of
from pipeline.readers.rows import FileError, LazyRow, Row, Rows
from pipeline.readers.streams import damaged

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_HEAD_ROWS: Final = 6  # in which the names of the columns are looked for
_ERRORS: Final = ("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!")
_CARRIAGE_RETURN: Final = "_x000D_"  # as the format writes one
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
        found = path.stat()
    except OSError:
        return ()
    return _header(path, found.st_size, found.st_mtime_ns)


@lru_cache(maxsize=16)  # each shard asks, and whoever opens a workbook reads all of its strings
def _header(path: FilePath, _size: int, _changed: int) -> tuple[str, ...]:
    try:
        others = _others(path)
        if others:
            _LOG.warning("%s: only the first sheet is read, not: %s", path, ", ".join(others))
        return _columns(next(_table(path), ()))
    except InputError:
        return ()


def _rows(path: FilePath) -> Iterator[LazyRow | InputError]:
    try:
        cells = _table(path)
        columns = _columns(next(cells, ()))
        for line in cells:
            yield partial(_parse, columns, line)
    except InputError as error:
        yield error


def _table(path: FilePath) -> Iterator[tuple[Any, ...]]:
    """The header and the rows below it; a title, notes and blank rows may be above it."""
    cells = _cells(path)
    first = list(islice(cells, _HEAD_ROWS))
    at = header_among([[_name(cell) for cell in row] for row in first])
    yield from first[at:]
    yield from cells


def _cells(path: FilePath) -> Iterator[tuple[Any, ...]]:
    """The rows that are not blank, as values."""
    workbook = _open(path)
    try:
        sheet = _sheet(workbook)
        yield from _filled(sheet) if sheet else ()
    except (BadZipFile, OSError, ValueError, KeyError) as error:
        raise FileError(f"the workbook is damaged: {error}") from error
    finally:
        workbook.close()


def _others(path: FilePath) -> list[str]:
    """The names of the sheets that are not read."""
    workbook = _open(path)
    try:
        read = _sheet(workbook)
        others = [sheet for sheet in workbook.worksheets if sheet is not read]
        return [sheet.title for sheet in others if any(_filled(sheet))]
    finally:
        workbook.close()


def _sheet(workbook: Workbook) -> Any:
    """The first sheet that is not empty."""
    return next((sheet for sheet in workbook.worksheets if any(_filled(sheet))), None)


def _filled(sheet: Any) -> Iterator[tuple[Any, ...]]:
    for line in sheet.iter_rows(values_only=True):
        cells = tuple(map(_value, line))
        if any(cell is not None for cell in cells):
            yield cells


def _value(cell: Any) -> Any:
    if not isinstance(cell, str):
        return cell
    return None if cell in _ERRORS else cell.replace(_CARRIAGE_RETURN, "")


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
    return unique_names(map(_name, first))


def _name(cell: Any) -> str:
    return "" if cell is None else str(cell)


def _parse(columns: tuple[str, ...], cells: tuple[Any, ...]) -> Row:
    extra = len(cells) - len(columns)
    names = chain(columns, (f"column_{len(columns) + n}" for n in range(extra)))
    return {name: cell for name, cell in zip_longest(names, cells) if name is not None}
