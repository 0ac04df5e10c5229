"""Names that the recogniser cut short: *PT Maju Jaya* of *Direktur PT Maju Jaya Abadi Budi Putra*.

The words between a company and its director are the company's; those of a service before a feast
are the feast's: *Misa Malam Natal*.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span

from pipeline.language_data import read_words
from pipeline.nlp.person_edges import PERSON

_FORMS = frozenset({"PT", "CV", "UD", "Firma"})
_SERVICES = frozenset({"misa", "ibadah", "kebaktian", "novena"})
_OF_SERVICES = _SERVICES | {"malam", "agung", "kudus", "perayaan"}
_MOST_WORDS = 3  # that a name lacks
_TITLES = ("offices", "ranks", "honorifics", "modifiers")


def with_names_whole(doc: Doc, spans: Sequence[Span]) -> list[Span]:
    """Lengthen the names of *doc* that were cut short, up to the names beside them."""
    words = [token.text for token in doc]
    starts = {span.start: span for span in spans}
    taken = {place for span in spans for place in range(span.start, span.end)}
    return [_whole(doc, words, span, starts, taken) for span in spans]


def _whole(
    doc: Doc, words: Sequence[str], span: Span, starts: dict[int, Span], taken: set[int]
) -> Span:
    start, end = span.start, span.end
    if span.label_ == "ORG":
        start -= start > 0 and words[start - 1] in _FORMS and start - 1 not in taken
        if words[start] in _FORMS:
            end = _end_before_person(words, end, starts)
    elif span.label_ == "EVENT":
        start = _start_of_service(words, start, taken)
    if (start, end) == (span.start, span.end):
        return span
    whole = Span(doc, start, end, label=span.label_)
    whole._.score = span._.score
    return whole


def _end_before_person(words: Sequence[str], end: int, starts: dict[int, Span]) -> int:
    """Take in the capitalised words between a company and the person named behind it."""
    for place in range(end, min(end + _MOST_WORDS + 1, len(words))):
        following = starts.get(place)
        if following is not None:
            return place if following.label_ == PERSON else end
        word = words[place]
        if not (word[0].isupper() and word.isalpha()) or _is_title(word):
            return end
    return end


def _is_title(word: str) -> bool:
    return any(word.lower() in read_words(f"roles/{name}.txt") for name in _TITLES)


def _start_of_service(words: Sequence[str], start: int, taken: set[int]) -> int:
    """Take in *Misa Malam* before *Natal*; *Malam* alone is no service."""
    first = start
    while first > 0 and words[first - 1].lower() in _OF_SERVICES and first - 1 not in taken:
        if not words[first - 1][0].isupper():
            break
        first -= 1
    own = {word.lower() for word in words[first:start]}
    return start if own.isdisjoint(_SERVICES) else first
