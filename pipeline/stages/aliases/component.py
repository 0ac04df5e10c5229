"""Clusters of mentions: ``span._.entity_id`` and ``span._.canonical``, the fullest name."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

import pipeline.extensions  # noqa: F401  (registers span._.entity_id, span._.canonical)
from pipeline.stages.aliases.clusters import cluster_mentions
from pipeline.stages.aliases.mentions import NamedMention

# The names; labels that rules give (DATE, MONEY...) are values and form no clusters.
NAME_LABELS = frozenset(
    [
        "PERSON",
        "NORP",
        "FAC",
        "ORG",
        "GPE",
        "LOC",
        "PRODUCT",
        "EVENT",
        "WORK_OF_ART",
        "LAW",
        "LANGUAGE",
    ]
)


class AliasResolver:
    """Numbers the entities that the names in ``doc.ents`` stand for, from 0 as they appear."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate *doc* in place."""
        names = [ent for ent in doc.ents if ent.label_ in NAME_LABELS]
        entities = cluster_mentions(doc.text, [_mention(ent) for ent in names])
        for ent, entity in zip(names, entities, strict=True):
            ent._.entity_id = entity.entity_id
            ent._.canonical = entity.canonical
        return doc


def _mention(ent: Span) -> NamedMention:
    return NamedMention(ent.start_char, ent.end_char, ent.text, ent.label_, ent._.role)


@Language.factory(
    "nusawarta_aliases",
    assigns=["span._.entity_id", "span._.canonical"],
    requires=["doc.ents"],
)
def create_aliases(nlp: Language, name: str) -> AliasResolver:
    """Build the component."""
    return AliasResolver()
