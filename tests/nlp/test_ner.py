from __future__ import annotations

import numpy as np
import spacy
from spacy.tokens import Doc

from pipeline.language_data import read_words
from pipeline.nlp.ner import EntityRecognizer, known_labels

LABELS = {
    "PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW",
    "LANGUAGE",
}  # fmt: skip


def test_known_labels_are_labels():
    assert set(known_labels().values()) <= LABELS
    assert known_labels()["Kremlin"] == "ORG"


def test_known_name_keeps_its_label_and_others_that_of_the_model():
    nlp = spacy.blank("xx")
    component = EntityRecognizer(nlp, "ner")
    component.tags.labels = ["O", "S-PERSON"]
    component.tags.log_probs = lambda docs: [np.log(np.array([[0.1, 0.9], [0.9, 0.1], [0.2, 0.8]]))]
    doc = component(Doc(nlp.vocab, words=["Kremlin", "kata", "Putin"]))
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Kremlin", "ORG"), ("Putin", "PERSON")]
    assert [round(ent._.score, 2) for ent in doc.ents] == [0.9, 0.8]


def test_what_is_never_a_name_is_dropped():
    nlp = spacy.blank("xx")
    component = EntityRecognizer(nlp, "ner")
    component.tags.labels = ["O", "S-PERSON"]
    component.tags.log_probs = lambda docs: [np.log(np.array([[0.1, 0.9], [0.9, 0.1], [0.2, 0.8]]))]
    doc = component(Doc(nlp.vocab, words=["JPU", "kata", "Putin"]))
    assert [ent.text for ent in doc.ents] == ["Putin"]


def test_known_labels_and_not_names_share_no_entry():
    assert not read_words("names/not_names.txt") & set(known_labels())
