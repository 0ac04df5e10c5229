"""Removes from a page what its markup marks as no part of the article."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cache

from pipeline.article.html.boxes import is_box_title, summaries, titled_boxes
from pipeline.article.html.cards import rows_of_cards
from pipeline.article.html.furniture import is_silent, loose_inline, reason_by_markup
from pipeline.article.html.lines import PageLine, inline_around_blocks, is_inline, to_lines
from pipeline.article.html.tree import Element, elements, remove, select, text_of
from pipeline.language_data import read_toml
from pipeline.records import Dropped

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
_FEWEST_CAPTIONS = 2  # of a page of photos


def prune(root: Element, *, selectors: Iterable[str] = ()) -> list[Dropped]:
    """Remove furniture from the tree below *root*, in place, and say what was removed.

    Gone are captions, elements whose class or id marks them as furniture, those that *selectors*
    name, boxes of links, and pointers to other articles inside paragraphs; each with its reason.
    What no reader takes for text (scripts, navigation, footers, hidden elements) is removed without
    a word. Kept whatever its class says: an element with much of the page's running text, a
    paragraph of prose, and what stands in the middle of a sentence.
    """
    for element in list(elements(root, *read_toml("html/noise.toml")["never_text"])):
        remove(element)
    dropped = _remove_furniture(root, selectors)
    dropped += _remove_pointers(root)
    dropped += _remove_link_boxes(root)
    for box in titled_boxes(root):
        dropped += _told(box, "related")
        remove(box)
    for box in summaries(root, most=_MOST_PROSE * len(text_of(root).split())):
        dropped += _told(box, "furniture")
        remove(box)
    for row in rows_of_cards(root):
        for card in row:
            dropped += _told(card, "related")
            remove(card)
    return dropped


def _remove_furniture(root: Element, selectors: Iterable[str]) -> list[Dropped]:
    named = {element for selector in selectors for element in select(root, selector)}
    stays = _Stays.on(root)
    dropped: list[Dropped] = []
    gone: set[Element] = set()
    for element in list(elements(root)):
        if element is root or element in gone or element.tag in ("html", "body", "head"):
            continue
        silent = is_silent(element)
        reason = "furniture" if silent or element in named else reason_by_markup(element)
        if reason is None or (element not in named and stays(element, reason)):
            continue
        gone.update(element.iter())
        if not silent:
            dropped += _told(element, reason)
        remove(element)
    return dropped


@dataclass(frozen=True, slots=True)
class _Stays:
    """What is kept of a page although its markup gives a reason to remove it."""

    prose: Mapping[Element, int]
    most: float
    loose: Set[Element]
    wrappers: Set[Element]
    captions: bool  # of photos that the page is about

    @classmethod
    def on(cls, root: Element) -> _Stays:
        lines = to_lines(root)
        prose = prose_by_element(lines)
        most = _MOST_PROSE * max(prose.values(), default=0)
        loose = loose_inline(lines)
        return cls(prose, most, loose, inline_around_blocks(root), _is_gallery(lines))

    def __call__(self, element: Element, reason: str) -> bool:
        if is_inline(element) and element not in self.wrappers:
            return element not in self.loose
        if reason == "caption" and self.captions:
            return True
        words = self.prose.get(element, 0)
        is_paragraph = element.tag == "p" and words > 0 and reason != "caption"
        return is_paragraph or words > self.most


def _is_gallery(lines: Iterable[PageLine]) -> bool:
    """Tell whether most of the running text of a page are captions of several photos."""
    prose = [line for line in lines if line.prose]
    captions = [line for line in prose if _is_caption(line.block)]
    words = sum(line.prose for line in captions)
    return len(captions) >= _FEWEST_CAPTIONS and 2 * words > sum(line.prose for line in prose)


def _is_caption(element: Element) -> bool:
    around = itertools.islice(element.iterancestors(), 2)
    return any(reason_by_markup(e) == "caption" for e in (element, *around))


def _told(element: Element, reason: str) -> list[Dropped]:
    text = " ".join(line.text for line in to_lines(element))
    return [Dropped(element.sourceline or 1, text, reason)] if text else []


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


def _remove_link_boxes(root: Element) -> list[Dropped]:
    dropped: list[Dropped] = []
    for box in list(elements(root, *_BOXES)):
        links = list(box.iter("a"))
        if len(links) < 2 or box.getparent() is None:
            continue
        words = len(text_of(box).split())
        linked = sum(len(text_of(link).split()) for link in links)
        if words - linked <= 0.25 * words and linked >= 3 * len(links):
            dropped += _remove_box_title(box)
            dropped += _told(box, "related")
            remove(box)
    return dropped


def _remove_box_title(box: Element) -> list[Dropped]:
    before = box.getprevious()
    if before is None or not is_box_title(text_of(before)):
        return []
    dropped = _told(before, "related")
    remove(before)
    return dropped


def _remove_pointers(root: Element) -> list[Dropped]:
    """Remove ``Baca juga: <a>…</a>`` inside paragraphs: only markup knows where its title ends."""
    dropped: list[Dropped] = []
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
        text = " ".join(f"{marker.group()} {text_of(outer)}".split())
        dropped.append(Dropped(outer.sourceline or 1, text, "related"))
        setattr(owner, place, before[: marker.start()])
        remove(outer)
    return dropped


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
def _pointer() -> re.Pattern[str]:
    words = "|".join(sorted(read_toml("html/noise.toml")["pointers"], key=len, reverse=True))
    return re.compile(rf"[\[(]?\s*(?<!\w)(?:{words})\s*:\s*[\"“‘']?\s*$", re.IGNORECASE)
