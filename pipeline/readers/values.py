"""Values as files hold them, turned into text, dates and JSON."""

from __future__ import annotations

import ast
import base64
import math
import re
import warnings
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Final

from pipeline.errors import InputError

_WRAPPERS: Final = ("rendered", "text", "#text", "_text", "$t", "html", "value")  # of a text alone
_OF_PARAGRAPHS: Final = frozenset(
    ("type", "tag", "kind", "style", "level", "order", "text", "value", "html", "rendered")
)
_LITERAL: Final = re.compile(r"""\[\s*['"].*['"]\s*\]|b(['"]).*\1""", re.S)
_EPOCH_TEXT: Final = re.compile(r"1\d{9}(?:\d{3})?")  # seconds or milliseconds, 2001 to 2033
_LEAST_EPOCH: Final = 10**8  # smaller numbers are years or dates such as 20220203
# Above which a number of (the unit) is no plausible time in the next larger unit.
_EPOCH_UNITS: Final = ((10**17, 10**9), (10**14, 10**6), (10**11, 10**3))


def as_text(value: object, *, column: str) -> str | None:
    r"""*value* as text: numbers as written, lists of text as lines, dates in ISO 8601.

    Raises:
        InputError: invalid UTF-8 in bytes, or a value that is no text; names *column*.

    >>> as_text(["Satu.", "Dua."], column="isi")
    'Satu.\nDua.'
    """
    text: str | None
    match inner_text(value):
        case str() as text:
            pass
        case bytes() as data:
            text = _decoded(data, column=column)
        case bool() as truth:
            text = str(truth).lower()
        case int() | float() | Decimal() as number:
            text = None if math.isnan(number) else str(number)
        case date() | time() as moment:
            text = moment.isoformat()
        case None:
            text = None
        case other:
            raise InputError(f"column {column!r} holds {_kind(other)}, not text")
    return text


def _kind(value: object) -> str:
    if isinstance(value, Mapping):
        return f"an object ({', '.join(map(str, value))[:80]})"
    return "a list of other things" if isinstance(value, list) else f"a {type(value).__name__}"


def inner_text(value: object) -> object:
    r"""The text that *value* wraps or is a list of, by lines; *value* itself where it is neither.

    >>> inner_text({"rendered": "<p>Satu.</p>"}), inner_text([{"type": "p", "text": "Dua."}])
    ('<p>Satu.</p>', 'Dua.')
    """
    value = _unwrapped(value)
    if isinstance(value, str):
        return _from_literal(value)
    if isinstance(value, Mapping):
        found = (inner_text(value[name]) for name in _WRAPPERS if name in value)
        return next((text for text in found if isinstance(text, str)), value)
    if isinstance(value, list) and all(map(_is_line, value)):
        lines = [inner_text(line) for line in value if line is not None]
        if all(isinstance(line, str) for line in lines):
            return "\n".join(map(str, lines))
    return value


def _is_line(value: object) -> bool:
    """Whether an item of a list is a paragraph; with other fields it is a record of its own."""
    return not isinstance(value, Mapping) or _OF_PARAGRAPHS.issuperset(value)


def names_of(value: object) -> object:
    r"""The name of the object that *value* is, or the names of the objects in it, by lines.

    >>> names_of([{"@type": "Person", "name": "Rina"}, {"name": "Joko"}])
    'Rina\nJoko'
    """
    value = inner_text(value)
    items = value if isinstance(value, list) else [value]
    names = [one.get("name") if isinstance(one, Mapping) else None for one in items]
    return "\n".join(map(str, names)) if names and all(isinstance(n, str) for n in names) else value


def _from_literal(text: str) -> str:
    """The text of a list of texts, or of bytes, that Python has written as a literal."""
    if not _LITERAL.fullmatch(text):
        return text
    try:
        with warnings.catch_warnings(action="ignore"):  # of escapes that Python does not know
            value = ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return text
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, list) and all(isinstance(line, str) for line in value):
        return "\n".join(value)
    return text


def as_date(value: object) -> object:
    """*value*, an epoch in seconds, milliseconds or finer turned into ISO 8601 in UTC.

    >>> as_date(1643863680), as_date("1643863680000"), as_date("3 Februari 2022")
    ('2022-02-03T04:48:00+00:00', '2022-02-03T04:48:00+00:00', '3 Februari 2022')
    """
    value = _unwrapped(value)
    if isinstance(value, str) and _EPOCH_TEXT.fullmatch(value.strip()):
        return _from_epoch(int(value)) or value
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return _from_epoch(float(value)) or value
    return value


def _from_epoch(number: float) -> str | None:
    if not _LEAST_EPOCH <= abs(number) < math.inf:
        return None
    unit = next((unit for least, unit in _EPOCH_UNITS if abs(number) >= least), 1)
    try:
        return datetime.fromtimestamp(number / unit, UTC).isoformat()
    except (OverflowError, ValueError, OSError):
        return None


def as_json(value: object) -> object:
    """*value* in the types of JSON: what has none there becomes text, NaN and infinity null."""
    result: object = value
    match value:
        case None | bool() | int() | str():
            pass
        case float():
            result = float(value) if math.isfinite(value) else None
        case date() | time():
            result = value.isoformat()
        case bytes():
            result = _readable(value)
        case Mapping():
            result = {str(key): as_json(item) for key, item in value.items()}
        case list() | tuple():
            result = [as_json(item) for item in value]
        case _:
            result = str(value)
    return result


def _unwrapped(value: object) -> object:
    """Take the content of MongoDB's extended JSON: ``{"$oid": "62a1"}``, ``{"$date": ...}``."""
    while isinstance(value, Mapping) and len(value) == 1 and str(next(iter(value))).startswith("$"):
        value = next(iter(value.values()))
    return value


def _decoded(value: bytes, *, column: str) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError as error:
        wrong = value[error.start]
        raise InputError(f"invalid UTF-8: byte 0x{wrong:02x} in column {column!r}") from error


def _readable(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return base64.b64encode(value).decode("ascii")
