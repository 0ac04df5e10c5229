"""The section of an article, where the page does not state it: its category or the trail to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache

from pipeline.article.html.lines import is_inline
from pipeline.article.html.sites import fold
from pipeline.article.html.tree import Element, class_words, elements, text_of
from pipeline.language_data import read_toml

_CATEGORY_CLASS = re.compile(
    r" (?:entry category|cat links(?: content)?|post category|meta category|td category|kanal)(?= )"
)
_LABEL_CLASS = re.compile(r" (?:cat|category|kategori|rubrik|kicker|channel|badge)(?= )")
_TRAIL_CLASS = re.compile(r" (?:breadcrumbs?|breadcumbs?|crumbs?|bread crumbs?)(?= )")
_BETWEEN = re.compile(r"\s*[›»>/|]\s*")
_MOST_WORDS = 4
_LONGEST_TRAIL = 300  # characters


def shown_section(
    root: Element, *, crumbs: Sequence[str], title: str | None, labels: Set[str]
) -> str | None:
    """Find the section that a page shows: the first category above, else the end of the trail.

    Args:
        root: the page, with its navigation.
        crumbs: the trail in the page's linked data, if any.
        title: the headline, with which a trail may end.
        labels: names of the site, folded, with which it may begin.
    """
    for names in (_categories(root), reversed(crumbs), *map(reversed, _trails(root))):
        fitting = (name for name in names if _is_section(name, title=title, labels=labels))
        if (found := next(fitting, None)) is not None:
            return found
    return None


def _categories(root: Element) -> Iterator[str]:
    above = True  # the headline, where a label of one word stands
    for element in elements(root, "h1", "a", "span", "div", "li", "ul", "p"):
        above = above and element.tag != "h1"
        if element.tag == "a" and "category" in element.get("rel", "").split():
            yield text_of(element)
        elif _CATEGORY_CLASS.search(names := class_words(element)):
            yield text_of(next(element.iter("a"), element))
        elif above and _LABEL_CLASS.search(names) and _is_alone(element):
            yield text_of(element)


def _is_alone(element: Element) -> bool:
    """Tell whether *element* is no item of a menu."""
    return not any(around.tag in ("nav", "ul", "header") for around in element.iterancestors())


def _trails(root: Element) -> Iterator[list[str]]:
    """List the steps of each trail of links on the page."""
    for element in elements(root, "div", "ul", "ol", "nav", "p", "span", "section"):
        if not _TRAIL_CLASS.search(class_words(element)):
            continue
        links = [text_of(link) for link in element.iter("a")]
        text = text_of(element)
        if links:
            yield links
        elif len(text) <= _LONGEST_TRAIL and all(map(is_inline, element.iterchildren("*"))):
            yield _BETWEEN.split(text)


def _is_section(name: str, *, title: str | None, labels: Iterable[str]) -> bool:
    folded = fold(name)
    if not folded or folded in _homes() or folded in labels or len(name.split()) > _MOST_WORDS:
        return False
    return not any(map(str.isdigit, name)) and not fold(title or "").startswith(folded)


@cache
def _homes() -> frozenset[str]:
    return frozenset(map(fold, read_toml("html/noise.toml")["homes"]))
