"""What markup says of an element: whether it is part of the article, and why not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pipeline.article.html.boxes import is_box_title
from pipeline.article.html.lines import PageLine, is_inline
from pipeline.article.html.tree import Element, class_words, text_of
from pipeline.language_data import read_toml

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BY_TAG = {"figcaption": "caption", "aside": "furniture"}
_ELEMENTOR = " elementor widget"
_ALNUM = re.compile(r"\w")


def is_silent(element: Element) -> bool:
    """Tell whether nobody reads *element* as text: navigation, footers, buttons, hidden boxes."""
    if element.tag in _silent_tags():
        return True
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style", "")))


def reason_by_markup(element: Element) -> str | None:
    """Say why *element* is no part of the article, by its tag, class or id."""
    if (by_tag := _BY_TAG.get(str(element.tag))) is not None:
        return by_tag
    if (label := element.get("aria-label")) and is_box_title(label):
        return "related"
    names = class_words(element)
    if _ELEMENTOR in names:  # a kit whose every element is a widget
        names = names.replace(_ELEMENTOR, " ")
    match = _classes().search(names)
    return match.lastgroup if match else None


def loose_inline(lines: Iterable[PageLine]) -> set[Element]:
    """Find inline elements marked as furniture that are no part of a sentence.

    Such an element is alone on its line, or reads like a pointer to another article or the label
    of an advertisement. A name in a link with the class ``tag`` inside a sentence is none.
    """
    loose: set[Element] = set()
    bound: set[Element] = set()
    for line in lines:
        marked = [(_marked_inline(owner), piece) for owner, piece in line.owners]
        alone = not any(mark is None and _ALNUM.search(piece) for mark, piece in marked)
        for mark in {mark for mark, _ in marked if mark is not None}:
            whole = alone and (not line.prose or reason_by_markup(mark) == "caption")
            (loose if whole or is_lead_in(text_of(mark)) else bound).add(mark)
    return loose - bound


def _marked_inline(element: Element) -> Element | None:
    """Find the outermost inline element from *element* up that is marked as furniture."""
    found = None
    current: Element | None = element
    while current is not None and is_inline(current):
        found = current if reason_by_markup(current) else found
        current = current.getparent()
    return found


def is_lead_in(text: str) -> bool:
    """Tell whether *text* begins like a pointer to another article, or labels an advertisement.

    >>> is_lead_in("Baca juga: Harga Cabai Naik"), is_lead_in("Rini Astuti")
    (True, False)
    """
    return _lead_in().match(text) is not None


@cache
def _lead_in() -> re.Pattern[str]:
    pointers = read_toml("html/noise.toml")["pointers"]
    phrases = "|".join(pointer for pointer in pointers if " " in pointer)
    words = "|".join(pointers)
    labels = "advertisement|iklan|sponsored|scroll to (?:continue|resume).*"
    return re.compile(rf"\W*(?:(?:{phrases})\b|(?:{words})\s*:|(?:{labels})\W*$)", re.IGNORECASE)


@cache
def _silent_tags() -> frozenset[str]:
    return frozenset(read_toml("html/noise.toml")["silent"])


@cache
def _classes() -> re.Pattern[str]:
    groups = read_toml("html/noise.toml")["classes"].items()
    return re.compile(
        " (?:" + "|".join(f"(?P<{reason}>{'|'.join(names)})" for reason, names in groups) + ")(?= )"
    )
