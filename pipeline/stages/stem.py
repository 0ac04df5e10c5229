"""The spaCy component that sets stems."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from spacy.language import Language
from spacy.tokens import Doc

import pipeline.extensions  # noqa: F401 - registers token._.stem
from pipeline.morphology.stems import stem


def _set_stems(doc: Doc) -> Doc:
    strings, data = doc.vocab.strings, cast("dict[Any, Any]", doc.user_data)
    stems: dict[tuple[int, int], str | None] = {}  # by number of form and UPOS
    for form, pos, start in doc.to_array(["ORTH", "POS", "IDX"]).tolist():
        if (form, pos) not in stems:
            stems[form, pos] = stem(strings[form], upos=strings[pos])
        # where spaCy keeps `token._.stem`: several times as fast as asking it to
        data["._.", "stem", start, None] = stems[form, pos]
    return doc


@Language.factory("nusawarta_stem", assigns=["token._.stem"], requires=["token.pos"])
def create_stemmer(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component that sets ``token._.stem`` from the form and its UPOS."""
    return _set_stems
