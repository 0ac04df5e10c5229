from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline.nlp.lemma_edits import LemmaEdits
from pipeline.nlp.lemmatizer import Lemmatizer, choose_lemma

BONUS = 6.0


def test_rule_that_leads_to_the_stem_wins():
    ranked = [("l|w|6+|0+", -0.1), ("l|w|3+|0+", -4.0)]
    assert choose_lemma("membantah", ranked, stem="bantah", bonus=BONUS) == "bantah"


def test_rule_that_is_very_much_likelier_wins_against_the_stem():
    ranked = [("k|w|0+|0+", -0.001), ("l|w|2+|0+", -0.002 - BONUS - 1)]
    assert choose_lemma("digital", ranked, stem="gital", bonus=BONUS) == "digital"


def test_the_likeliest_way_to_the_stem_decides_upper_and_lower_case():
    ranked = [("k|w|0+|2+", -0.5), ("l|w|0+|2+", -1.5)]
    assert choose_lemma("Pasukan", ranked, stem="pasuk", bonus=BONUS) == "Pasuk"


def test_stem_that_no_rule_reaches_changes_nothing():
    assert choose_lemma("kata", [("k|w|0+|0+", -0.5)], stem="xyz", bonus=BONUS) == "kata"


def test_without_a_rule_the_form_is_its_lemma():
    assert choose_lemma("kata", [], stem=None, bonus=BONUS) == "kata"


class Rules:
    """Stands in for the classifier: the same log-probabilities for every word."""

    def __init__(self, scores: dict[str, float]) -> None:
        self.labels = list(scores)
        self.scores = np.array(list(scores.values()), dtype=np.float32)

    def log_probs(self, docs: list[Doc]) -> list[np.ndarray]:
        return [np.tile(self.scores, (len(doc), 1)) for doc in docs]


@pytest.fixture
def lemmatizer() -> Lemmatizer:
    component = Lemmatizer(spacy.blank("xx"), "lemmatizer", stem_bonus=BONUS)
    component.known = {"kepemilikan": "kepemilikan"}
    component.edits = LemmaEdits.of(
        [("l|w|2+|1+", "ditangisi"), ("l|w|2+|3+", "dibukakan"), ("l|w|3+|0+", "berlari")] * 2
    )
    return component


def lemma(component: Lemmatizer, form: str, upos: str, rules: dict[str, float]) -> str:
    component.rules = Rules(rules)
    doc = Doc(Vocab(), words=[form], pos=[upos])
    return component(doc)[0].lemma_


def test_known_form_goes_before_all(lemmatizer):
    assert lemma(lemmatizer, "Kepemilikan", "NOUN", {"l|w|2+|2+": -0.1}) == "kepemilikan"


def test_rule_that_cuts_no_affix_gives_way_to_the_stem(lemmatizer):
    assert lemma(lemmatizer, "disertai", "VERB", {"l|w|2+|3+": -0.1, "k|w|0+|0+": -3}) == "serta"


def test_rule_that_makes_no_word_gives_way_to_the_stem(lemmatizer):
    # ber- is an affix, isiko no word: the dictionary has risiko
    assert lemma(lemmatizer, "berisiko", "VERB", {"l|w|3+|0+": -0.1, "k|w|0+|0+": -9}) == "risiko"


def test_word_of_no_dictionary_has_the_likeliest_rule_that_fits(lemmatizer):
    rules = {"l|w|4+|0+": -0.1, "l|w|3+|0+": -2, "k|w|0+|0+": -4}
    assert lemma(lemmatizer, "berswakelola", "VERB", rules) == "swakelola"


def test_second_part_of_a_pair_is_no_lemma(lemmatizer):
    rules = {"l|w|6+|0+": -0.1, "k|w|0+|0+": -9}
    edits = [(rule, "sayur-mayur") for rule in rules]
    lemmatizer.edits = LemmaEdits.of(edits * 2)
    assert lemma(lemmatizer, "sayur-kota", "NOUN", rules) == "sayur-kota"


def test_name_keeps_its_case(lemmatizer):
    assert lemma(lemmatizer, "Mentari", "PROPN", {"l|w|3+|0+": -0.1, "k|w|0+|0+": -2}) == "Mentari"


@pytest.mark.parametrize(
    ("form", "upos", "expected"),
    [
        ("Presiden", "NOUN", "presiden"),
        ("Presiden", "PROPN", "Presiden"),
        ("RAPBN", "NOUN", "RAPBN"),
        ("I", "ADJ", "I"),
        ("Vendor", "X", "Vendor"),
    ],
)
def test_only_names_and_acronyms_keep_capitals(lemmatizer, form, upos, expected):
    assert lemma(lemmatizer, form, upos, {"k|w|0+|0+": -0.1}) == expected
