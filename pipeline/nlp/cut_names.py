"""Names that the recogniser cut short: *PT Maju Jaya* of *Direktur PT Maju Jaya Abadi Budi Putra*.

The words between a company and its director are the company's; *Misa Malam* before a feast belongs
to it, while the annotated news leaves other services out (*Misa Natal*). *Lalu* before a person is
the first name of many on Lombok; only at the start of a sentence, or behind a comma of a headline,
may it mean *then*.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span

from pipeline.extensions import text_of
from pipeline.language_data import read_words
from pipeline.nlp.person_edges import PERSON
from pipeline.nlp.recut import recut
from pipeline.records import headline_end

_FORMS = frozenset({"PT", "CV", "UD", "Firma"})
_SERVICE = ["Misa", "Malam"]
_FIRST_NAMES = frozenset({"Lalu", "Baiq"})
_AMBIGUOUS = "Lalu"
_NO_START = frozenset({",", "(", ")", "/", "&"})  # marks behind which no sentence starts
_MOST_WORDS = 3  # that a name lacks
_TITLES = ("offices", "ranks", "honorifics", "modifiers")


def with_names_whole(doc: Doc, spans: Sequence[Span]) -> list[Span]:
    """Lengthen the names of *doc* that were cut short, up to the names beside them."""
    words = [token.text for token in doc]
    starts = {span.start: span for span in spans}
    taken = {place for span in spans for place in range(span.start, span.end)}
    lacking = {span.start for span in spans if _lacks_first(words, span, taken)}
    headline = headline_end(text_of(doc))
    known = {
        span.text
        for span in spans
        if span.start in lacking and not _may_mean_then(words, span, headline)
    }
    return [
        recut(span, span.start - 1, span.end)
        if span.start in lacking and span.text in known
        else _whole(words, span, starts, taken)
        for span in spans
    ]


def _lacks_first(words: Sequence[str], span: Span, taken: set[int]) -> bool:
    before = span.start - 1
    named = span.label_ == PERSON and before >= 0 and before not in taken
    return named and words[before] in _FIRST_NAMES


def _may_mean_then(words: Sequence[str], span: Span, headline: int) -> bool:
    """Whether *Lalu* starts a sentence, or a clause of the headline: *Ditahan, Lalu Budi Bebas*."""
    if words[span.start - 1] != _AMBIGUOUS:
        return False
    before = words[span.start - 2] if span.start > 1 else ""
    starts = not before[:1].isalnum() and before not in _NO_START
    return starts or (before == "," and span.end_char <= headline)


def _whole(words: Sequence[str], span: Span, starts: dict[int, Span], taken: set[int]) -> Span:
    start, end = span.start, span.end
    if span.label_ == "ORG":
        start -= start > 0 and words[start - 1] in _FORMS and start - 1 not in taken
        if words[start] in _FORMS:
            end = _end_before_person(words, end, starts)
    elif span.label_ == "EVENT":
        first = max(0, start - len(_SERVICE))
        if words[first:start] == _SERVICE and taken.isdisjoint(range(first, start)):
            start = first
    return span if (start, end) == (span.start, span.end) else recut(span, start, end)


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
