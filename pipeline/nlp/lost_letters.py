"""Stops that stand for a letter and its comma: *Sementara it. harga* of *Sementara itu, harga*.

Some collections of scraped news lost the letter before every comma, and have a stop for both. No
sentence ends there. A text shows it by words that the dictionary has with one more letter alone
(*it*, *menuturka*).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.morphology.lost_letters import with_last_letter
from pipeline.nlp.word_span import WordSpan

_STOP: Final = re.compile(r"(?<![^\W\d_])([a-zA-Z]{2,})\. (?=[^\W\d_])")
_FEWEST: Final = 2  # words of a line that lost their last letter before one in lower case


def without_lost_letters(text: str, words: Sequence[WordSpan]) -> list[WordSpan]:
    """Let the sentence go on at those of *words* of *text* that follow a letter that was lost."""
    places = _lost(text)
    if not places:
        return list(words)
    return [
        word._replace(starts_sentence=False) if word.start in places else word for word in words
    ]


def _lost(text: str) -> frozenset[int]:
    """Give the offsets of the words that follow such a stop; none in a text that shows few."""
    stops = list(_STOP.finditer(text))
    low = [match for match in stops if text[match.end()].islower()]
    if sum(map(_is_cut, low)) < _FEWEST:
        return frozenset()
    return frozenset(_places(stops))


def _places(stops: Sequence[re.Match[str]]) -> Iterator[int]:
    for match in stops:
        if match.string[match.end()].islower() or (not match[1].isupper() and _is_cut(match)):
            yield match.end()


def _is_cut(match: re.Match[str]) -> bool:
    return with_last_letter(match[1].lower()) is not None
