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
    large = _set_large(lines)
    for line in lines:
        words = comparable(line.text) if line.is_prose else ""
        again = (words and words in seen) or line in large
        (repeats if again else kept).append(line)
        seen.add(words)
    return kept, dropped_lines(repeats, "duplicate")


def _set_large(lines: Sequence[Line]) -> frozenset[Line]:
    """Find the lines that are nothing but words between quote marks that a longer line has too."""
    quoted = [line for line in lines if _is_quoted(line.text)]
    if not quoted:
        return frozenset()
    said = "\n".join(comparable(line.text) for line in lines)
    words = {line: comparable(line.text) for line in quoted}
    return frozenset(
        line for line, own in words.items() if own and (f" {own}" in said or f"{own} " in said)
    )


def _is_quoted(text: str) -> bool:
    marked = text[0] in _MARKS and text[-1] in _MARKS
    return marked and _FEWEST_WORDS <= text.count(" ") + 1 <= _MOST_WORDS
