"""The registry: which suffix is read by which module."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Final, Protocol, TypeVar

from pipeline.errors import InputError
from pipeline.readers import delimited, html, json, jsonl, parquet, txt, xlsx
from pipeline.readers.compression import COMPRESSIONS
from pipeline.readers.remote import FilePath
from pipeline.readers.rows import Rows
from pipeline.readers.streams import data_suffix
from pipeline.readers.walks import Walk

_T = TypeVar("_T")
_ARCHIVES: Final = (".zip", ".rar", ".7z", ".tar", ".tgz", ".bz2", ".xz")


class RowReader(Protocol):
    """Rows of a file from a row number on (see `pipeline.readers.rows`)."""

    def __call__(self, path: FilePath, *, start: int = 0) -> Rows:
        """The rows of *path* from number *start* on."""


class SomeColumns(Protocol):
    """All rows of a file, with some of their columns."""

    def __call__(self, path: FilePath, *, columns: Sequence[str]) -> Rows:
        """The rows of *path*."""


@dataclass(frozen=True, slots=True)
class Format:
    """How files of one format are read.

    `count` gives the number of rows where there is a way cheaper than walking them; `walk` walks
    them where there is none. `some` gives single columns where that is cheaper. `header` gives the
    columns where all rows of a file share them. `text` says that a file is in some encoding, which
    may be given. `named` is false where the format fixes the columns, so that there is nothing to
    choose.
    """

    rows: RowReader
    count: Callable[[FilePath], int] | None = None
    walk: Walk | None = None
    some: SomeColumns | None = None
    header: Callable[[FilePath], tuple[str, ...]] | None = None
    text: bool = True
    named: bool = True
    compressible: bool = True


def _one(_path: FilePath) -> int:
    return 1


_TXT: Final = Format(txt.rows, count=_one, named=False)
_HTML: Final = Format(html.rows, count=_one, named=False)
_JSONL: Final = Format(jsonl.rows, walk=jsonl.rows)
_JSON: Final = Format(json.rows, walk=json.rows)
_DELIMITED: Final = Format(delimited.rows, walk=delimited.rows, header=delimited.header)
_PARQUET: Final = Format(
    parquet.rows,
    count=parquet.count,
    some=parquet.rows,
    header=parquet.header,
    text=False,
    compressible=False,
)
_XLSX: Final = Format(xlsx.rows, header=xlsx.header, text=False, compressible=False)

FORMATS: Final[dict[str, Format]] = {
    ".txt": _TXT,
    ".jsonl": _JSONL,
    ".ndjson": _JSONL,
    ".json": _JSON,
    ".csv": _DELIMITED,
    ".tsv": _DELIMITED,
    ".parquet": _PARQUET,
    ".xlsx": _XLSX,
    ".html": _HTML,
    ".htm": _HTML,
}


def find_format(path: FilePath) -> Format | None:
    """The format of *path* by its suffix, upper or lower case; ``None`` if it is unknown.

    >>> from pathlib import Path
    >>> find_format(Path("berita.JSONL.gz")) is FORMATS[".jsonl"]
    True
    """
    known = FORMATS.get(data_suffix(path))
    compressed = path.suffix.lower() in COMPRESSIONS
    return None if compressed and known and not known.compressible else known


def require_format(path: FilePath, *, encoding: str | None = None) -> Format:
    """The format of *path*; where that is one of text, read in *encoding*.

    Raises:
        InputError: it is unknown; the message lists the known suffixes.
    """
    known = find_format(path)
    if known is None:
        raise InputError(unknown_format(path))
    return _encoded(known, encoding) if encoding is not None and known.text else known


@cache
def _encoded(known: Format, encoding: str) -> Format:
    return replace(
        known,
        rows=_with(encoding, known.rows),
        walk=_with(encoding, known.walk) if known.walk else None,
        header=_with(encoding, known.header) if known.header else None,
    )


def _with(encoding: str, call: Callable[..., _T]) -> Callable[..., _T]:
    return partial(call, encoding=encoding)


def unknown_format(path: FilePath) -> str:
    """The message for a file that no reader takes, with the suffixes that are known."""
    advice = "unpack it first; " if path.suffix.lower() in _ARCHIVES else ""
    return f"unknown format ({path.suffix or 'no suffix'}); {advice}{known_formats()}"


def known_formats() -> str:
    """All suffixes that are known, as a message tells them."""
    single = [name for name, known in FORMATS.items() if not known.compressible]
    return (
        f"known: {', '.join(FORMATS)}, "
        f"all but {', '.join(single)} also with {' or '.join(COMPRESSIONS)}"
    )
