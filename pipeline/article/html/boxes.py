"""Boxes of links to other articles, by the title that they begin with: *Berita Lainnya*."""

from __future__ import annotations

import re
from functools import cache

from pipeline.article.html.lines import PageLine, to_lines
from pipeline.article.html.tree import Element, elements, text_of
from pipeline.language_data import read_toml

_COUNT = re.compile(r"^\d{1,4} (?=\w)|\s*\(?\d{1,4}\)?$")  # of comments
_TITLE_TAGS = ("h2", "h3", "h4", "h5", "h6", "div", "p", "span", "strong", "b")
_FEWEST_LINKS = 2  # lines that lead to an article
_LINK_WORDS = 3  # of such a line
_LINES_OF_ONE = 3  # title, link and teaser
_LINES_EACH = 4  # of a card: section, headline, teaser, time
_LONGEST_LINE = 45  # words; an article has longer paragraphs than a teaser


def titled_boxes(root: Element) -> list[Element]:
    """List the elements below *root* that begin with the title of a box and hold links to articles.

    Cards with a sentence of prose each make such a box longer than a short article.
    """
    boxes = []
    for title in list(elements(root, *_TITLE_TAGS)):
        if len(title) == 0 and is_box_title(text_of(title)):
            box = _largest_that_begins_with(title, root)
            if box is not title and _leads_away(box):
                boxes.append(box)
    return boxes


def summaries(root: Element, *, most: float) -> list[Element]:
    """List the summaries that a site has put beside its article, with at most *most* words."""
    found: list[Element] = []
    for title in list(elements(root, *_TITLE_TAGS)):
        if len(title) == 0 and _fold_title(text_of(title)) in _summary_titles():
            box = _largest_that_begins_with(title, root, most=most)
            below = title.getnext()
            if box is title and below is not None and below.tag in ("ul", "ol"):
                found += [title, below]
            elif box is not title and next(box.iter("ul", "ol"), None) is not None:
                found.append(box)
    return found


def is_box_title(text: str) -> bool:
    """Tell whether *text* heads a box of links, such as *Baca Juga* or *Terpopuler*."""
    return _fold_title(text) in _box_titles()


def is_comment_title(text: str) -> bool:
    """Tell whether *text* heads the comments of readers, such as *Komentar (3)*."""
    counted = _COUNT.search(text) is not None
    return _fold_title(_COUNT.sub("", text)) in _comment_titles(counted=counted)


def _largest_that_begins_with(
    title: Element, root: Element, *, most: float = float("inf")
) -> Element:
    box = title
    while (parent := box.getparent()) is not None and parent is not root:
        if parent.tag == "body" or not _begins_with(parent, box):
            break
        if len(text_of(parent).split()) > most:
            break
        box = parent
    return box


def _begins_with(parent: Element, first: Element) -> bool:
    """Tell whether *first* is the first child of *parent* that has text."""
    if (parent.text or "").strip():
        return False
    for child in parent.iterchildren("*"):
        if child is first or text_of(child) or (child.tail or "").strip():
            return child is first
    return False


def _leads_away(box: Element) -> bool:
    if next(box.iter("h1"), None) is not None:
        return False
    lines = to_lines(box)
    links = sum(map(_is_link, lines))
    short = all(line.words <= _LONGEST_LINE for line in lines)
    enough = links >= (1 if len(lines) <= _LINES_OF_ONE else _FEWEST_LINKS)
    return short and enough and links * _LINES_EACH >= len(lines) - 1


def _is_link(line: PageLine) -> bool:
    return line.words >= _LINK_WORDS and line.linked * 2 > line.words


@cache
def _box_titles() -> frozenset[str]:
    return frozenset(_fold_title(title) for title in read_toml("html/noise.toml")["box_titles"])


@cache
def _summary_titles() -> frozenset[str]:
    return frozenset(map(_fold_title, read_toml("html/noise.toml")["summary_titles"]))


@cache
def _comment_titles(*, counted: bool) -> frozenset[str]:
    noise = read_toml("html/noise.toml")
    return frozenset(noise["comment_titles"] + noise["counted_comment_titles"] * counted)


def _fold_title(text: str) -> str:
    return text.lower().strip(" :.-–»")
