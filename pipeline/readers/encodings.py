"""Which encoding a file of text is in, and its bytes as UTF-8.

UTF-8 is what files should be in. UTF-16 is what Windows calls Unicode, and Windows-1252 what Excel
and old content systems write. The letters of Indonesian are ASCII, so that the few other bytes of
an article give statistics nothing to work with: rules decide.
"""

from __future__ import annotations

import codecs
import io
import re
from typing import TYPE_CHECKING, BinaryIO, Final, cast

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

SAMPLE: Final = 2**18
"""Bytes at the beginning of a file that decide on its encoding."""

_PIECE: Final = 2**16
UTF_32_MARKS: Final = (b"\xff\xfe\0\0", b"\0\0\xfe\xff")
UTF_16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_MULTIBYTE: Final = re.compile(  # as good as never in Windows-1252, but for a letter and a quote
    rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_CUT: Final = b"\xc2\xc3\xe2\xf0"  # begin the letters, quotes and emoji of UTF-8; end no word
_FOREIGN: Final = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f\x81\x8d\x8f\x90\x9d\xff]")
_ABOVE_ASCII: Final = re.compile(rb"[\x80-\xff]")
_MOST_ABOVE_ASCII: Final = 0.1  # more is no language in Latin letters
_FEW: Final = 8  # that a short text may always have
_UTF_8: Final = ("utf-8", "utf-8-sig")
_KEEP: Final = "nusawarta.keep"


def sniff(sample: bytes) -> str:
    r"""Tell the encoding of a text by its beginning: ``utf-8``, ``utf-16…`` or ``cp1252``.

    What fits none of them is called UTF-8, so that its errors are told with their place.

    >>> sniff("Kafé".encode("utf-16")), sniff(b"Kaf\xe9 \x93Senja\x94"), sniff("“Kafé”".encode())
    ('utf-16', 'cp1252', 'utf-8')
    """
    if sample.startswith(UTF_32_MARKS):
        return "utf-32"
    if sample.startswith(UTF_16_MARKS):
        return "utf-16"
    if sample.isascii() and b"\0" not in sample:
        return "utf-8"
    if wide := _wide(sample):
        return wide
    return "cp1252" if _is_windows_1252(sample) else "utf-8"


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: in Latin text, every other byte is a zero."""
    half = len(sample) // 2
    even, odd = sample[0 : 2 * half : 2], sample[1 : 2 * half : 2]
    if half < 2:
        return None
    zeros = even.count(0) / half, odd.count(0) / half
    if zeros[1] > 0.7 and zeros[0] < 0.1:
        return "utf-16-le"
    return "utf-16-be" if zeros[0] > 0.7 and zeros[1] < 0.1 else None


def _is_windows_1252(sample: bytes) -> bool:
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as error:
        is_cut = len(sample) >= SAMPLE or sample[error.start] in _CUT
        if is_cut and error.end == len(sample) and error.reason == "unexpected end of data":
            return False  # the sample ends inside a character
    else:
        return False
    above = len(_ABOVE_ASCII.findall(sample))
    return (
        not _MULTIBYTE.search(sample)
        and not _FOREIGN.search(sample)
        and above <= max(_FEW, _MOST_ABOVE_ASCII * len(sample))
    )


def recognise(stream: BinaryIO) -> str | None:
    """Tell the encoding of a text that is about to be read; ``None`` for UTF-8."""
    found = sniff(cast("io.BufferedReader", stream).peek(SAMPLE)[:SAMPLE])
    return None if found == "utf-8" else found


def as_utf8(stream: BinaryIO, encoding: str, *, exactly: bool) -> BinaryIO:
    """Give the text of *stream*, which is in *encoding*, in UTF-8.

    What does not fit is replaced by U+FFFD, or *exactly* becomes bytes that are not UTF-8, so that
    it is found in its record.
    """
    if codecs.lookup(encoding).name in _UTF_8:
        return stream
    decoder = codecs.getincrementaldecoder(encoding)(_KEEP if exactly else "replace")
    return io.BufferedReader(_Decoded(stream, decoder), _PIECE)


def _kept(error: UnicodeError) -> tuple[str, int]:
    """Let bytes that cannot be decoded become lone surrogates, those below 128 as U+DCFF."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "".join(chr(0xDC00 + (byte if byte > 127 else 255)) for byte in bad), error.end


codecs.register_error(_KEEP, _kept)


class _Decoded(io.RawIOBase):
    """The text of a stream in UTF-8."""

    def __init__(self, source: BinaryIO, decoder: codecs.IncrementalDecoder) -> None:
        self._source = source
        self._decoder = decoder
        self._ended = False
        self._ready = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        target = memoryview(buffer).cast("B")
        while not self._ready and not self._ended:
            piece = self._source.read(_PIECE)
            self._ended = not piece
            text = self._decoder.decode(piece, self._ended)
            self._ready = memoryview(text.encode("utf-8", "surrogateescape"))
        count = min(len(target), len(self._ready))
        target[:count] = self._ready[:count]
        self._ready = self._ready[count:]
        return count

    def close(self) -> None:
        self._source.close()
        super().close()
