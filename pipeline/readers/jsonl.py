"""JSON Lines: one JSON object a line; blank lines are no records.

A file that goes by that name and holds other JSON is read as what it holds (see `json_heads`).
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO, Final

from pipeline.errors import InputError
from pipeline.readers import json as other_json
from pipeline.readers.json_heads import is_other_json
from pipeline.readers.json_values import DECODING, KINDS
from pipeline.readers.remote import FilePath
from pipeline.readers.rows import Row, Rows
from pipeline.readers.streams import (
    BOM,
    MAX_RECORD_BYTES,
    OnBytes,
    as_text_stream,
    decode_utf8,
    open_text,
    too_large,
)
from pipeline.readers.walks import from_any_row

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_ENDS: Final = re.compile(rb"(?<=\})\r(?=\{)")  # of lines on old Macs
_BRACKETS: Final = (b"[", b"]", b"],")  # alone on a line, of an array with a line an object


@from_any_row
def rows(path: FilePath, *, on_bytes: OnBytes | None, encoding: str | None) -> Rows:
    """One row per line that is not blank; of other JSON what `other_json.rows_of` gives."""
    with open_text(path, on_bytes=on_bytes, encoding=encoding) as stream:
        head = _head(stream)
        if is_other_json([line for line in head if not line.isspace()]):
            whole = io.BufferedReader(_Rejoined(b"".join(head), stream))
            yield from other_json.rows_of(as_text_stream(whole), encoding=encoding)
            return
        for number, line in enumerate(_lines(stream, head), 1):
            if number == 1:
                line = line.removeprefix(BOM)  # noqa: PLW2901
            if len(line) > MAX_RECORD_BYTES:
                yield too_large("line")
            elif line and not line.isspace() and line.strip() not in _BRACKETS:
                yield partial(_parse, line, number, encoding=encoding)


def _head(stream: BinaryIO) -> list[bytes]:
    """The lines up to the second one that is not blank."""
    head: list[bytes] = []
    filled = 0
    while filled < 2 and (line := stream.readline(MAX_RECORD_BYTES + 1)):
        head.append(line)
        filled += not line.isspace()
    return head


def _lines(stream: BinaryIO, head: Sequence[bytes]) -> Iterator[bytes]:
    """Lines of *stream* behind *head*; of one that is too long only the beginning, yet over."""
    rest = iter(lambda: stream.readline(MAX_RECORD_BYTES + 1), b"")
    cut = False
    for line in chain(head, rest):
        if not cut:
            yield from _ENDS.split(line)
        cut = len(line) > MAX_RECORD_BYTES and not line.endswith(b"\n")


class _Rejoined(io.RawIOBase):
    """A stream with what has been read of it already."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        target = memoryview(buffer).cast("B")
        data = self._head[: len(target)] or self._rest.read(len(target))
        self._head = self._head[len(data) :]
        target[: len(data)] = data
        return len(data)


def _parse(line: bytes, number: int, *, encoding: str | None) -> Row:
    try:
        text = decode_utf8(line, first_line=number, encoding=encoding)
        if text.rstrip().endswith(","):  # as behind the objects of an array
            text = text.rstrip()[:-1]
        value = json.loads(text, **DECODING)
    except (ValueError, RecursionError) as error:
        raise InputError(f"line {number} is not valid JSON: {_reason(error)}") from error
    if not isinstance(value, dict):
        kind = KINDS.get(type(value), "a number")
        raise InputError(f"line {number} is {kind}, not a JSON object")
    return value


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at character {error.pos}"
    return "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
