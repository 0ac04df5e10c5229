"""What every format module hands on: rows that are parsed only when somebody asks.

A row can so be counted or skipped at the price of finding its end, and `count_records` agrees
with `read_file` because both walk the same rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from pipeline.errors import InputError


class FileError(InputError):
    """The file cannot be read at all, or not from here on."""


Row: TypeAlias = Mapping[str, object]
"""Values of one record by column name."""

LazyRow: TypeAlias = Callable[[], Row]
"""Parses the row when called; raises `InputError` (without path and position) if it is bad."""

Rows: TypeAlias = Iterator[LazyRow | InputError]
"""One item a position; an `InputError` where the file is damaged."""
