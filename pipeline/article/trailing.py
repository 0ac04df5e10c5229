"""Headlines of other articles that stand below an article, without a word that says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.article.lines import Line, closes_sentence, dropped_lines
from pipeline.article.title_end import is_title
from pipeline.records import Dropped

_FEWEST_WORDS = 4
_ENOUGH_WORDS = 6  # of one of them at least
_MOST_WORDS = 18
_MOST_LINES = 6  # of such headlines
_PROSE_ABOVE = 2  # paragraphs before them, the last of which closes its sentence
_NO_HEADLINE = re.compile(  # fixtures, lists, credits, songs in quote marks
    r"^[\W\d]|\b(?:vs|v|versus)\b|\d[.:]\d\d\b|:\s|[:;,|/]$|@|https?:|\s[-–—]\s|\(|\b\d+\s?-\s?\d+\b",
    re.IGNORECASE,
)


def without_trailing_headlines(
    lines: Sequence[Line],
) -> tuple[list[Line], tuple[Dropped, ...]]:
    """Drop the last lines that are headlines of other articles.

    Such a line has most words with a capital and no full stop, and stands behind the end of the
    last paragraph. In an article that has sub-headings or lists of such lines they stay.

    >>> text = "Warga menolak rencana itu karena pasar menjadi sumber nafkah, kata Rina kemarin."
    >>> lines = [Line(1, text), Line(2, text), Line(3, "Harga Cabai Naik Tajam di Pasar Induk")]
    >>> [line.text for line in without_trailing_headlines(lines)[1]]
    ['Harga Cabai Naik Tajam di Pasar Induk']
    """
    end = len(lines)
    while end and len(lines) - end <= _MOST_LINES and _is_headline(lines[end - 1].text):
        end -= 1
    found = lines[end:]
    enough = any(len(line.text.split()) >= _ENOUGH_WORDS for line in found)
    if not enough or len(found) > _MOST_LINES or not lines[end - 1].is_prose:
        return list(lines), ()
    above = lines[:end]
    prose = sum(line.is_prose for line in above)
    if prose < _PROSE_ABOVE or any(_is_headline(line.text) for line in above[1:]):
        return list(lines), ()
    return list(above), dropped_lines(found, "related")


def _is_headline(text: str) -> bool:
    words = text.split()
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS or closes_sentence(text):
        return False
    return is_title(text) and not _NO_HEADLINE.search(text)
