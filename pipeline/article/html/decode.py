"""The bytes of a page → text, whatever the page says about its own encoding."""

from __future__ import annotations

import codecs
import re

_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(raw: bytes) -> str:
    r"""Decode *raw*: byte order mark, UTF-8, the declared charset, Windows-1252, in this order.

    UTF-8 goes before the declaration because it rarely fits by accident, while old pages declare
    ISO-8859-1 and are UTF-8. Never fails: bytes that fit nothing become U+FFFD.

    >>> decode(b'<meta charset="iso-8859-1">caf\xc3\xa9')[-4:]
    'café'
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace")
    declared = _DECLARED.search(raw, 0, 4096)
    names = ["utf-8"] + ([declared.group(1).decode("ascii")] if declared else [])
    for name in names:
        try:
            return raw.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    # A few broken bytes in a UTF-8 page must not turn all of it into mojibake.
    text = raw.decode("utf-8", errors="replace")
    if text.count("\ufffd") <= 1 + len(text) // 200:
        return text
    return raw.decode("cp1252", errors="replace")
