"""Names with other bounds than the recogniser gave them."""

from __future__ import annotations

from spacy.tokens import Span

import pipeline.extensions  # noqa: F401 - registers span._.score


def recut(span: Span, start: int, end: int, *, label: str = "") -> Span:
    """Give *span* with the bounds *start* and *end*, its score, and its label or another."""
    result = Span(span.doc, start, end, label=label or span.label_)
    result._.score = span._.score
    return result
