"""The component; the rules are tested in test_clusters.py."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from pipeline.stages.aliases.component import AliasResolver


def test_names_are_clustered_and_values_are_not():
    words = ["Vladimir", "Putin", "kemarin", "bertemu", "Putin"]
    ents = ["B-PERSON", "I-PERSON", "B-DATE", "O", "B-PERSON"]
    doc = AliasResolver()(Doc(spacy.blank("xx").vocab, words=words, ents=ents))
    assert [(ent._.entity_id, ent._.canonical) for ent in doc.ents] == [
        (0, "Vladimir Putin"),
        (None, None),
        (0, "Vladimir Putin"),
    ]


@pytest.mark.parametrize("text", ["", " ", "kata " * 20_000])
def test_documents_without_names_are_left_alone(text):
    assert AliasResolver()(spacy.blank("xx").make_doc(text)).ents == ()
