"""Years that commas join without a blank are words of their own: *tahun 1979,1980, dan 1982*."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from pipeline.nlp.word_span import WordSpan
from pipeline.stages.dates.year_lists import commas_of_years


def with_years_divided(text: str, words: Sequence[WordSpan]) -> list[WordSpan]:
    """Make words of the years and commas in each of *words* of *text* that is a list of years."""
    commas = commas_of_years(text)
    if not commas:
        return list(words)
    result: list[WordSpan] = []
    for word in words:
        inside = commas[bisect_right(commas, word.start) : bisect_left(commas, word.end)]
        cuts = (place for at in inside for place in (at, at + 1))
        result += word.cut(cuts) if inside and word.is_token else [word]
    return result
