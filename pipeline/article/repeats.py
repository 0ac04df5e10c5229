"""Lines that say again what the article says: paragraphs twice, sentences set large."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.article.lines import Line, comparable, dropped_lines
from pipeline.records import Dropped

_FEWEST_WORDS = 6  # of a sentence set large; a sub-heading has less
_MOST_WORDS = 40
_MARKS = "\"“”'‘’«»"


def without_repeats(lines: Sequence[Line]) -> tuple[list[Line], tuple[Dropped, ...]]:
    """Drop paragraphs that repeat an earlier one word for word, and quotations out of another.

    >>> told = 'Rina menolak. "Kami tidak akan pindah dari pasar ini," katanya, "sampai kapan pun."'
    >>> lines = [Line(1, told), Line(2, '“Kami tidak akan pindah dari pasar ini”')]
    >>> [line.number for line in without_repeats(lines)[0]]
    [1]
    """
    seen: set[str] = set()
    kept: list[Line] = []
    repeats: list[Line] = []
    for line in lines:
        words = comparable(line.text) if line.is_prose else ""
        again = (words and words in seen) or _is_set_large(line, lines)
        (repeats if again else kept).append(line)
        seen.add(words)
    return kept, dropped_lines(repeats, "duplicate")


def _is_set_large(line: Line, lines: Sequence[Line]) -> bool:
    """Tell whether *line* is nothing but words between quote marks that a longer line has too."""
    text = line.text
    if text[0] not in _MARKS or text[-1] not in _MARKS:
        return False
    if not _FEWEST_WORDS <= text.count(" ") + 1 <= _MOST_WORDS:
        return False
    words = comparable(text)
    return any(other is not line and words in comparable(other.text) for other in lines)
