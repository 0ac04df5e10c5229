"""JSON-LD: what a page says of its article in schema.org terms."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.article.html.tree import Element, elements

_ARTICLE_TYPES = re.compile(r"(Article|BlogPosting|Report)$")
_VIDEO_TYPE = re.compile(r"VideoObject$")
_TRAIL_TYPE = re.compile(r"BreadcrumbList$")
_RAW_BREAK = re.compile(r"[\r\n\t]+")
_MAX_NODES = 2000  # a page's JSON-LD holds tens of nodes; thousands are an attack or an archive


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """The first article described in a page's JSON-LD; a field that is not there is ``None``."""

    headline: str | None = None
    published: str | None = None
    author: str | None = None
    editor: str | None = None
    publisher: str | None = None
    section: str | None = None
    url: str | None = None
    body: str | None = None
    crumbs: tuple[str, ...] = ()  # the trail that leads to the page


def read_linked_data(root: Element) -> LinkedArticle:
    """Read all JSON-LD blocks below *root* and skip broken ones.

    Where several nodes describe an article, the one with a publication date goes first. Where none
    does, a video counts.
    """
    all_nodes = [node for block in _blocks(root) for node in _nodes(block)]
    nodes = [node for node in all_nodes if _is_a(node, _ARTICLE_TYPES)]
    nodes = nodes or [node for node in all_nodes if _is_a(node, _VIDEO_TYPE)]
    crumbs = _crumbs(all_nodes)
    if not nodes:
        return LinkedArticle(crumbs=crumbs)
    node = max(nodes, key=lambda n: ("datePublished" in n, "headline" in n))
    return LinkedArticle(
        headline=_text(node.get("headline")) or _text(node.get("name")),
        published=_text(node.get("datePublished")) or _text(node.get("uploadDate")),
        author=_names(node.get("author") or node.get("creator")),
        editor=_names(node.get("editor")),
        publisher=_names(node.get("publisher")),
        section=_first_text(node.get("articleSection")),
        url=_text(node.get("url")) or _address(node.get("mainEntityOfPage")),
        body=_text(node.get("articleBody")),
        crumbs=crumbs,
    )


def _crumbs(nodes: Iterable[Mapping[str, object]]) -> tuple[str, ...]:
    """List the names of the steps in the first trail of *nodes*."""
    trail = next((node for node in nodes if _is_a(node, _TRAIL_TYPE)), {})
    steps = trail.get("itemListElement")
    found: list[str] = []
    for step in steps if isinstance(steps, list) else []:
        name = step.get("name") if isinstance(step, Mapping) else None
        item = step.get("item") if isinstance(step, Mapping) else None
        name = name or (item.get("name") if isinstance(item, Mapping) else None)
        found += [text] if (text := _text(name)) else []
    return tuple(found)


def _blocks(root: Element) -> Iterator[object]:
    for script in elements(root, "script"):
        if "ld+json" not in script.get("type", "").lower():
            continue
        text = (script.text or "").strip().removeprefix("<![CDATA[").removesuffix("]]>")
        try:
            # strict=False and the second try: raw line breaks inside strings are common
            yield json.loads(text.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            yield from _repaired(text)


def _repaired(text: str) -> Iterator[object]:
    without_commas = re.sub(r",\s*([}\]])", r"\1", _RAW_BREAK.sub(" ", text))
    try:
        yield json.loads(without_commas, strict=False)
    except (ValueError, RecursionError):
        return


def _nodes(block: object) -> Iterator[Mapping[str, object]]:
    """Walk through the objects of a block, outer ones first."""
    queue, seen = [block], 0
    while queue and seen < _MAX_NODES:
        value = queue.pop(0)
        seen += 1
        if isinstance(value, list):
            queue.extend(value)
        elif isinstance(value, Mapping):
            yield value
            queue.extend(v for v in value.values() if isinstance(v, list | dict))


def _is_a(node: Mapping[str, object], kind: re.Pattern[str]) -> bool:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and kind.search(name) for name in names)


def _text(value: object) -> str | None:
    if isinstance(value, list):
        return _first_text(value)
    return value.strip() or None if isinstance(value, str) else None


def _first_text(value: object) -> str | None:
    items = value if isinstance(value, list) else [value]
    return next((item.strip() for item in items if isinstance(item, str) and item.strip()), None)


def _names(value: object) -> str | None:
    """Join the names of persons or organisations: strings, objects or lists of both."""
    items = value if isinstance(value, list) else [value]
    names = [item.get("name") if isinstance(item, Mapping) else item for item in items]
    texts = [text for name in names if (text := _text(name))]
    return ", ".join(dict.fromkeys(texts)) or None


def _address(value: object) -> str | None:
    return _text(value.get("@id")) if isinstance(value, Mapping) else _text(value)
