"""Schemes that the recogniser took for an event or a law: *PPPK Kemenag 2024* is of Kemenag alone.

What is left beside the schemes of ``lang/ner/schemes.txt`` and the year is a name where it is a
known acronym or place, or stands alone elsewhere in the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span

from pipeline.language_data import read_lines
from pipeline.nlp.recut import recut
from pipeline.stages.aliases.acronyms import known_acronyms
from pipeline.stages.places.gazetteer import is_known_place


def without_schemes(spans: Sequence[Span]) -> list[Span]:
    """Leave out the schemes among *spans*, and keep the names that stand inside them."""
    alone = {span.text: span.label_ for span in spans if not _has_scheme(span)}
    return [kept for span in spans for kept in _kept(span, alone)]


def _has_scheme(span: Span) -> bool:
    return any(_is_scheme(token.text) for token in span)


def _is_scheme(word: str) -> bool:
    return word in read_lines("ner/schemes.txt")


def _kept(span: Span, alone: dict[str, str]) -> Iterator[Span]:
    is_scheme = _is_scheme(span[0].text) or (
        span.label_ in ("EVENT", "LAW") and _is_scheme(span[-1].text)
    )
    if not is_scheme:
        yield span
        return
    start, end = span.start, span.end
    while start < end and _is_left_out(span.doc[start].text):
        start += 1
    while end > start and _is_left_out(span.doc[end - 1].text):
        end -= 1
    if start == end:
        return
    text = span.doc[start:end].text
    label = alone.get(text) or _known_label(text)
    if label is not None:
        yield recut(span, start, end, label=label)


def _is_left_out(word: str) -> bool:
    return _is_scheme(word) or word.isdigit()


def _known_label(text: str) -> str | None:
    if (text.lower(),) in known_acronyms():
        return "ORG"
    return "GPE" if is_known_place(text) else None
