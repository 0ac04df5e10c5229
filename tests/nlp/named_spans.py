"""Documents with names, from texts and what their names are."""

from __future__ import annotations

import spacy
from spacy.tokens import Span

NLP = spacy.blank("id")
Named = list[tuple[str, str]]


def spans_of(text: str, names: Named) -> tuple[spacy.tokens.Doc, list[Span]]:
    doc = NLP(text)
    found: list[Span] = []
    for name, label in names:
        at = text.find(name, found[-1].end_char if found else 0)
        span = doc.char_span(at, at + len(name), label=label)
        assert span is not None
        span._.score = 0.6
        found.append(span)
    return doc, found
