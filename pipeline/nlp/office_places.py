"""A place and a person that were taken for one name: *Bupati Rembang Halimah Sadiyah*.

Behind the office of a place, or a body that a place has, the place comes first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span

from pipeline.language_data import read_words
from pipeline.nlp.person_edges import PERSON
from pipeline.stages.places.gazetteer import is_usual_reading, needs_evidence, places_named

_BODIES = ("Dinas", "Polres", "Polresta", "Kejari", "Kejaksaan", "BPBD", "DPRD", "RSUD", "Kodim")
_LONGEST = 3  # words of a place


def with_places_parted(doc: Doc, spans: Sequence[Span]) -> list[Span]:
    """Part the *spans* of *doc* that hold a place and a person; the others stay as they are."""
    words = [token.text for token in doc]
    bodies = {span.end: span for span in spans if span.label_ == "ORG"}
    result: list[Span] = []
    for span in spans:
        size = _place_in(span)
        if size and _is_office(words, span.start):
            result += _parts(doc, span, size, "GPE")
        elif size and span.label_ == PERSON and _is_body(bodies.get(span.start)):
            body = bodies[span.start]
            result = [other for other in result if other is not body]
            whole = Span(doc, body.start, span.start + size, label="ORG")
            whole._.score = body._.score
            result += [whole, *_parts(doc, span, size, "")]
        else:
            result.append(span)
    return result


def _place_in(span: Span) -> int:
    """Count the words of the place that a person's name follows in *span*, 0 for none."""
    if span.label_ not in (PERSON, "GPE") or len(span) < 2 or places_named(span.text):
        return 0
    for size in range(min(_LONGEST, len(span) - 1), 0, -1):
        name = span[:size].text
        is_word = needs_evidence(name) or is_usual_reading(name)
        if not is_word and any(place.kb == "idn" for place in places_named(name)):
            return size
    return 0


def _is_office(words: Sequence[str], start: int) -> bool:
    known = read_words("ner/offices_of_places.txt")
    return any(" ".join(words[max(0, start - n) : start]).lower() in known for n in (1, 2))


def _is_body(span: Span | None) -> bool:
    return span is not None and span.text.split()[0] in _BODIES


def _parts(doc: Doc, span: Span, size: int, label: str) -> Iterator[Span]:
    """Yield the place, if it has a *label* of its own, and the person behind it."""
    cut = span.start + size
    pieces = [(span.start, cut, label)] if label else []
    for start, end, kind in [*pieces, (cut, span.end, PERSON)]:
        part = Span(doc, start, end, label=kind)
        part._.score = span._.score
        yield part
