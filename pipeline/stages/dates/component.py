"""Dates and times: found by rule, given ISO 8601 values against the publication time.

`find_dates` works on plain text; the component ``nusawarta_dates`` adds its mentions to a `Doc`.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extensions import text_of
from pipeline.stages.dates.finder import find_dates
from pipeline.stages.dates.undated import year_of_copyright
from pipeline.stages.values.matches import to_spans
from pipeline.stages.values.overlap import add_entities

__all__ = ["add_dates", "create_dates", "find_dates"]


def add_dates(doc: Doc) -> Doc:
    """Add DATE and TIME entities with ``span._.value`` and ``span._.flags``.

    Relative dates count from ``doc._.article.published``; see `find_dates` for a document that
    has none. Names found by a model keep their tokens: the year in the name of a law or an event
    is no date.
    """
    article = doc._.article
    anchor = None if article is None else article.published
    notices = () if article is None else (piece.text for piece in article.dropped)
    year = year_of_copyright(notices) if anchor is None else None
    add_entities(doc, to_spans(doc, find_dates(text_of(doc), anchor=anchor, year=year)))
    return doc


@Language.factory(
    "nusawarta_dates", assigns=["doc.ents", "span._.value", "span._.flags"], requires=[]
)
def create_dates(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Create the component ``nusawarta_dates``: see `add_dates`."""
    return add_dates
