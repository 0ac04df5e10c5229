"""Two names of people that were found as one: *Bagas Ratna* in *setahun Bagas Ratna*.

Headlines name a pair by their first names, with a hyphen or without. They are two where the text
has both in full, with the first name in front (Bagas Prakoso and Ratna Dewi). A full name and its
first word again (*Bagas Prakoso Bagas*) are a caption, a heading and the sentence behind it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, permutations
from typing import NamedTuple

from spacy.tokens import Span

from pipeline.language_data import read_words
from pipeline.nlp.person_edges import PERSON
from pipeline.nlp.recut import recut

_HYPHEN = "-"
_LONGEST_TITLE = 2  # words of *Gelar Datuk* between two parts of a name
_LONGEST_NAME = 8  # words of a name that are compared in pairs

Words = tuple[str, ...]


class _Known(NamedTuple):
    """What a document says of its people."""

    full: set[Words]
    starts: Counter[str]  # first words of full names
    together: set[tuple[str, str]]  # words of one name of three or more
    alone: set[str]  # names of one word

    @classmethod
    def of(cls, spans: Sequence[Span]) -> _Known:
        people = [tuple(token.text for token in span) for span in spans if span.label_ == PERSON]
        full = {words for words in people if len(words) > 1}
        longer = (words for words in full if len(words) > 2 and words[1:-1] != (_HYPHEN,))
        return cls(
            full,
            Counter(words[0] for words in full),
            {pair for words in longer for pair in permutations(words[:_LONGEST_NAME], 2)},
            {words[0] for words in people if len(words) == 1},
        )


def with_people_divided(spans: Sequence[Span]) -> list[Span]:
    """Divide the names among *spans* that are two, of people whom others of them name in full."""
    people = [span for span in spans if span.label_ == PERSON and len(span) > 1]
    known = _Known.of(spans)
    of_one = set(_of_one_name(sorted(people, key=lambda span: span.start)))
    return [part for span in spans for part in _parts(span, known, of_one)]


def _of_one_name(people: Sequence[Span]) -> Iterator[tuple[str, str]]:
    """Yield first words that are one person's: *Sutan* and *Ibrahim* of Sutan Ibrahim Gelar.

    That was found as *Ibrahim Gelar*; so may be two parts of a name, with a title between them.
    """
    for span in people:
        if span.start:
            yield span.doc[span.start - 1].text, span[0].text
    for first, second in pairwise(people):
        between = first.doc[first.end : second.start]
        if len(between) <= _LONGEST_TITLE and all(token.text.istitle() for token in between):
            yield from permutations((first[0].text, second[0].text))


def _parts(span: Span, known: _Known, of_one: set[tuple[str, str]]) -> Iterator[Span]:
    words = tuple(token.text for token in span)
    first, *_, last = words if len(words) > 1 else ("", "")
    again = len(words) > 2 and first == last and words[:-1] in known.full
    is_pair = words in ((first, last), (first, _HYPHEN, last))
    two = is_pair and (first, last) not in of_one and _are_two(first, last, known)
    if span.label_ != PERSON or not (again or two):
        yield span
        return
    yield recut(span, span.start, span.end - 1 if again else span.start + 1)
    yield recut(span, span.end - 1, span.end)


def _are_two(first: str, second: str, known: _Known) -> bool:
    """Whether full names begin with both, none has both, and one of the two stands alone.

    *Gus Yahya* is one, whoever else is called Gus or Yahya.
    """
    own = sum(words in known.full for words in ((first, second), (first, _HYPHEN, second)))
    named = known.starts[first] > own and known.starts[second] > 0
    alone = not known.alone.isdisjoint((first, second))
    honorific = first.lower() in read_words("roles/honorifics.txt")
    return named and alone and not honorific and (first, second) not in known.together
