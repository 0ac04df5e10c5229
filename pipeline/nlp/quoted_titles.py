"""Titles in quotes behind the kind of work they name: *lagu "Bengawan Solo"*, *film berjudul …*.

Of 128 such titles in the annotated news 126 are marked WORK_OF_ART.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.language_data import read_lines

LONGEST = 10  # words
_QUOTED = r"(?:\"([^\"\n]+)\"|“([^”\n]+)”|‘([^’\n]+)’|'((?:[^'\n]|\b'\b)+)'(?!\w))"
_NEXT = re.compile(rf"(?:,? (?:dan|serta|hingga|atau|maupun|sampai)|,) {_QUOTED}")


def quoted_titles(text: str) -> list[tuple[int, int]]:
    """Find the titles of works in quotes, by code points, without the quotes.

    Cost is linear in the length of *text*.

    >>> text = 'Ia menulis novel "Hujan Pagi" dan "Jalan Pulang".'
    >>> [text[start:end] for start, end in quoted_titles(text)]
    ['Hujan Pagi', 'Jalan Pulang']
    """
    if not any(mark in text for mark in "\"“‘'"):
        return []
    return list(_titles(text))


def _titles(text: str) -> Iterator[tuple[int, int]]:
    for first in _pattern().finditer(text):
        match: re.Match[str] | None = first
        while match is not None:
            title = _title(text, *match.span(match.lastindex or 0))
            if title is not None:
                yield title
            match = _NEXT.match(text, match.end())


@cache
def _pattern() -> re.Pattern[str]:
    kinds = "|".join(map(re.escape, read_lines("ner/works.txt")))
    kind = rf"(?<!\w)(?<!tangga )(?:{kinds})(?:nya)?(?:-(?:{kinds})(?:nya)?)?"
    words = "|".join(map(re.escape, read_lines("ner/before_titles.txt")))
    said = rf"(?: (?:{words})(?:nya)?){{0,5}}"
    named = r"(?: \w+){1,6} (?:berjudul|bertajuk)"
    return re.compile(rf"(?i:{kind}(?:{said}|{named})),? {_QUOTED}")


def _title(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Give the place of a title without spaces and commas around it; `None` for a sentence."""
    while end > start and text[end - 1] in " ,.":
        end -= 1
    while start < end and text[start] == " ":
        start += 1
    words = text[start:end].split()
    if not words or len(words) > LONGEST or words[0][0].islower():
        return None
    return None if 2 * sum(word[0].islower() for word in words) > len(words) else (start, end)
