"""The article in the data of a page's scripts, in the terms of `LinkedArticle`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from pipeline.article.html.linked_data import LinkedArticle
from pipeline.article.html.script_data import script_values
from pipeline.article.html.sites import fold
from pipeline.article.html.tree import Element
from pipeline.language_data import read_toml

_MOST_NODES = 50_000
_FEWEST_WORDS = 40  # of a body; a teaser has less
_SHORTEST_TITLE = 12  # letters of a title that can be told from the name of a section
_DEEPEST = 12  # blocks in blocks of a body
_WORD = re.compile(r"[A-Za-z]{4,}")  # letters that are never escaped


def read_app_data(scripts: Iterable[Element], *, titles: Iterable[str]) -> LinkedArticle:
    """Find the article in the data of *scripts*; an empty one if it is not there.

    It is the object with the longest text among those whose title is, or is part of, one of the
    *titles* of the page: lists of other articles have the same form.
    """
    titles = list(titles)
    wanted = [fold(title) for title in titles]
    words = {word for title in titles for word in _WORD.findall(title)}
    best, most = LinkedArticle(), _FEWEST_WORDS - 1
    for node in _nodes(script_values(scripts, about=words)):
        title = _first(node, "title")
        if title is None or not _agrees(fold(title), wanted):
            continue
        body = max(_bodies(node), key=lambda text: len(text.split()), default="")
        if len(body.split()) > most:
            best, most = _described(node, title, body), len(body.split())
    return best


def _described(node: Mapping[str, object], title: str, body: str) -> LinkedArticle:
    return LinkedArticle(
        headline=title,
        published=_first(node, "published"),
        author=_names(node, "author"),
        editor=_names(node, "editor"),
        section=_names(node, "section"),
        body=body,
    )


def _agrees(title: str, wanted: list[str]) -> bool:
    return len(title) >= _SHORTEST_TITLE and any(title in claim for claim in wanted)


def _nodes(values: Iterable[object]) -> Iterator[Mapping[str, object]]:
    """Walk through the objects in *values*, outer ones first."""
    queue, seen = list(values), 0
    while seen < min(len(queue), _MOST_NODES):
        value = queue[seen]
        seen += 1
        if isinstance(value, list):
            queue += [item for item in value if isinstance(item, list | dict)]
        elif isinstance(value, dict):
            yield value
            queue += [item for item in value.values() if isinstance(item, list | dict)]


def _bodies(node: Mapping[str, object]) -> Iterator[str]:
    """Walk through the texts of *node*, each of which may be the body."""
    for value in node.values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, list | Mapping):
            yield "\n".join(_texts(value, 0))


def _texts(value: object, depth: int) -> Iterator[str]:
    """Walk through the texts of the blocks in *value*; what has a title is another article."""
    if isinstance(value, str):
        yield value
    elif depth > _DEEPEST:
        return
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item, depth + 1)
    elif isinstance(value, Mapping) and _first(value, "title") is None:
        for key, item in value.items():
            if _bare(key) in _names_of("text"):
                yield from _texts(item, depth + 1)


def _first(node: Mapping[str, object], field: str) -> str | None:
    """Return the text that *node* has under the best of the names of *field*."""
    values = (_text(value) for value in _values(node, field))
    return next((text for text in values if text), None)


def _values(node: Mapping[str, object], field: str) -> Iterator[object]:
    bare = {_bare(key): value for key, value in node.items()}
    return (bare[name] for name in _names_of(field) if name in bare)


def _text(value: object) -> str | None:
    if isinstance(value, Mapping):
        value = value.get("rendered")
    return " ".join(value.split()) if isinstance(value, str) else None


def _names(node: Mapping[str, object], field: str) -> str | None:
    """Join the names of the people or sections under *field*: texts, objects or lists of both."""
    for value in _values(node, field):
        items = value if isinstance(value, list) else [value]
        named = (_first(item, "name") if isinstance(item, Mapping) else item for item in items)
        names = [name.strip() for name in named if isinstance(name, str) and name.strip()]
        if names:
            return ", ".join(dict.fromkeys(names))
    return None


def _bare(key: object) -> str:
    return str(key).lower().replace("_", "").replace("-", "")


@cache
def _names_of(field: str) -> tuple[str, ...]:
    return tuple(read_toml("html/app_data.toml")[field])
