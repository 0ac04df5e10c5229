from __future__ import annotations

import spacy.vocab
from spacy.tokens import Doc

from pipeline.stages.stem import create_stemmer


def test_the_component_sets_every_token():
    words = ["Putin", "membantah", "kabar", ".", "\n"]
    doc = Doc(spacy.vocab.Vocab(), words=words, pos=["PROPN", "VERB", "NOUN", "PUNCT", "SPACE"])
    stemmed = create_stemmer(None, "nusawarta_stem")(doc)
    assert [token._.stem for token in stemmed] == ["putin", "bantah", "kabar", None, None]


def test_an_empty_document_passes():
    doc = Doc(spacy.vocab.Vocab())
    assert len(create_stemmer(None, "nusawarta_stem")(doc)) == 0
