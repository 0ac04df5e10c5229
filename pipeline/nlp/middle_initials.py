"""People whose first name was found apart from the initial behind it: *Tohom* of Tohom L. Tobing.

A body before a person's name may have taken it (*Satuan Tugas Investasi Tohom*, *L. Tobing*).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Span

from pipeline.nlp.person_edges import PERSON
from pipeline.nlp.recut import recut

_INITIAL = re.compile(r"[A-HJ-Z]\.?|I\.")  # I Gede is a first name of Bali


def with_first_names(spans: Sequence[Span]) -> list[Span]:
    """Give people among *spans* that begin with an initial the first name right before it."""
    known = {span.text for span in spans}
    result: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        before = result[-1] if result else None
        if before is None or not _lacks_first(before, span, known):
            result.append(span)
        elif before.label_ == PERSON:
            result[-1] = recut(span, before.start, span.end)
        else:
            result[-1] = recut(before, before.start, before.end - 1)
            result.append(recut(span, span.start - 1, span.end))
    return result


def _lacks_first(before: Span, span: Span, known: set[str]) -> bool:
    """Whether *span* goes on after the last word of *before*, which may be its first name."""
    initial = span.label_ == PERSON and len(span) > 1 and _INITIAL.fullmatch(span[0].text)
    if not initial or before.end != span.start:
        return False
    last = before[-1].text
    if not (last.isalpha() and last.istitle()):
        return False
    apart = len(before) > 1 and not known.isdisjoint((last, before[:-1].text))
    return before.label_ == PERSON or apart
