"""Objects that wrap a list of records, as search interfaces and exports write them.

``{"status": "ok", "articles": [{...}, {...}]}`` is no article: it has no text of its own, and one
list of objects that goes by a usual name or has texts. Nor is a whole table, written by columns or
by the names of its rows (see `json_tables`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from json import JSONDecoder
from json.decoder import JSONDecodeError
from typing import Final

from pipeline.language_data import read_lines
from pipeline.readers.json_tables import rows_of_table
from pipeline.readers.nested import has_text

_LONG: Final = 300  # characters; a longer string is the text of an article
_DEEPEST: Final = 3
_BLANK: Final = " \t\r\n"
_DECODER: Final = JSONDecoder(strict=False)


def unwrapped(value: object) -> list[dict[str, object]] | None:
    """The records that *value* wraps or is a table of; ``None`` where it is one, or no object."""
    found = wrapped_list(value)
    return rows_of_table(value) if found is None else found


def wrapped_list(value: object, *, depth: int = 1) -> list[dict[str, object]] | None:
    """The list of objects that *value* wraps; ``None`` where it is a record, or no object.

    >>> wrapped_list({"status": "ok", "response": {"docs": [{"isi": "Satu."}]}})
    [{'isi': 'Satu.'}]
    """
    if not isinstance(value, dict) or depth > _DEEPEST or _is_record(value):
        return None
    lists = {key: one for key, one in value.items() if _is_list_of_objects(one)}
    named = [one for key, one in lists.items() if key.casefold() in _names() or has_text(one[0])]
    if not lists:
        named = [found for one in value.values() if (found := wrapped_list(one, depth=depth + 1))]
    return named[0] if len(named) == 1 else None


def behind_opening(text: str) -> str | None:
    """What follows the bracket of the first list of objects in an object too large to be held.

    ``None`` where *text*, the beginning of that object, has no such list.
    """
    at = _past(text, 0, "{")
    try:
        while at is not None:
            key, end = _DECODER.raw_decode(text, at)
            at = _past(text, end, ":") if isinstance(key, str) else None
            if at is None:
                return None
            if (opened := _past(text, at, "[")) is not None and text[opened] == "{":
                return text[opened:]
            _, end = _DECODER.raw_decode(text, at)
            at = _past(text, end, ",")
    except (JSONDecodeError, RecursionError, IndexError):
        pass
    return None


def _past(text: str, at: int, sign: str) -> int | None:
    """The place of what follows the *sign* that comes next; ``None`` where another one does."""
    at = _skip_blanks(text, at)
    return _skip_blanks(text, at + 1) if text[at : at + 1] == sign else None


def _skip_blanks(text: str, at: int) -> int:
    while text[at : at + 1] and text[at] in _BLANK:
        at += 1
    return at


def _is_list_of_objects(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _is_record(value: Mapping[str, object]) -> bool:
    long = any(isinstance(one, str) and len(one) > _LONG for one in value.values())
    return long or has_text(value)


@cache
def _names() -> frozenset[str]:
    return frozenset(read_lines("readers/wrappers.txt"))
