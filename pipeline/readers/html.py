"""HTML: one page a file, decoded, otherwise untouched."""

from __future__ import annotations

import codecs
import logging
import re
from functools import partial
from typing import Final

from pipeline.readers import txt
from pipeline.readers.assumed import remember
from pipeline.readers.encodings import UTF_16_MARKS
from pipeline.readers.remote import FilePath
from pipeline.readers.rows import Row, Rows
from pipeline.readers.streams import BOM, READ_ERRORS, damaged, read_whole, shown
from pipeline.readers.txt import checked_text

_LOG = logging.getLogger(__name__)

# <meta charset="..."> or <meta http-equiv="Content-Type" content="text/html; charset=...">
_DECLARED: Final = re.compile(
    rb"""<meta[^>]{0,500}?\bcharset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.I
)
_HEAD: Final = 4096  # browsers look at 1024 bytes; Indonesian sites put scripts before it
# Families of charsets that pages are written in; keeps Python's other codecs (idna ...) out.
_CHARSETS: Final = ("utf-8", "cp12", "iso8859", "gb", "big5", "euc", "shift_jis", "koi8", "cp874")
_UNDECLARED: Final = "cp1252"
_BROWSER: Final = {"iso8859-1": "cp1252", "ascii": "cp1252"}  # WHATWG Encoding, section 4.2


def rows(path: FilePath, *, start: int = 0, encoding: str | None = None) -> Rows:
    """The one row of the file, with the column ``html``."""
    if start == 0:
        yield partial(_parse, path, encoding=encoding)


def _parse(path: FilePath, *, encoding: str | None) -> Row:
    if encoding is not None:
        return {"html": txt.read(path, encoding=encoding)}
    try:
        data = read_whole(path)
    except READ_ERRORS as error:
        raise damaged(error) from error
    remember(path, _assumed(data))
    return {"html": checked_text(decode_html(data, name=shown(path)))}


def _assumed(data: bytes) -> str | None:
    """What a page is taken to be in that neither is UTF-8 nor says what it is in."""
    if data.startswith((BOM, *UTF_16_MARKS)) or declared_charset(data):
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _UNDECLARED
    return None


def decode_html(data: bytes, *, name: str = "page") -> str:
    r"""Decode a page: by byte order mark, UTF-8, declared charset, then Windows-1252.

    UTF-8 goes before the declaration: other text hardly ever fits it by accident, while pages that
    declare ISO-8859-1 and are UTF-8 are common. A page that fits neither keeps its text, with
    U+FFFD for the bytes that cannot be read; *name* is for the warning that tells of it.

    >>> decode_html(b'<meta charset="windows-1252">\x93Halo\x94')
    '<meta charset="windows-1252">“Halo”'
    """
    if data.startswith((BOM, *UTF_16_MARKS)):
        return data.decode("utf-8-sig" if data.startswith(BOM) else "utf-16", "replace")
    declared = declared_charset(data)
    for charset in ("utf-8", declared or "utf-8"):
        try:
            return data.decode(charset)
        except UnicodeDecodeError:
            continue
    charset = declared or _UNDECLARED
    _LOG.warning("%s: some bytes are invalid in %s and were replaced", name, charset)
    return data.decode(charset, "replace")


def declared_charset(data: bytes) -> str | None:
    """The Python codec for the charset that the head of a page declares, if it is a known one."""
    found = _DECLARED.search(data[:_HEAD])
    if not found:
        return None
    try:
        codec = codecs.lookup(found[1].decode("ascii")).name
    except (LookupError, UnicodeDecodeError):
        return None
    if codec.startswith("utf-16"):
        return "utf-8"  # what could be read as ASCII so far is not UTF-16
    codec = _BROWSER.get(codec, codec)
    return codec if codec.startswith(_CHARSETS) else None
