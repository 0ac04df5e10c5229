"""Plain text: one article a file, line ends as they are."""

from __future__ import annotations

from functools import partial

from pipeline.errors import InputError
from pipeline.readers.remote import FilePath
from pipeline.readers.rows import Row, Rows
from pipeline.readers.streams import READ_ERRORS, damaged, decode_utf8, read_text


def rows(path: FilePath, *, start: int = 0, encoding: str | None = None) -> Rows:
    """The one row of the file, with the column ``text``."""
    if start == 0:
        yield partial(_parse, path, encoding=encoding)


def _parse(path: FilePath, *, encoding: str | None) -> Row:
    return {"text": read(path, encoding=encoding)}


def read(path: FilePath, *, encoding: str | None = None) -> str:
    """The text of the file.

    Raises:
        InputError: it cannot be read, is not in its encoding, or is binary data or too large.
    """
    try:
        data = read_text(path, encoding=encoding)
    except READ_ERRORS as error:
        raise damaged(error) from error
    return checked_text(decode_utf8(data, encoding=encoding))


def checked_text(text: str) -> str:
    """Return *text* unless it is binary data.

    Raises:
        InputError: *text* contains a NUL character.
    """
    if "\0" in text:
        raise InputError(f"binary data, not text (NUL at character {text.index(chr(0))})")
    return text
