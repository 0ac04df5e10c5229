from __future__ import annotations

from pipeline.nlp.lemmatizer import STEM_BONUS, choose_lemma


def test_rule_that_leads_to_the_stem_wins():
    ranked = [("l|w|6+|0+", -0.1), ("l|w|3+|0+", -4.0)]
    assert choose_lemma("membantah", ranked, stem="bantah") == "bantah"


def test_rule_that_is_very_much_likelier_wins_against_the_stem():
    ranked = [("k|w|0+|0+", -0.001), ("l|w|2+|0+", -0.002 - STEM_BONUS - 1)]
    assert choose_lemma("digital", ranked, stem="gital") == "digital"


def test_the_likeliest_way_to_the_stem_decides_upper_and_lower_case():
    ranked = [("k|w|0+|2+", -0.5), ("l|w|0+|2+", -1.5)]
    assert choose_lemma("Pasukan", ranked, stem="pasuk") == "Pasuk"


def test_stem_that_no_rule_reaches_changes_nothing():
    assert choose_lemma("kata", [("k|w|0+|0+", -0.5)], stem="xyz") == "kata"
