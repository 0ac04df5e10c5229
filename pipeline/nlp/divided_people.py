"""Two names of people that were found as one: *Bagas Ratna* in *setahun Bagas Ratna*.

Headlines name a pair by their first names, with a hyphen or without. They are two where the text
has both in full, with the first name in front (Bagas Prakoso and Ratna Dewi). A full name and its
first word again (*Bagas Prakoso Bagas*) are a caption, a heading and the sentence behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, permutations

from spacy.tokens import Span

from pipeline.nlp.person_edges import PERSON
from pipeline.nlp.recut import recut

_HYPHEN = "-"
_LONGEST_TITLE = 2  # words of *Gelar Datuk* between two parts of a name


def with_people_divided(spans: Sequence[Span]) -> list[Span]:
    """Divide the names among *spans* that are two people whom others of them name in full."""
    people = [span for span in spans if span.label_ == PERSON and len(span) > 1]
    full = {tuple(token.text for token in span) for span in people}
    behind = {(s.doc[s.start - 1].text, s[0].text) for s in people if s.start}
    return [part for span in spans for part in _parts(span, full, behind)]


def _parts(span: Span, full: set[tuple[str, ...]], behind: set[tuple[str, str]]) -> Iterator[Span]:
    words = [token.text for token in span]
    pair = [word for word in words if word != _HYPHEN]
    is_pair = len(pair) == 2 and words in (pair, [pair[0], _HYPHEN, pair[1]])
    cut = tuple(pair) in of_one
    again = len(words) > 2 and words[0] == words[-1] and tuple(words[:-1]) in full
    if span.label_ == PERSON and again:
        yield recut(span, span.start, span.end - 1)
        yield recut(span, span.end - 1, span.end)
    elif span.label_ == PERSON and is_pair and not cut and _are_two(pair[0], pair[1], full):
        yield recut(span, span.start, span.start + 1)
        yield recut(span, span.end - 1, span.end)
    else:
        yield span


def _are_two(first: str, second: str, full: set[tuple[str, ...]]) -> bool:
    """Whether *full* has people of both first names, and nobody of both."""
    named = [words for words in full if words not in ((first, second), (first, _HYPHEN, second))]
    both = any(first in words and second in words for words in named)
    starts = {words[0] for words in named}
    return not both and first in starts and second in starts
