"""Bytes of a file, decompressed, in bounded memory."""

from __future__ import annotations

import io
import logging
import os
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

import zstandard

from pipeline.errors import InputError
from pipeline.readers.assumed import remember
from pipeline.readers.compression import COMPRESSIONS, decompressed
from pipeline.readers.encodings import SAMPLE, as_utf8, recognise
from pipeline.readers.remote import FilePath
from pipeline.readers.rows import FileError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_LOG = logging.getLogger(__name__)

BOM: Final = b"\xef\xbb\xbf"
MAX_RECORD_BYTES: Final = 16 * 2**20
"""A larger record is an `InputError`: it is no article, and memory is bounded by one record."""

READ_ERRORS: Final = (OSError, EOFError, zlib.error, zstandard.ZstdError)
"""What a missing, unreadable or damaged file raises while its bytes are read."""

_BUFFER: Final = 2**20


def data_suffix(path: FilePath) -> str:
    """The suffix in lower case, without the one of a compression.

    >>> data_suffix(Path("berita 3.2.2022.JSONL.gz"))
    '.jsonl'
    """
    suffix = path.suffix.lower()
    return Path(path.stem).suffix.lower() if suffix in COMPRESSIONS else suffix


OnBytes = Callable[[memoryview], None]
"""Told all bytes of a file as they are read from it, before they are decompressed."""


def open_stream(path: FilePath, *, on_bytes: OnBytes | None = None) -> BinaryIO:
    """Open *path* for reading bytes; gzip and zstd are decompressed as they are read.

    Reading raises one of `READ_ERRORS` where the file is damaged or ends early.
    """
    file: BinaryIO = io.BufferedReader(path.open("rb", buffering=0), SAMPLE)
    if on_bytes is not None:
        file = io.BufferedReader(_Observed(file, on_bytes), _BUFFER)
    return decompressed(file, suffix=path.suffix.lower(), buffer=_BUFFER)


def open_text(
    path: FilePath, *, on_bytes: OnBytes | None = None, encoding: str | None = None
) -> BinaryIO:
    """Open *path* as `open_stream` does; its text is given in UTF-8 (see `encodings`).

    Where no *encoding* is given it is recognised, and remembered (see `assumed`).
    """
    stream = open_stream(path, on_bytes=on_bytes)
    if encoding is not None:
        return as_utf8(stream, encoding, exactly=True)
    try:
        found = recognise(stream)
    except READ_ERRORS:
        stream.close()
        raise
    if remember(path, found):
        _LOG.warning("%s: not UTF-8; read as %s", shown(path), found)
    return as_utf8(stream, found or "utf-8", exactly=False)


def open_lines(
    path: FilePath, *, on_bytes: OnBytes | None = None, encoding: str | None = None
) -> io.TextIOWrapper:
    """Open *path* as text; bytes that are not in its encoding become lone surrogates."""
    return as_text_stream(open_text(path, on_bytes=on_bytes, encoding=encoding))


def as_text_stream(stream: BinaryIO) -> io.TextIOWrapper:
    """Decode a stream of UTF-8; bytes that are not become lone surrogates."""
    return io.TextIOWrapper(stream, "utf-8-sig", "surrogateescape", newline="")


def read_text(path: FilePath, *, encoding: str | None = None) -> bytes:
    """Read all of a text, in UTF-8; refuses what `read_whole` refuses."""
    with open_text(path, encoding=encoding) as stream:
        return _whole(stream)


def read_whole(path: FilePath) -> bytes:
    """All bytes of *path*.

    Raises:
        InputError: more than `MAX_RECORD_BYTES`.
    """
    with open_stream(path) as stream:
        return _whole(stream)


def _whole(stream: BinaryIO) -> bytes:
    data = stream.read(MAX_RECORD_BYTES + 1)
    if len(data) > MAX_RECORD_BYTES:
        raise too_large("file")
    return data


def too_large(what: str) -> InputError:
    """Make the error for a *what* that exceeds `MAX_RECORD_BYTES`."""
    return InputError(f"the {what} is larger than {MAX_RECORD_BYTES // 2**20} MB")


def decode_utf8(data: bytes, *, first_line: int = 1, encoding: str | None = None) -> str:
    r"""Decode UTF-8, a byte order mark removed; *first_line* is where *data* begins in its file.

    *encoding* is what the file was decoded from, if not from UTF-8.

    Raises:
        InputError: what is invalid, with line, byte and its offset in *data*.

    >>> decode_utf8(b"caf\xc3\xa9")
    'café'
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise InputError("starts like UTF-16 text; save it as UTF-8") from error
        line = first_line + data.count(b"\n", 0, error.start)
        at = f"byte 0x{data[error.start]:02x} at offset {error.start}"
        raise InputError(f"invalid {encoding or 'UTF-8'} on line {line}: {at}") from error


def damaged(error: BaseException) -> FileError:
    """Say in plain words why a file cannot be read (further)."""
    if isinstance(error, EOFError):
        return FileError("the compressed file ends early; it is truncated")
    if isinstance(error, (zlib.error, zstandard.ZstdError)):
        return FileError(f"the compressed file is damaged: {error}")
    reason = error.strerror if isinstance(error, OSError) else None
    return FileError(f"cannot be read: {reason or error}")


def shown(path: str | os.PathLike[str]) -> str:
    """Show a path as valid Unicode: bytes of a file name that are not UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


class _Observed(io.RawIOBase):
    """The bytes of *source*, told as they are read."""

    def __init__(self, source: BinaryIO, on_bytes: OnBytes) -> None:
        self._source = source
        self._on_bytes = on_bytes

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        target = memoryview(buffer).cast("B")
        count: int = self._source.readinto(target)  # type: ignore[attr-defined]
        self._on_bytes(target[:count])
        return count

    def close(self) -> None:
        self._source.close()
        super().close()
