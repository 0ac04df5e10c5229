"""JSON Lines: one JSON object a line; blank lines are no records."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO, Final

from pipeline.errors import InputError
from pipeline.readers.remote import FilePath
from pipeline.readers.rows import FileError, Row, Rows
from pipeline.readers.streams import (
    BOM,
    MAX_RECORD_BYTES,
    OnBytes,
    decode_utf8,
    open_text,
    too_large,
)
from pipeline.readers.walks import from_any_row

_ENDS: Final = re.compile(rb"(?<=\})\r(?=\{)")  # of lines on old Macs
_LONGEST_NUMBER: Final = 4300  # digits; see sys.set_int_max_str_digits
KINDS: Final[dict[type, str]] = {
    list: "an array",
    str: "a string",
    bool: "a truth value",
    type(None): "null",
}


@from_any_row
def rows(path: FilePath, *, on_bytes: OnBytes | None, encoding: str | None) -> Rows:
    """One row per line that is not blank."""
    with open_text(path, on_bytes=on_bytes, encoding=encoding) as stream:
        begun = False
        for number, line in enumerate(_lines(stream), 1):
            if number == 1:
                line = line.removeprefix(BOM)  # noqa: PLW2901
            if not begun and (what := _of_other_json(line)):
                yield FileError(f"holds {what}, not one object a line; name the file .json")
                return
            begun = begun or not line.isspace()
            if len(line) > MAX_RECORD_BYTES:
                yield too_large("line")
            elif line and not line.isspace():
                yield partial(_parse, line, number, encoding=encoding)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines of *stream*; of one that is too long only the beginning, yet over the limit."""
    while line := stream.readline(MAX_RECORD_BYTES + 1):
        yield from _ENDS.split(line)
        rest = line
        while len(rest) > MAX_RECORD_BYTES and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_RECORD_BYTES + 1)


def _of_other_json(line: bytes) -> str | None:
    """What a first line is part of that is no JSON Lines."""
    line = line.strip()
    if line == b"[" or (line[:1] == b"[" and line[1:].lstrip()[:1] == b"{"):
        return "a JSON array"
    return "an object over several lines" if line == b"{" else None


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


def _whole(text: str) -> int | str:
    """A number, or the text of one that is longer than Python converts: it identifies something."""
    return int(text) if len(text) <= _LONGEST_NUMBER else text


def _no_value(_name: str) -> None:
    """NaN and Infinity, which Python writes but JSON does not know, mean: no value."""


class _Float(float):
    """A number that `str` gives back as it was written: ids such as 1.10 depend on it."""

    written: str

    def __new__(cls, text: str) -> _Float:
        number = super().__new__(cls, text)
        number.written = text
        return number

    def __str__(self) -> str:
        return self.written


# Not strict: many exporters leave raw tabs and other control characters in strings.
DECODING: Final[dict[str, Any]] = {
    "strict": False,
    "parse_int": _whole,
    "parse_float": _Float,
    "parse_constant": _no_value,
}
