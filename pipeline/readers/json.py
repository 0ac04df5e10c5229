"""JSON: an array of objects, one object, or objects one after the other; read as a stream.

A first object that wraps a list of objects is read as that list (see `json_wrappers`), and so are
the objects behind it, as where each is a page of an interface.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from json import JSONDecoder, dumps
from json.decoder import JSONDecodeError
from typing import Final, TextIO

from pipeline.errors import InputError
from pipeline.readers.json_values import DECODING, KINDS
from pipeline.readers.json_wrappers import behind_opening, unwrapped
from pipeline.readers.remote import FilePath
from pipeline.readers.rows import FileError, Rows
from pipeline.readers.streams import MAX_RECORD_BYTES, OnBytes, open_lines, too_large
from pipeline.readers.walks import from_any_row

_PIECE: Final = 2**16
_BETWEEN: Final = re.compile(r"[\s,]*")
_UNDECODED: Final = re.compile(r"[\udc80-\udcff]")  # see `open_lines`
_DECODER: Final = JSONDecoder(**DECODING)


@from_any_row
def rows(path: FilePath, *, on_bytes: OnBytes | None, encoding: str | None) -> Rows:
    """One row per object.

    Where the text is not valid JSON, an error ends the rows: what follows cannot be told apart.
    """
    with open_lines(path, on_bytes=on_bytes, encoding=encoding) as stream:
        yield from rows_of(stream, encoding=encoding)


def rows_of(stream: TextIO, *, encoding: str | None) -> Rows:
    """The rows of a text in *encoding*, which has been decoded."""
    for number, value in enumerate(_values(stream, encoding=encoding or "UTF-8")):
        if isinstance(value, InputError):
            yield value
        elif isinstance(value, dict):
            yield value.copy
        else:
            kind = KINDS.get(type(value), "a number")
            yield InputError(f"value {number} is {kind}, not a JSON object")


def _values(stream: TextIO, *, encoding: str) -> Iterator[object]:
    """The values of the text; those of an array are given one by one."""
    text, ended, inside, begun = "", False, False, False
    wraps = True  # whether the next object may wrap others
    while True:
        at = _BETWEEN.match(text)
        text = text[at.end() :] if at else text
        if text and text[0] == "[" and not inside:
            text, inside, begun = text[1:], True, True
            continue
        if text and text[0] == "]" and inside:
            text, inside = text[1:], False
            continue
        try:
            value, end = _DECODER.raw_decode(text)
        except RecursionError:
            yield FileError("a value is nested too deeply; the rest cannot be read")
            return
        except JSONDecodeError as error:
            if not ended and len(text) <= MAX_RECORD_BYTES:
                more = stream.read(max(_PIECE, len(text)))  # doubled: the work stays linear
                text, ended = text + more, not more
                continue
            if not begun and (opened := behind_opening(text)):
                text, inside, begun = opened, True, True
                continue
            if text:
                yield _broken(error, too_long=len(text) > MAX_RECORD_BYTES)
            elif inside:
                yield FileError("the array is never closed; the file is truncated")
            return
        if end == len(text) and not ended:  # a number may go on
            more = stream.read(_PIECE)
            text, ended = text + more, not more
            if more:
                continue
        wrapped = unwrapped(value) if wraps and not inside else None
        wraps = wrapped is not None
        for item in (value,) if wrapped is None else wrapped:
            written = text[:end] if wrapped is None else dumps(item, ensure_ascii=False)
            bad = None if written.isascii() else _UNDECODED.search(written)
            yield InputError(f"invalid {encoding}: {_shown(bad)}") if bad else item
        text, begun = text[end:], True


def _shown(bad: re.Match[str]) -> str:
    return f"byte 0x{ord(bad[0]) - 0xDC00:02x}"


def _broken(error: JSONDecodeError, *, too_long: bool) -> InputError:
    if too_long:
        return FileError(too_large("value").message)
    return FileError(f"not valid JSON from here on: {error.msg}")
