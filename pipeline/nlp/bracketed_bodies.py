"""Bodies of a place whose kind is abbreviated in their midst: *Kejaksaan Negeri (Kejari) Sikka*.

What stands before the bracket is no complete name there, so that all of it is one (in the annotated
news 54 of 54). A complete name, its acronym and the place of a branch are three (47 of 60): *Komisi
Pemilihan Umum (KPU) Kabupaten Pasuruan*, *Universitas Islam Indonesia (UII) Yogyakarta*.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Doc, Span

from pipeline.language_data import read_pairs, read_words
from pipeline.nlp.recut import recut
from pipeline.stages.aliases.acronyms import contract, initials_of
from pipeline.stages.places.gazetteer import places_named

_CLOSED = 3  # tokens of a bracket and its acronym
_PLACES = frozenset({"GPE", "LOC"})
_BODIES = frozenset({"ORG", "FAC"})
# What every region has of its own, or an office of.
_LOCAL = frozenset({"Balai", "Dinas", "Kantor", "Kementerian", "Sekolah"})
_BRANCHES = frozenset({"Pusat", "Cabang", "Wilayah", "Daerah", "Perwakilan"})


def with_brackets_settled(doc: Doc, spans: Sequence[Span]) -> list[Span]:
    """Join the incomplete names among *spans* of *doc* to their place, part the complete ones."""
    joined = _with_brackets_joined(doc, [part for span in spans for part in _closed(doc, span)])
    return [part for span in joined for part in (_parted(span) or [span])]


def _closed(doc: Doc, span: Span) -> list[Span]:
    """Give the acronym and the place of a *span* that a bracket closes: *KPU) Kota Tegal*."""
    place = doc[span.start + 2 : span.end].text
    opened = span.start > 0 and doc[span.start - 1].text == "("
    closes = len(span) > 2 and span[1].text == ")"
    if not (opened and closes and span.label_ == "ORG" and places_named(place)):
        return [span]
    return [_part(span, 0, 1, "ORG"), _part(span, 2, len(span), "GPE")]


def _with_brackets_joined(doc: Doc, spans: Sequence[Span]) -> list[Span]:
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


def _parted(span: Span) -> list[Span]:
    """Give the complete name, the acronym and the place that *span* holds; nothing for another."""
    words = [token.text for token in span]
    if span.label_ not in _BODIES or words.count("(") != 1 or words[-1] == ")":
        return []
    opening = words.index("(")
    behind = opening + _CLOSED
    if opening < 2 or words[behind - 1 : behind] != [")"]:
        return []
    behind += words[behind] in _BRANCHES
    place = " ".join(words[behind:])
    is_branch = not place or bool(places_named(place))
    if not is_branch or not _is_complete(words[:opening], words[opening + 1]):
        return []
    parts = [(0, opening, "ORG"), (opening + 1, opening + 2, "ORG"), (behind, len(words), "GPE")]
    return [_part(span, *part) for part in parts if part[0] < part[1]]


def _part(span: Span, start: int, end: int, label: str) -> Span:
    return recut(span, span.start + start, span.start + end, label=label)


def _is_complete(words: Sequence[str], acronym: str) -> bool:
    """Whether *words* name a body that is one without a place, and *acronym* stands for it."""
    name = tuple(word.lower() for word in words)
    short = acronym.lower()
    if _heads().get(" ".join(words)) or short in read_words("aliases/local_bodies.txt"):
        return False
    if name[-1] == "indonesia" and short in initials_of(name):
        return True
    return words[0] not in _LOCAL and contract(name) == (short,)


@cache
def _heads() -> dict[str, str]:
    return dict(read_pairs("ner/incomplete_heads.tsv"))
