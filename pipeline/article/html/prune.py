"""Removes from a page what its markup marks as no part of the article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pipeline.article.html.lines import PageLine, to_lines
from pipeline.article.html.tree import Element, class_words, elements, remove, select, text_of
from pipeline.language_data import read_toml

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BOXES = (
    "div",
    "ul",
    "ol",
    "table",
    "section",
    "p",
    "li",
    "dl",
    "blockquote",
    "center",
    "h3",
    "h4",
)
# Furniture holds little of a page's running text; what holds more is kept whatever its class says.
_MOST_PROSE = 0.3


def prune(root: Element, *, selectors: Iterable[str] = ()) -> None:
    """Remove furniture from the tree below *root*, in place.

    Gone are elements that hold no text of articles (scripts, navigation, captions), those whose
    class or id says so, hidden ones, those that *selectors* name, boxes of links, and pointers to
    other articles inside paragraphs. An element with much of the page's running text always stays,
    unless it is a script or the like.
    """
    for element in list(elements(root, *read_toml("html/noise.toml")["never_text"])):
        remove(element)
    prose = prose_by_element(to_lines(root))
    limit = _MOST_PROSE * max(prose.values(), default=0)
    named = {element for selector in selectors for element in select(root, selector)}
    for element in list(elements(root)):
        if element is root or element.tag in ("html", "body", "head"):
            continue
        if element in named or (_is_furniture(element) and prose.get(element, 0) <= limit):
            remove(element)
    _remove_pointers(root)
    _remove_link_boxes(root)


def prose_by_element(lines: Iterable[PageLine]) -> dict[Element, int]:
    """Count the words of running text inside each element, descendants included."""
    totals: dict[Element, int] = {}
    for line in lines:
        words = line.prose
        if not words:
            continue
        element: Element | None = line.block
        while element is not None:
            totals[element] = totals.get(element, 0) + words
            element = element.getparent()
    return totals


def _is_furniture(element: Element) -> bool:
    if element.tag in _furniture_tags():
        return True
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")):
        return True
    return _furniture_classes().search(class_words(element)) is not None


def _remove_link_boxes(root: Element) -> None:
    for box in list(elements(root, *_BOXES)):
        links = list(box.iter("a"))
        if len(links) < 2 or box.getparent() is None:
            continue
        words = len(text_of(box).split())
        linked = sum(len(text_of(link).split()) for link in links)
        if words - linked <= 0.25 * words and linked >= 3 * len(links):
            _remove_box_title(box)
            remove(box)


def _remove_box_title(box: Element) -> None:
    before = box.getprevious()
    if before is not None and is_box_title(text_of(before)):
        remove(before)


def is_box_title(text: str) -> bool:
    """Tell whether *text* heads a box of links, such as *Baca Juga* or *Terpopuler*."""
    return _fold_title(text) in _box_titles()


def _remove_pointers(root: Element) -> None:
    """Remove ``Baca juga: <a>…</a>`` inside paragraphs: only markup knows where its title ends."""
    for link in list(elements(root, "a")):
        outer = link
        while (parent := outer.getparent()) is not None and _only_wraps(parent, outer):
            outer = parent
        if parent is None or len(text_of(link).split()) < 3:
            continue
        before, owner, place = _text_before(outer, parent)
        marker = _pointer().search(before)
        if marker is None:
            continue
        setattr(owner, place, before[: marker.start()])
        remove(outer)


def _only_wraps(parent: Element, child: Element) -> bool:
    inline = parent.tag in ("strong", "b", "em", "i", "span", "u", "font")
    return inline and not (parent.text or "").strip() and child.getprevious() is None


def _text_before(element: Element, parent: Element) -> tuple[str, Element, str]:
    """Return the text right before *element*, with the element and the property that hold it."""
    previous = element.getprevious()
    if previous is None:
        return parent.text or "", parent, "text"
    tail = previous.tail or ""
    if tail.strip(" :\n\t"):
        return tail, previous, "tail"
    if len(previous) == 0 and previous.tag in ("strong", "b", "em", "i", "span", "u"):
        return previous.text or "", previous, "text"
    return "", previous, "tail"


@cache
def _furniture_tags() -> frozenset[str]:
    return frozenset(read_toml("html/noise.toml")["tags"])


@cache
def _furniture_classes() -> re.Pattern[str]:
    return re.compile(rf" (?:{'|'.join(read_toml('html/noise.toml')['classes'])})(?= )")


@cache
def _box_titles() -> frozenset[str]:
    return frozenset(_fold_title(title) for title in read_toml("html/noise.toml")["box_titles"])


def _fold_title(text: str) -> str:
    return text.lower().strip(" :.-–»")


@cache
def _pointer() -> re.Pattern[str]:
    words = "|".join(sorted(read_toml("html/noise.toml")["pointers"], key=len, reverse=True))
    return re.compile(rf"[\[(]?\s*(?<!\w)(?:{words})\s*:\s*[\"“‘']?\s*$", re.IGNORECASE)
