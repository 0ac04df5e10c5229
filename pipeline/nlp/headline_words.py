"""Words of headlines that look like somebody's name: *Begal Sadis di Bekasi*, *Guru Honorer*.

Headlines write common words with a capital. What is nothing but common words and names nobody in
the article below is no name, for an article says who its headline names.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span

from pipeline.morphology.roots import roots
from pipeline.nlp.person_edges import PERSON
from pipeline.records import headline_end
from pipeline.stages.places.gazetteer import is_known_place

_LABELS = frozenset({PERSON, "GPE", "LOC"})


def without_headline_words(text: str, spans: Sequence[Span]) -> list[Span]:
    """Leave out people and places of the headline of *text* whose names are common words alone."""
    end = headline_end(text)
    above = [s for s in spans if s.end_char <= end and s.label_ in _LABELS and _is_common(s)]
    if not above:
        return list(spans)
    named = {
        token.lower_
        for span in spans
        if span.start_char > end and span.label_ in _LABELS
        for token in span
    }
    left_out = {s.start for s in above if named.isdisjoint(token.lower_ for token in s)}
    return [span for span in spans if span.start not in left_out]


def _is_common(span: Span) -> bool:
    common = all(token.lower_ in roots() for token in span)
    return common and (span.label_ == PERSON or not is_known_place(span.text))
