"""Titles beside names: `Presiden Rusia Vladimir Putin` gives ``span._.role`` *Presiden Rusia*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.extensions import text_of
from pipeline.stages.roles.after import without_other_name
from pipeline.stages.roles.phrases import role_of, roles_of_pair, roles_through_another

_BRACKET = re.compile(r"\s*\(\s*")


def _first_names(text: str, people: Sequence[Span]) -> list[Span]:
    """Leave out the second name of a person, in a bracket: *Rudi Hartono (RH)*."""
    seconds = {
        second.start
        for first, second in pairwise(people)
        if _BRACKET.fullmatch(text, first.end_char, second.start_char)
        and text[second.end_char : second.end_char + 1] == ")"
    }
    return [ent for ent in people if ent.start not in seconds]


class RoleFinder:
    """Sets ``span._.role`` of every PERSON in ``doc.ents``; see `pipeline.stages.roles.phrases`."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate *doc* in place."""
        text = text_of(doc)
        people = _first_names(text, [ent for ent in doc.ents if ent.label_ == "PERSON"])
        starts = [*(ent.start_char for ent in people), len(text)]
        ends = [0, *(ent.end_char for ent in people)]
        around = [text[end:start] for end, start in zip(ends, starts, strict=True)]
        roles = [role_of(before, without_other_name(after)) for before, after in pairwise(around)]
        for index in range(len(people) - 1):
            before, between, after = around[index : index + 3]
            pair: tuple[str | None, str | None] | None = roles_of_pair(
                before, between, roles[index]
            )
            if pair is None and roles[index + 1] is None:
                pair = roles_through_another(before, people[index].text, between, after)
            if pair is not None:
                roles[index : index + 2] = pair
        for ent, role in zip(people, roles, strict=True):
            if role is not None:
                ent._.role = role
        return doc


@Language.factory("nusawarta_roles", assigns=["span._.role"], requires=["doc.ents"])
def create_roles(nlp: Language, name: str) -> RoleFinder:
    """Build the component."""
    return RoleFinder()
