"""Money, percentages and quantities: found by rule, with exact decimal values and units.

`find_amounts` works on plain text; the component ``nusawarta_amounts`` adds its mentions to a
`Doc`.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from pipeline import extensions  # noqa: F401  # registers span._.value and span._.unit
from pipeline.stages.amounts.finder import find_amounts
from pipeline.stages.values.matches import to_spans
from pipeline.stages.values.overlap import add_entities

__all__ = ["add_amounts", "create_amounts", "find_amounts"]


def add_amounts(doc: Doc) -> Doc:
    """Add MONEY, PERCENT and QUANTITY entities with ``span._.value`` and ``span._.unit``."""
    add_entities(doc, to_spans(doc, find_amounts(doc.text)))
    return doc


@Language.factory(
    "nusawarta_amounts",
    assigns=["doc.ents", "span._.value", "span._.unit", "span._.flags"],
    requires=[],
)
def create_amounts(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Create the component ``nusawarta_amounts``: see `add_amounts`."""
    return add_amounts
