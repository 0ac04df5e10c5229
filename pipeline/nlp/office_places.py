"""Places behind the office or the body that a place has.

*Bupati Rembang Halimah Sadiyah* names a place and a person; in *Kejari Ogan Komering Ilir* the
place belongs to the name of the body.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span

from pipeline.language_data import read_words
from pipeline.nlp.person_edges import PERSON
from pipeline.nlp.recut import recut
from pipeline.stages.places.gazetteer import is_usual_reading, needs_evidence, places_named

_BODIES = frozenset(
    {"Dinas", "Polres", "Polresta", "Polda", "Kejari", "Kejati", "BPBD", "RSUD", "Kodim", "DPRD"}
)
_LONGEST = 3  # words of a place


def with_places_settled(doc: Doc, spans: Sequence[Span]) -> list[Span]:
    """Part the *spans* of *doc* that hold a place and a person, and join places to bodies."""
    words = [token.text for token in doc]
    ends = {span.end: span for span in spans}
    result: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        size = _place_in(span)
        first = _start_of_body(words, span.start, ends) if size else None
        if size and first is not None:
            if result and result[-1].start >= first:
                result.pop()
            result += _parts(span, [(first, span.start + size, "ORG")])
        elif 0 < size < len(span) and _parts_person(words, span, size):
            result += _parts(span, [(span.start, span.start + size, "GPE")])
        else:
            result.append(span)
    return result


def _place_in(span: Span) -> int:
    """Count the words of the Indonesian unit that *span* begins with, 0 for none."""
    if span.label_ not in (PERSON, "GPE") and not (span.label_ == "ORG" and len(span) == 1):
        return 0
    for size in range(min(_LONGEST, len(span)), 0, -1):
        name = span[:size].text
        is_word = size < len(span) and (needs_evidence(name) or is_usual_reading(name))
        if not is_word and any(place.kb == "idn" for place in places_named(name)):
            return size
    return 0


def _parts_person(words: Sequence[str], span: Span, size: int) -> bool:
    """Whether a person follows the place: *Bupati Rembang Halimah*, *penjual asal Blora Sukir*."""
    if _is_office(words, span.start):
        return True
    follows = span[size].text.lower() not in read_words("ner/parts_of_places.txt")
    return follows and span.start > 0 and words[span.start - 1].lower() == "asal"


def _is_office(words: Sequence[str], start: int) -> bool:
    known = read_words("ner/offices_of_places.txt")
    return any(" ".join(words[max(0, start - n) : start]).lower() in known for n in (1, 2))


def _start_of_body(words: Sequence[str], start: int, ends: dict[int, Span]) -> int | None:
    """Find where the body right before *start* begins: *Kejari*, *Dinas Kesehatan*."""
    before = ends.get(start)
    first = start - 1 if before is None else before.start
    if first < 0 or words[first] not in _BODIES:
        return None
    return None if before is not None and _has_place(before) else first


def _has_place(body: Span) -> bool:
    """Whether the name of *body* ends with a place already."""
    sizes = range(1, min(_LONGEST, len(body) - 1) + 1)
    return any(places_named(body[-size:].text) for size in sizes)


def _parts(span: Span, pieces: list[tuple[int, int, str]]) -> Iterator[Span]:
    """Yield *pieces*, and the person behind them in *span*."""
    end = pieces[-1][1]
    rest = [(end, span.end, PERSON)] if end < span.end else []
    for start, stop, kind in [*pieces, *rest]:
        yield recut(span, start, stop, label=kind)
