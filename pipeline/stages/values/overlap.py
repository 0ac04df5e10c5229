"""Merges the entities that rules found with those that are there.

Entities never overlap and never cross a sentence. Learned names beat rules, but for a place or a
people inside a sum of money (*dolar Singapura*) and for what is the magnitude of an earthquake.
Among rules, what is counted beats durations and plain numbers; then the longest wins, then the one
that was there, then the earlier one.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import Final

from spacy.tokens import Doc, Span

from pipeline.schema import UNCOUNTED_LABELS

RULE_LABELS: Final = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"} | UNCOUNTED_LABELS)
_IN_CURRENCIES: Final = frozenset({"GPE", "LOC", "NORP"})


def add_entities(doc: Doc, spans: Iterable[Span]) -> None:
    """Add the *spans* of a rule to ``doc.ents``, as far as nothing stronger holds their tokens.

    An entity counts as found by a rule if its label is in `RULE_LABELS`. A span that crosses a
    sentence boundary is left out, as is an empty one. Extension attributes stay as they are.
    """
    rules = [ent for ent in doc.ents if ent.label_ in RULE_LABELS]
    found = [span for span in spans if span.end > span.start and not _crosses_sentence(span)]
    rules += sorted(found, key=lambda span: span.start)
    learned = _standing(doc, found)
    taken = bytearray(len(doc))
    kept: list[Span] = []
    for span in [*learned, *sorted(rules, key=_rank)]:  # a stable sort
        if not any(taken[span.start : span.end]):
            taken[span.start : span.end] = b"\1" * len(span)
            kept.append(span)
    _forget(found, names={(ent.start, ent.end) for ent in learned})
    doc.ents = tuple(sorted(kept, key=lambda span: span.start))


def _forget(spans: Iterable[Span], *, names: Set[tuple[int, int]]) -> None:
    """Take the values back from *spans* that are *names* after all: the film *5 cm*."""
    for span in spans:
        if (span.start, span.end) in names:
            span._.value, span._.unit, span._.flags = None, None, ()


def _rank(span: Span) -> tuple[bool, int]:
    return span.label_ in UNCOUNTED_LABELS, -len(span)


def _standing(doc: Doc, found: Iterable[Span]) -> list[Span]:
    """The learned names of *doc* that no sum of money and no magnitude takes in."""
    currency, magnitude = bytearray(len(doc)), bytearray(len(doc))
    for span in found:
        if span.label_ == "MONEY":
            currency[span.start + 1 : span.end] = b"\1" * (len(span) - 1)
        elif span._.unit == "magnitude":
            magnitude[span.start : span.end] = b"\1" * len(span)
    return [
        ent
        for ent in doc.ents
        if ent.label_ not in RULE_LABELS
        and not all(magnitude[ent.start : ent.end])
        and not (ent.label_ in _IN_CURRENCIES and all(currency[ent.start : ent.end]))
    ]


def _crosses_sentence(span: Span) -> bool:
    return any(token.is_sent_start for token in span[1:])
