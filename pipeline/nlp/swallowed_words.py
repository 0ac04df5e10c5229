"""Bodies with a word before their name that is none of it: *Makroekonom Bank Lentera Abadi*.

It is part of an office or a cheer (*Forza Milan*), and the rest is named elsewhere in the document;
before *Kantor Wilayah* a religion is what the office beside it is for (*Pembimas Katolik*). What is
the name of a company behind its form (*PT Samudra Karya*) is no place where it stands alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Span

from pipeline.language_data import read_words
from pipeline.nlp.recut import recut
from pipeline.stages.places.gazetteer import is_known_place

Words = tuple[str, ...]

_FORMS = frozenset({"PT", "PT.", "CV", "UD", "Firma"})
_LISTED = frozenset({"Tbk", "Tbk."})
_RELIGIONS = frozenset({"Islam", "Katolik", "Kristen", "Protestan", "Hindu", "Buddha", "Khonghucu"})
_OF_RELIGIONS = frozenset({"Kantor", "Kanwil", "Kementerian", "Kemenag"})
_PLACES = frozenset({"GPE", "LOC"})


def with_bodies_trimmed(spans: Sequence[Span]) -> list[Span]:
    """Take the word off bodies among *spans* that is none of their name; in order.

    Companies that were taken for places are called bodies.
    """
    named = {words for span in spans if span.label_ == "ORG" for words in _cores(span)}
    companies = {words for span in spans for words in _companies(span)}
    for span in spans:
        company = span.label_ in _PLACES and _words(span) in companies
        if company and not is_known_place(span.text):
            span.label_ = "ORG"
    return [_trimmed(span, named) for span in spans]


def _words(span: Span) -> Words:
    return tuple(token.text for token in span)


def _cores(span: Span) -> tuple[Words, ...]:
    return (_words(span), *_companies(span))


def _companies(span: Span) -> tuple[Words, ...]:
    """The name of a company of several words without its forms."""
    words = _words(span)
    if span.label_ != "ORG" or words[0] not in _FORMS:
        return ()
    core = words[1 : len(words) - (words[-1] in _LISTED)]
    return (core,) if len(core) > 1 else ()


def _trimmed(span: Span, named: set[Words]) -> Span:
    if span.label_ != "ORG" or len(span) < 2 or not _is_swallowed(_words(span), named):
        return span
    return recut(span, span.start + 1, span.end)


def _is_swallowed(words: Words, named: set[Words]) -> bool:
    if words[0] in _RELIGIONS:
        return words[1] in _OF_RELIGIONS
    if words[:2] == ("Kantor", "Kanwil"):  # of the Kepala Kantor
        return True
    return words[1:] in named and words[0].lower() in _none_of_names()


@cache
def _none_of_names() -> frozenset[str]:
    return read_words("ner/before_bodies.txt") | read_words("roles/professions.txt")
