"""The data in a page's scripts: what is drawn in the browser has its article there alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import TypeAlias

from pipeline.article.html.tree import Element

_ASSIGNED = re.compile(r"(?:^|[\s;.])(?:window\.)?[\w$.\[\]\"']{2,60}\s*=\s*(?=[{\[])")
_AS_STRING = re.compile(r"JSON\.parse\(\s*")
_PUSHED = re.compile(r"__next_f\.push\(\s*(?=\[)")
_ROW = re.compile(r"\s*([0-9a-f]{0,6}):(?:T([0-9a-f]{1,6}),)?")
_REFERENCE = re.compile(r"\$[0-9a-f]{1,6}")
_MOST_CHARS = 2_000_000  # of a script
_MOST_ASSIGNED = 20  # values assigned in one script
_DEEPEST_NAMED = 2  # objects in objects
_DEEPEST = 60

Value: TypeAlias = object


def script_values(scripts: Iterable[Element], *, about: Iterable[str]) -> Iterator[Value]:
    """Walk through the values that *scripts* hold as JSON where they name one of the words *about*.

    Read are scripts of that type (``__NEXT_DATA__``, ``__NUXT_DATA__``), values assigned to a
    variable (``window.__STATE__ = {...}``), also as a string, and the stream of rows of React.
    Most scripts of a page are long and name no word of it: they are not parsed.
    """
    pushed: list[str] = []
    words = tuple(about)
    for script in scripts:
        text, kind = script.text or "", script.get("type", "").lower()
        if len(text) > _MOST_CHARS or "ld+json" in kind:
            continue
        if "__next_f" not in text and not any(word in text for word in words):
            continue
        if "json" in kind:
            value = _decoded(text, 0)
            yield _dereferenced(value) if isinstance(value, list) else value
        elif "__next_f" in text:
            pushed += _pushed(text)
        else:
            yield from _assigned(text)
    stream = "".join(pushed)
    if any(word in stream for word in words):
        yield from _rows(stream)


def _dereferenced(values: list[Value]) -> list[Value]:
    """Put values into the objects that name them by their place in the list, as Nuxt does."""

    def at(place: Value, depth: int) -> Value:
        if isinstance(place, int) and 0 <= place < len(values):
            return follow(values[place], depth + 1)
        return place

    def follow(value: Value, depth: int) -> Value:
        if depth < _DEEPEST_NAMED and isinstance(value, Mapping):
            return {key: at(place, depth) for key, place in value.items()}
        return value

    return [follow(value, 0) for value in values]


def _assigned(text: str) -> Iterator[Value]:
    for match in islice(_ASSIGNED.finditer(text), _MOST_ASSIGNED):
        yield _decoded(text, match.end())
    for match in islice(_AS_STRING.finditer(text), _MOST_ASSIGNED):
        inner = _decoded(text, match.end())
        if isinstance(inner, str):
            yield _decoded(inner, 0)


def _pushed(text: str) -> list[str]:
    values = [_decoded(text, match.end()) for match in _PUSHED.finditer(text)]
    return [
        value[1]
        for value in values
        if isinstance(value, list) and len(value) > 1 and isinstance(value[1], str)
    ]


def _rows(stream: str) -> Iterator[Value]:
    """Read rows ``a:{...}`` and ``b:T<length>,<text>``, and put the texts where ``$b`` stands."""
    texts: dict[str, Value] = {}
    values: list[Value] = []
    position = 0
    while row := _ROW.match(stream, position):
        name, length = row.groups()
        if length:
            size = int(length, 16)  # in bytes
            raw = stream[row.end() : row.end() + size].encode()[:size]
            texts["$" + name] = text = raw.decode("utf-8", "ignore")
            position = row.end() + len(text)
            continue
        value, position = _read(stream, row.end())
        values.append(value)
    yield from (_filled(value, texts) for value in values)


def _filled(value: Value, texts: Mapping[str, Value], depth: int = 0) -> Value:
    if depth > _DEEPEST:
        return None
    if isinstance(value, str):
        return texts.get(value, value) if _REFERENCE.fullmatch(value) else value
    if isinstance(value, list):
        return [_filled(item, texts, depth + 1) for item in value]
    if isinstance(value, dict):
        return {key: _filled(item, texts, depth + 1) for key, item in value.items()}
    return value


def _decoded(text: str, start: int) -> Value:
    return _read(text, start)[0]


def _read(text: str, start: int) -> tuple[Value, int]:
    """Read the JSON value that begins at *start*; return it, and where it, or its line, ends."""
    while text[start : start + 1].isspace():
        start += 1
    try:
        return _decoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        end = text.find("\n", start)
        return None, len(text) if end < 0 else end + 1


@cache
def _decoder() -> json.JSONDecoder:
    return json.JSONDecoder(strict=False)
