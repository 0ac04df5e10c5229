"""Titles beside names: `Presiden Rusia Vladimir Putin` gives ``span._.role`` *Presiden Rusia*."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

import pipeline.extensions  # noqa: F401  (registers span._.role)
from pipeline.stages.roles.phrases import role_of


class RoleFinder:
    """Sets ``span._.role`` of every PERSON in ``doc.ents``; see `pipeline.stages.roles.phrases`."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate *doc* in place."""
        text = doc.text  # spaCy joins it anew on every access
        people = [ent for ent in doc.ents if ent.label_ == "PERSON"]
        bounds = [0, *(ent.end_char for ent in people)]
        starts = [*(ent.start_char for ent in people), len(text)]
        for index, ent in enumerate(people):
            before = text[bounds[index] : ent.start_char]
            after = text[ent.end_char : starts[index + 1]]
            _set_role(ent, role_of(before, after))
        return doc


def _set_role(ent: Span, role: str | None) -> None:
    if role is not None:
        ent._.role = role


@Language.factory("nusawarta_roles", assigns=["span._.role"], requires=["doc.ents"])
def create_roles(nlp: Language, name: str) -> RoleFinder:
    """Build the component."""
    return RoleFinder()
