"""Clusters of mentions: ``span._.entity_id`` and ``span._.canonical``, the fullest name."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.extensions import text_of
from pipeline.stages.aliases.clusters import cluster_mentions
from pipeline.stages.aliases.mentions import NAME_LABELS, NamedMention


class AliasResolver:
    """Numbers the entities that the names in ``doc.ents`` stand for, from 0 as they appear."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate *doc* in place."""
        names = [ent for ent in doc.ents if ent.label_ in NAME_LABELS]
        entities = cluster_mentions(text_of(doc), [_mention(ent) for ent in names])
        for ent, entity in zip(names, entities, strict=True):
            ent._.entity_id = entity.entity_id
            ent._.canonical = entity.canonical
        return doc


def _mention(ent: Span) -> NamedMention:
    known_as: str | None = ent._.known_as
    return NamedMention(
        ent.start_char,
        ent.end_char,
        known_as or ent.text,
        ent.label_,
        ent._.role,
        known_as=known_as,
    )


@Language.factory(
    "nusawarta_aliases",
    assigns=["span._.entity_id", "span._.canonical"],
    requires=["doc.ents"],
)
def create_aliases(nlp: Language, name: str) -> AliasResolver:
    """Build the component."""
    return AliasResolver()
