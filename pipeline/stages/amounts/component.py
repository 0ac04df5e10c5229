"""Money, percentages, quantities, durations and counts: found by rule, with exact values.

`find_amounts`, `find_durations` and `find_counts` work on plain text; the component
``nusawarta_amounts`` adds their mentions to a `Doc`.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.extensions import text_of
from pipeline.stages.amounts.counts import find_counts
from pipeline.stages.amounts.durations import find_durations
from pipeline.stages.amounts.finder import find_amounts
from pipeline.stages.values.matches import to_spans
from pipeline.stages.values.overlap import add_entities
from pipeline.stages.values.word_cuts import cut_words

__all__ = ["add_amounts", "create_amounts", "find_amounts", "find_counts", "find_durations"]


def add_amounts(doc: Doc) -> Doc:
    """Add MONEY, PERCENT and QUANTITY entities with ``span._.value`` and ``span._.unit``.

    DURATION and CARDINAL are added where no other entity is; counts of a table leave them out
    (`pipeline.schema.UNCOUNTED_LABELS`). What a CARDINAL counts is a noun by its tag.
    """
    text = text_of(doc)
    amounts = find_amounts(text)
    cut_words(doc, amounts)
    there = {
        (ent.start_char, ent.end_char) for ent in doc.ents
    }  # tutup sepuluh malam: their values
    there |= {(amount.start, amount.end) for amount in amounts}  # 45 sen
    found = [*find_durations(text), *find_counts(text)]
    others = to_spans(doc, [match for match in found if (match.start, match.end) not in there])
    add_entities(doc, [*to_spans(doc, amounts), *filter(_is_likely, others)])
    return doc


def _is_likely(span: Span) -> bool:
    return len(span) > 0 and (span.label_ != "CARDINAL" or span[-1].pos_ in {"", "NOUN"})


@Language.factory(
    "nusawarta_amounts",
    assigns=["doc.ents", "span._.value", "span._.unit", "span._.flags"],
    requires=[],
)
def create_amounts(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Create the component ``nusawarta_amounts``: see `add_amounts`."""
    return add_amounts
