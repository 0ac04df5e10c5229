"""Selectors of the site data: ``div.detail-text``, ``#content``, ``[itemprop=articleBody]``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from pipeline.article.html.tree import Element

_SELECTOR = re.compile(
    r"(?P<tag>[a-z][a-z0-9-]*)?(?:\.(?P<cls>[\w-]+))?(?:#(?P<id>[\w-]+))?"
    r"(?:\[(?P<name>[\w-]+)=(?P<value>[\w:.-]+)\])?"
)


def named_elements(root: Element) -> list[Element]:
    """The elements below *root* that a selector can match: those with attributes."""
    found: list[Element] = root.xpath(".//*[@*]")
    return found


def select(candidates: Iterable[Element], selector: str) -> Iterator[Element]:
    """The elements among *candidates* (see `named_elements`) that *selector* matches, in order.

    A selector is a tag, a class, an id and an attribute value in this order, each optional, not a
    tag alone.

    Raises:
        ValueError: *selector* is written otherwise.
    """
    tag, matches = _compile(selector)
    return (e for e in candidates if (tag is None or e.tag == tag) and matches(e))


@cache
def _compile(selector: str) -> tuple[str | None, Callable[[Element], bool]]:
    parts = _SELECTOR.fullmatch(selector)
    if parts is None or not any(parts.group("cls", "id", "name")):
        raise ValueError(f"not a selector: {selector!r}")
    cls, identifier, name, value = parts.group("cls", "id", "name", "value")

    def matches(element: Element) -> bool:
        return (
            (cls is None or cls in element.get("class", "").split())
            and (identifier is None or element.get("id") == identifier)
            and (name is None or value in element.get(name, "").split())
        )

    return parts.group("tag"), matches
