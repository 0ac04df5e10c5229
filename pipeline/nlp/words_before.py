"""What the words before a name say of it: *klub*, *gim*, *petani asal Blora*, *se-*, *Propam*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc, Span

from pipeline.language_data import read_lines, read_pairs, read_words
from pipeline.nlp.person_edges import PERSON
from pipeline.nlp.recut import recut
from pipeline.stages.places.gazetteer import is_known_place, places_named

SURE = 0.9  # score of a name whose label its neighbour does not change
_NORP = "NORP"
_TAKEN_FOR = {  # what a label may be wrongly called
    PERSON: frozenset({"GPE", "LOC"}),
    "ORG": frozenset({PERSON, "LOC", "GPE"}),
    "PRODUCT": frozenset({PERSON, "LOC", "GPE", "ORG"}),
    _NORP: frozenset({"LOC", "GPE", "ORG"}),
}
_POLICE = ("Polres", "Polda", "Polsek", "Polri", "Mabes")
_LONGEST_PLACE = 3  # words
_UNGOVERNED = frozenset({"island", "region"})  # kinds of places that are no GPE
_FROM = ("asal", "dari")
_PEOPLE = frozenset({"warga", "pria", "wanita", "perempuan", "lelaki", "pemuda", "gadis", "remaja"})


def told_by_words_before(doc: Doc, spans: Sequence[Span]) -> list[Span]:
    """Give *spans* of *doc* the labels, starts and places that the words before names tell."""
    words = [token.text for token in doc]
    at = {span.end: span for span in spans}
    told = dict(_labels(words, spans, at))
    result = [_with_unit(words, span, at) for span in spans]
    for span in result:
        span.label_ = told.get((span.text, span.label_), span.label_)
        if _is_people(words, span, at):
            span.label_ = _NORP
    return _with_places(doc, words, result)


def _is_people(words: Sequence[str], span: Span, at: dict[int, Span]) -> bool:
    """Whether *suku* tells a people, whose place may have the same name where *suku* lacks."""
    told = _told().get(_noun_before(words, span, at)[0]) == _NORP
    return told and span.label_ in _TAKEN_FOR[_NORP] and not is_known_place(span.text)


def _labels(
    words: Sequence[str], spans: Sequence[Span], at: dict[int, Span]
) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the label of each name, by its text and what it was taken for."""
    parts = {token.text for s in spans if s.label_ == PERSON and len(s) > 1 for token in s}
    for span in spans:
        noun, from_place = _noun_before(words, span, at)
        label = PERSON if from_place and _is_trade(noun) else _told().get(noun)
        if label in (None, _NORP) or span.label_ not in _TAKEN_FOR[label]:
            continue
        if is_known_place(span.text):
            continue
        alone = len(span) == 1 or label == "ORG" or from_place
        sure = (span._.score or 0.0) >= SURE and words[span.start - 1] != ","
        if alone and span.text not in parts and not (span.label_ == PERSON and sure):
            yield (span.text, span.label_), label


def _noun_before(words: Sequence[str], span: Span, at: dict[int, Span]) -> tuple[str, bool]:
    """Give *klub* of klub Putra Samudra; true where *asal* and a place part it from the name."""
    place = span.start - 1
    if place >= 0 and words[place] == "," and place in at and at[place].label_ == "GPE":
        place = at[place].start - 1
        if place > 0 and words[place].lower() in _FROM:
            return words[place - 1].lower(), True
        return ("klub" if place >= 0 and words[place].lower() == "klub" else ""), False
    return (words[place].lower() if place >= 0 else ""), False


def _is_trade(noun: str) -> bool:
    return noun in read_words("roles/offices.txt") or noun in _PEOPLE


@cache
def _told() -> dict[str, str]:
    return dict(read_pairs("ner/before_names.tsv"))


def _with_unit(words: Sequence[str], span: Span, at: dict[int, Span]) -> Span:
    """*Propam Polres Garut*: the unit before the police belongs to its name."""
    if span.label_ != "ORG" or not words[span.start].startswith(_POLICE):
        return span
    for size in (2, 1):
        first = span.start - size
        free = not any(place in at for place in range(first + 1, span.start + 1))
        if first >= 0 and free and " ".join(words[first : span.start]) in _units():
            return recut(span, first, span.end)
    return span


@cache
def _units() -> frozenset[str]:
    return frozenset(read_lines("ner/police_units.txt"))


def _with_places(doc: Doc, words: Sequence[str], spans: list[Span]) -> list[Span]:
    """Take in the place behind *se-*: the recogniser misses *Sumatera* in se-Sumatera."""
    taken = {place: span for span in spans for place in range(span.start, span.end)}
    result = list(spans)
    for start in range(2, len(words)):
        if words[start - 1] != "-" or words[start - 2].lower() != "se" or start in taken:
            continue
        found = _place_at(doc, words, start)
        inside = {
            taken[p].start: taken[p]
            for p in range(start, found.end if found else start)
            if p in taken
        }
        if found is not None and all(s.end <= found.end for s in inside.values()):
            result = [span for span in result if span.start not in inside]
            result.append(found)
    return result


def _place_at(doc: Doc, words: Sequence[str], start: int) -> Span | None:
    for size in range(min(_LONGEST_PLACE, len(words) - start), 0, -1):
        name = " ".join(words[start : start + size])
        for label in ("GPE", "LOC"):
            places = places_named(name, label=label) if name[-1].isalnum() else ()
            if places:
                kind = "LOC" if places[0].kind in _UNGOVERNED else label
                return Span(doc, start, start + size, label=kind)
    return None
