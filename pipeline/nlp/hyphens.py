"""Hyphens that join words of their own: two names, a name and its clitic, the ends of a range.

*Prabowo-Gibran* names two people, *Joliot-Curie* one. What tells them apart is the text itself:
names that also stand alone in it are two. *BGN-nya* is the name and a clitic, as UD CSUI and PUD
write it, and the hyphen of *42%-58%* no minus sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.nlp.word_span import WordSpan

_NAME = r"[A-ZÀ-ÖØ-Þ][^\W\d_]+"
_PAIR = re.compile(rf"({_NAME})-({_NAME}|nya)")
_RANGE_END = re.compile(r"(?<![\s(])-(?=\d)")


def with_hyphens_divided(text: str, words: Sequence[WordSpan]) -> list[WordSpan]:
    r"""*words* of *text*, where a hyphen between two words is a word as they are.

    >>> text = "Prabowo-Gibran menang. Prabowo dan Gibran dilantik."
    >>> words = [WordSpan(m.start(), m.end(), m.start(), m.end(), m.start() == 0)
    ...          for m in re.finditer(r"[\w-]+|[.]", text)]
    >>> [text[w.start : w.end] for w in with_hyphens_divided(text, words)][:4]
    ['Prabowo', '-', 'Gibran', 'menang']
    """
    alone = {text[word.start : word.end] for word in words}
    return [part for word in words for part in _divided(word, _hyphen(text, word, alone))]


def _hyphen(text: str, word: WordSpan, alone: set[str]) -> int | None:
    """Where the hyphen stands that divides *word*."""
    if (word.start, word.end) != (word.surface_start, word.surface_end):
        return None
    if word.start and _RANGE_END.match(text, word.start, word.end):
        return word.start
    pair = _PAIR.fullmatch(text, word.start, word.end)
    return pair.end(1) if pair and _are_two(pair[1], pair[2], alone) else None


def _are_two(first: str, second: str, alone: set[str]) -> bool:
    if second == "nya":
        return True
    return first != second and first in alone and second in alone


def _divided(word: WordSpan, hyphen: int | None) -> Iterator[WordSpan]:
    if hyphen is None:
        yield word
        return
    for start, end in ((word.start, hyphen), (hyphen, hyphen + 1), (hyphen + 1, word.end)):
        if start < end:
            starts_sentence = word.starts_sentence and start == word.start
            yield replace(
                word,
                start=start, end=end, surface_start=start, surface_end=end,
                starts_sentence=starts_sentence,
            )  # fmt: skip
