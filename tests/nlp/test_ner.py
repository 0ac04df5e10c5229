from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from pipeline.language_data import read_pairs, read_words
from pipeline.nlp.ner import PLACES, EntityRecognizer, known_labels, settled_label

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
    assert not read_words("ner/not_names.txt") & set(known_labels())


@pytest.mark.parametrize(
    ("text", "label", "settled"),
    [
        ("Terowongan Seikan", "GPE", "FAC"),
        ("Kali Sunter", "FAC", "LOC"),
        ("Desa Cibodas", "LOC", "GPE"),
        ("Gunung", "GPE", "GPE"),
        ("Jembatan Pensil", "WORK_OF_ART", "WORK_OF_ART"),
        ("Universitas Indonesia", "ORG", "ORG"),
        ("TEMPO.CO", "GPE", "ORG"),
        ("Republika.co.id", "PERSON", "ORG"),
        ("Telegram.org", "PRODUCT", "PRODUCT"),
        ("Kabarkota.info", "PERSON", "ORG"),
        ("kabarkota.id/daerah", "LOC", "ORG"),
        ("Jl.", "FAC", "FAC"),
        ("Bajul Ijo", "PERSON", "ORG"),
        ("Sanggar Mardi Laras", "PERSON", "ORG"),
        ("Sanggar", "PERSON", "PERSON"),
        ("Babel", "LOC", "GPE"),
        ("Bangka", "LOC", "LOC"),
        ("Papua", "LOC", "LOC"),
    ],
)
def test_first_word_decides_between_kinds_of_places(text, label, settled):
    assert settled_label(text, label) == settled


def test_first_words_lead_to_places():
    assert {label for _, label in read_pairs("ner/first_words.tsv")} <= PLACES


def test_one_name_has_one_label_in_a_document():
    nlp = spacy.blank("xx")
    component = EntityRecognizer(nlp, "ner")
    component.tags.labels = ["O", "S-PERSON", "S-ORG"]
    scores = [[0.1, 0.8, 0.1], [0.8, 0.1, 0.1], [0.2, 0.3, 0.5], [0.1, 0.3, 0.6]]
    component.tags.log_probs = lambda docs: [np.log(np.array(scores))]
    doc = component(Doc(nlp.vocab, words=["Doku", "dan", "DOKU", "Sura"]))
    assert [(ent.text, ent.label_) for ent in doc.ents] == [
        ("Doku", "PERSON"),
        ("DOKU", "PERSON"),
        ("Sura", "ORG"),
    ]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["UU", "(", "Perlindungan", ")", "baru"], "UU ( Perlindungan )"),
        (["UU", "(", "Perlindungan", "baru", ")"], "UU ( Perlindungan"),
        (["UU", "Data", "Pribadi", ")", "baru"], "UU Data Pribadi"),
    ],
)
def test_a_bracket_that_a_name_opens_is_closed(words, name):
    nlp = spacy.blank("xx")
    component = EntityRecognizer(nlp, "ner")
    component.tags.labels = ["O", "B-LAW", "I-LAW", "E-LAW"]
    best = [1, 2, 3, 0, 0]
    scores = np.full((5, 4), 0.01)
    scores[range(5), best] = 0.97
    component.tags.log_probs = lambda docs: [np.log(scores)]
    doc = component(Doc(nlp.vocab, words=words))
    assert [ent.text for ent in doc.ents] == [name]


def test_an_acronym_in_brackets_is_what_its_name_is():
    nlp = spacy.blank("xx")
    component = EntityRecognizer(nlp, "ner")
    component.tags.labels = ["O", "B-ORG", "E-ORG", "S-PERSON"]
    words = ["Komisi", "Yudisial", "(", "KY", ")", "rapat", ".", "KY", "dan", "Budi"]
    best = [1, 2, 0, 3, 0, 0, 0, 3, 0, 3]
    scores = np.full((len(words), 4), 0.01)
    scores[range(len(words)), best] = 0.97
    component.tags.log_probs = lambda docs: [np.log(scores)]
    spaces = [True, True, False, False, True, False, True, True, True, False]
    doc = component(Doc(nlp.vocab, words=words, spaces=spaces))
    found = [(ent.text, ent.label_) for ent in doc.ents]
    assert found == [
        ("Komisi Yudisial", "ORG"), ("KY", "ORG"), ("KY", "ORG"), ("Budi", "PERSON")
    ]  # fmt: skip


def test_a_part_of_a_full_name_is_that_person_also_alone():
    nlp = spacy.blank("xx")
    component = EntityRecognizer(nlp, "ner")
    component.tags.labels = ["O", "S-GPE", "B-PERSON", "E-PERSON"]
    tags = [2, 3, 0, 1, 0]
    component.tags.log_probs = lambda docs: [np.log(np.full((5, 4), 0.01) + 0.96 * np.eye(4)[tags])]
    doc = component(Doc(nlp.vocab, words=["Wati", "Ruston", "pergi", "Ruston", "pulang"]))
    assert [(e.text, e.label_) for e in doc.ents] == [
        ("Wati Ruston", "PERSON"),
        ("Ruston", "PERSON"),
    ]


def test_a_name_that_a_rule_finds_has_a_score():
    nlp = spacy.blank("xx")
    component = EntityRecognizer(nlp, "ner")
    component.tags.labels = ["O", "S-LOC", "S-PERSON"]
    scores = [[0.9, 0.05, 0.05]] * 3 + [[0.7, 0.2, 0.1]]
    component.tags.log_probs = lambda docs: [np.log(np.array(scores))]
    doc = component(Doc(nlp.vocab, words=["bupati", "se", "-", "Sumatera"]))
    assert [(e.text, e.label_, round(e._.score, 2)) for e in doc.ents] == [("Sumatera", "LOC", 0.2)]
