"""Bodies of a place whose kind is abbreviated in their midst: *Kejaksaan Negeri (Kejari) Sikka*.

What stands before the bracket is no complete name there, so that all of it is one (in the annotated
news 54 of 54). *Komisi Pemilihan Umum (KPU) Kabupaten Pasuruan* is two names and a place.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Doc, Span

from pipeline.language_data import read_pairs
from pipeline.stages.places.gazetteer import places_named

_CLOSED = 3  # tokens of a bracket and its acronym
_PLACES = frozenset({"GPE", "LOC"})


def with_brackets_joined(doc: Doc, spans: Sequence[Span]) -> list[Span]:
    """Join the incomplete names among *spans* of *doc* with their bracket and place, in order."""
    ordered = sorted(spans, key=lambda span: span.start)
    at = {span.start: span for span in ordered}
    result: list[Span] = []
    end = -1
    for span in ordered:
        if span.start < end:
            continue
        whole = _whole(doc, span, at)
        end = whole.end
        result.append(whole)
    return result


def _whole(doc: Doc, span: Span, at: dict[int, Span]) -> Span:
    label = _incomplete(span)
    if label is None:
        return span
    end = span.end
    if doc[end - 1].text != ")":
        if [token.text for token in doc[end : end + _CLOSED]][::2] != ["(", ")"]:
            return span
        if not doc[end + 1].text[0].isupper():
            return span
        end += _CLOSED
    place = at.get(end)
    if place is None or not (place.label_ in _PLACES or places_named(place.text)):
        return span
    if "\n" in doc[span.start : place.end].text:
        return span
    whole = Span(doc, span.start, place.end, label=label)
    whole._.score = min(span._.score or 0.0, place._.score or 0.0)
    return whole


def _incomplete(span: Span) -> str | None:
    """Give the label of the whole where *span* begins with the kind of a body alone."""
    words = [token.text for token in span]
    if "(" in words:
        words = words[: words.index("(")]
    for size in (len(words), 1):
        label = _heads().get(" ".join(words[:size]))
        if label is not None:
            return label
    return None


@cache
def _heads() -> dict[str, str]:
    return dict(read_pairs("ner/incomplete_heads.tsv"))
