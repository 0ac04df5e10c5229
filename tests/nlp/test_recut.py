from __future__ import annotations

import spacy
from spacy.tokens import Doc, Span

from pipeline.nlp.recut import recut


def test_a_name_keeps_score_and_label_with_other_bounds():
    doc = Doc(spacy.blank("xx").vocab, words=["Kepala", "Riset", "Bank", "Abadi", "Solo"])
    name = Span(doc, 1, 4, label="ORG")
    name._.score = 0.75
    shorter, place = recut(name, 2, 4), recut(name, 4, 5, label="GPE")
    assert (shorter.text, shorter.label_, shorter._.score) == ("Bank Abadi", "ORG", 0.75)
    assert (place.text, place.label_, place._.score) == ("Solo", "GPE", 0.75)
