"""Slices of a file, each begun where the process left off with the one before.

The shards of a run are slices of files. Compressed files, lines and CSV can only be walked, so
without this each shard would walk its file from the beginning: a file of n shards would be read
n/2 times over. The last file that was left in the middle stays open until the next slice is read.
"""

from __future__ import annotations

import os
import sys
from itertools import islice
from typing import Final, TypeAlias

from pipeline.readers.formats import Format
from pipeline.readers.remote import FilePath
from pipeline.readers.rows import Rows

_Key: TypeAlias = tuple[int, Format, str, int, int, int]

_left_off: dict[
    _Key | None, tuple[int, Rows]
] = {}  # at most one: position and the rows from there on
_NOWHERE: Final[tuple[int, Rows]] = (sys.maxsize, iter(()))


def rows_between(known: Format, path: FilePath, *, start: int, stop: int | None) -> Rows:
    """Rows number *start* to *stop* (exclusive) of the file *path* in the format *known*."""
    key = _key(known, path)
    position, rows = _left_off.pop(key, _NOWHERE)
    if position > start:
        position, rows = start, known.rows(path, start=start)
    for _ in islice(rows, start - position):
        pass
    position = start
    for row in rows if stop is None else islice(rows, max(stop - start, 0)):
        position += 1
        yield row
    if key is not None and position == stop:
        _left_off.clear()
        _left_off[key] = (stop, rows)


def _key(known: Format, path: FilePath) -> _Key | None:
    """What tells that a file is still the same one, and in this process.

    A forked process has the parent's open files, with a shared position: it must not read them.
    """
    try:
        found = path.stat()
    except OSError:
        return None
    return os.getpid(), known, os.fspath(path), found.st_ino, found.st_size, found.st_mtime_ns
