"""The name that signs an article: *Lilis Handayani*, alone on its last line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.article.lines import Credits, Cut, Line, dropped_lines
from pipeline.article.outlets import place_names
from pipeline.language_data import read_words
from pipeline.morphology.roots import is_common

_NAME = re.compile(r"(?:[A-Z][a-z'’]{2,15}|[A-Z]\.)(?: (?:[A-Z][a-z'’]{2,15}|[A-Z]\.?)){1,3}")
_FEWEST_PARAGRAPHS = 3  # above the name
_MOST_WORDS = 25  # on who the author is


def without_signature(lines: Sequence[Line], *, author: str | None = None) -> Cut:
    """Cut the last line where it is the name of a person below an article of paragraphs.

    A line that says who the *author* is goes as well: *Rina Sari, guru di Demak*.

    >>> text = "Warga menolak rencana itu karena pasar menjadi sumber nafkah mereka sejak lama."
    >>> without_signature([*[Line(n, text) for n in (1, 2, 3)], Line(4, "Lilis Handayani")]).credits
    Credits(author='Lilis Handayani', editor=None, source=None)
    """
    above = lines[:-1]
    signs = sum(line.is_prose for line in above) >= _FEWEST_PARAGRAPHS and above[-1].is_prose
    if not signs:
        return Cut(tuple(lines))
    signed = lines[-1]
    if author is not None and _introduces(signed.text, author):
        return Cut(tuple(above), dropped_lines([signed], "byline"))
    if not is_lone_name(signed.text):
        return Cut(tuple(lines))
    return Cut(tuple(lines[:-1]), dropped_lines([signed], "byline"), Credits(author=signed.text))


def _introduces(text: str, author: str) -> bool:
    """Tell whether *text* says of the *author* what he or she is, and nothing else."""
    rest = text.removeprefix(author)
    begins = rest != text and rest.startswith((", ", " adalah ", " merupakan "))
    return begins and len(rest.split()) <= _MOST_WORDS


def is_lone_name(text: str) -> bool:
    """Tell whether *text* is a name of two words or more: none is a common word or a place.

    >>> [is_lone_name(text) for text in ("Siti Rohayati", "Gaya Hidup", "Jawa Timur")]
    [True, False, False]
    """
    if _NAME.fullmatch(text) is None or text.casefold() in place_names():
        return False
    return all(map(_may_name_somebody, text.split()))


def _may_name_somebody(word: str) -> bool:
    lowered = word.lower()
    if lowered in read_words("article/no_names.txt"):
        return False
    return word in read_words("tokenizer/names.txt") or not is_common(lowered)
