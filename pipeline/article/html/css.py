"""Selectors of the site data: ``div.detail-text``, ``#content``, ``[itemprop=articleBody]``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from pipeline.article.html.tree import Element, elements

_SELECTOR = re.compile(
    r"(?P<tag>[a-z][a-z0-9-]*)?(?:\.(?P<cls>[\w-]+))?(?:#(?P<id>[\w-]+))?"
    r"(?:\[(?P<name>[\w-]+)=(?P<value>[\w:.-]+)\])?"
)


def select(root: Element, selector: str) -> Iterator[Element]:
    """The elements below *root* that *selector* matches, in document order.

    A selector is a tag, a class, an id and an attribute value in this order, each optional.

    Raises:
        ValueError: *selector* is written otherwise.
    """
    tag, matches = _compile(selector)
    return (e for e in elements(root, *([tag] if tag else [])) if matches(e))


@cache
def _compile(selector: str) -> tuple[str | None, Callable[[Element], bool]]:
    parts = _SELECTOR.fullmatch(selector)
    if parts is None or not selector:
        raise ValueError(f"not a selector: {selector!r}")
    cls, identifier, name, value = parts.group("cls", "id", "name", "value")

    def matches(element: Element) -> bool:
        return (
            (cls is None or cls in element.get("class", "").split())
            and (identifier is None or element.get("id") == identifier)
            and (name is None or value in element.get(name, "").split())
        )

    return parts.group("tag"), matches
