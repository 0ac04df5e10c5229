"""The way through a text file: all its rows in order, from any row number on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from itertools import islice
from typing import Protocol

from pipeline.errors import InputError
from pipeline.readers.remote import FilePath
from pipeline.readers.rows import LazyRow, Rows
from pipeline.readers.streams import READ_ERRORS, OnBytes, damaged


class Walk(Protocol):
    """The rows of a text file from number *start* on; its bytes are told on the way."""

    def __call__(
        self,
        path: FilePath,
        *,
        start: int = 0,
        on_bytes: OnBytes | None = None,
        encoding: str | None = None,
    ) -> Rows:
        """The rows of *path*, in *encoding* where it is not to be recognised."""


def from_any_row(parse: Callable[..., Iterator[LazyRow | InputError]]) -> Walk:
    """Make a walk of a generator of all rows; where the file turns out damaged, it ends so."""

    @wraps(parse)
    def rows(
        path: FilePath,
        *,
        start: int = 0,
        on_bytes: OnBytes | None = None,
        encoding: str | None = None,
    ) -> Rows:
        every = parse(path, on_bytes=on_bytes, encoding=encoding)
        return islice(_guarded(every), start, None)

    return rows


def _guarded(rows: Rows) -> Rows:
    """Pass *rows* on; where reading fails, end with a `FileError`."""
    try:
        yield from rows
    except READ_ERRORS as error:
        yield damaged(error)
