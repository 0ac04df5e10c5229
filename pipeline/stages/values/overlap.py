"""Merges the entities that rules found with those that are there.

Entities never overlap and never cross a sentence: learned names beat rules, then the longest
wins, then the one that was there, then the earlier one.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from spacy.tokens import Doc, Span

RULE_LABELS: Final = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"})


def add_entities(doc: Doc, spans: Iterable[Span]) -> None:
    """Add the *spans* of a rule to ``doc.ents``, as far as nothing stronger holds their tokens.

    An entity counts as found by a rule if its label is in `RULE_LABELS`. A span that crosses a
    sentence boundary is left out, as is an empty one. Extension attributes stay as they are.
    """
    learned = [ent for ent in doc.ents if ent.label_ not in RULE_LABELS]
    rules = [ent for ent in doc.ents if ent.label_ in RULE_LABELS]
    found = [span for span in spans if span.end > span.start and not _crosses_sentence(span)]
    rules += sorted(found, key=lambda span: span.start)
    taken = bytearray(len(doc))
    kept: list[Span] = []
    for span in [*learned, *sorted(rules, key=len, reverse=True)]:  # a stable sort
        if not any(taken[span.start : span.end]):
            taken[span.start : span.end] = b"\1" * len(span)
            kept.append(span)
    doc.ents = tuple(sorted(kept, key=lambda span: span.start))


def _crosses_sentence(span: Span) -> bool:
    return any(token.is_sent_start for token in span[1:])
