"""Rows of cards that lead to other articles: a label, a picture, a sentence, three times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.article.html.lines import is_inline, to_lines
from pipeline.article.html.tree import Element, class_words, elements, text_of
from pipeline.language_data import read_toml

_FEWEST = 3  # cards in a row
_MOST_WORDS = 45  # of a card
_MOST_OF_PAGE = 0.5  # words; what holds more is a list that the article is made of


def rows_of_cards(root: Element) -> list[list[Element]]:
    """List the rows of cards below *root*, in document order."""
    most = _MOST_OF_PAGE * len(text_of(root).split())
    rows = (row for parent in list(elements(root)) for row in _rows_in(parent))
    return [row for row in rows if sum(len(text_of(card).split()) for card in row) <= most]


def _rows_in(parent: Element) -> Iterator[list[Element]]:
    row: list[Element] = []
    for child in [*parent.iterchildren("*"), None]:
        if child is not None and _is_card(child) and (not row or _alike(row[0], child)):
            row.append(child)
            continue
        if len(row) >= _FEWEST:
            yield row
        row = [child] if child is not None and _is_card(child) else []


def _is_card(element: Element) -> bool:
    if is_inline(element) or not _card_classes().search(class_words(element)):
        return False
    return 0 < len(text_of(element).split()) <= _MOST_WORDS and not _is_paragraph(element)


def _is_paragraph(element: Element) -> bool:
    """Tell whether *element* is a paragraph of prose rather than a card: it leads nowhere."""
    lines = to_lines(element)
    return len(lines) == 1 and lines[0].prose > 0 and next(element.iter("a"), None) is None


def _alike(one: Element, other: Element) -> bool:
    return bool(one.tag == other.tag and one.get("class") == other.get("class"))


@cache
def _card_classes() -> re.Pattern[str]:
    return re.compile(f" (?:{'|'.join(read_toml('html/noise.toml')['card_classes'])})(?= )")
