"""What a run must know of a file before it reads it: how many records, and a digest of its bytes.

Lines and CSV are counted and digested in one read. Parquet is counted from its metadata; text and
HTML are one record each, so that their bytes alone are read.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline.readers.corpus import count_records
from pipeline.readers.files import CorpusFile
from pipeline.readers.formats import require_format

_BLOCK: Final = 1 << 20  # bytes digested at once


@dataclass(frozen=True, slots=True)
class Survey:
    """`records` counts bad ones too; `digest` is empty where the file cannot be read."""

    digest: str
    records: int


def survey(file: CorpusFile) -> Survey:
    """Count the records of *file* and digest its bytes."""
    walk = require_format(file.path).walk
    if walk is None:
        return Survey(digest_of(file.path), count_records(file))
    seen = _Digest()
    records = count_records(file, rows=walk(file.path, on_bytes=seen.update))
    return Survey(_digest_if_whole(file.path, seen), records)


def digest_of(path: Path) -> str:
    """The digest of all bytes of a file; empty where it cannot be read."""
    seen = _Digest()
    try:
        with path.open("rb") as stream:
            while block := stream.read(_BLOCK):
                seen.update(block)
    except OSError:
        return ""
    return seen.hex()


def _digest_if_whole(path: Path, seen: _Digest) -> str:
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
