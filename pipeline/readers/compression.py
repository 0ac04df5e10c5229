"""gzip and zstd, decompressed as they are read: known by their first bytes, then by the suffix."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO, Final, Protocol, cast

import zstandard

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

COMPRESSIONS: Final = (".gz", ".zst")

# A zstd block of 4 bytes can stand for 128 kB, so the piece decompressed at once is kept small.
_PIECE: Final = 8 * 1024
_DAMAGE: Final = (OSError, EOFError, zlib.error, zstandard.ZstdError)
_HEAD: Final = 512  # bytes that tell text
_NO_TEXT: Final = re.compile(rb"[\x00-\x08\x0e-\x1f]")


def decompressed(file: BinaryIO, *, suffix: str, buffer: int) -> BinaryIO:
    """The content of *file*, as it is where it is not compressed.

    The first bytes tell; where they do not and are no text, the *suffix* of the name does.
    """
    head = cast("io.BufferedReader", file).peek(_HEAD)[:_HEAD]
    new_frame = next((frame for magic, frame in _MAGIC.items() if head.startswith(magic)), None)
    is_short = any(magic.startswith(head) for magic in _MAGIC)
    if new_frame is None and (is_short or _NO_TEXT.search(head)):
        new_frame = _FRAMES.get(suffix)
    return io.BufferedReader(_Decompressing(file, new_frame), buffer) if new_frame else file


class _Frame(Protocol):
    """What the decompressors of zlib and zstandard have in common."""

    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, /) -> bytes: ...


def _gzip_member() -> _Frame:
    return zlib.decompressobj(wbits=31)  # 31: gzip header and checksum


def _zstd_frame() -> _Frame:
    # 2 GB: what `zstd --long=31` writes, as large dumps are often compressed.
    return zstandard.ZstdDecompressor(max_window_size=2**31).decompressobj()


_FRAMES: Final = {".gz": _gzip_member, ".zst": _zstd_frame}
_MAGIC: Final = {b"\x1f\x8b\x08": _gzip_member, b"\x28\xb5\x2f\xfd": _zstd_frame}


class _Decompressing(io.RawIOBase):
    """The content of the frames or members in *source*.

    Unlike `zstandard.stream_reader` it raises `EOFError` where the last one is cut off, and
    unlike `gzip` it first gives everything that came before. A buffer is filled to its end, so
    that a short one is the last.
    """

    def __init__(self, source: BinaryIO, new_frame: Callable[[], _Frame]) -> None:
        self._source = source
        self._new_frame = new_frame
        self._frame = new_frame()
        self._ready = memoryview(b"")
        self._failed: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        target = memoryview(buffer).cast("B")
        done = 0
        while done < len(target) and (self._ready or self._decompress(whole=not done)):
            count = min(len(target) - done, len(self._ready))
            target[done : done + count] = self._ready[:count]
            self._ready = self._ready[count:]
            done += count
        return done

    def _decompress(self, *, whole: bool) -> bool:
        """Make more ready; *whole*: damage is raised at once, else at the next call."""
        try:
            if self._failed is not None:
                raise self._failed
            while not self._ready and (piece := self._next_piece()):
                self._ready = memoryview(self._frame.decompress(piece))
        except _DAMAGE as error:
            self._failed = error
            if whole:
                raise
        return bool(self._ready)

    def _next_piece(self) -> bytes:
        """The next bytes to decompress, a new frame begun where needed; none at the end."""
        if not self._frame.eof:
            piece = self._source.read(_PIECE)
            if not piece:
                raise EOFError
            return piece
        piece = self._frame.unused_data.lstrip(b"\0")  # some writers pad with zeros
        while not piece:
            read = self._source.read(_PIECE)
            if not read:
                return b""
            piece = read.lstrip(b"\0")
        self._frame = self._new_frame()
        return piece

    def close(self) -> None:
        self._source.close()
        super().close()
