from __future__ import annotations

import json

import pytest

from pipeline.nlp.lemma_edits import LemmaEdits
from pipeline.nlp.lemma_rules import KEEP, make_rule

PAIRS = [
    ("ditangisi", "tangis"),
    ("dibukakan", "buka"),
    ("memukul", "pukul"),
    ("memotong", "potong"),
    ("membaca", "baca"),
    ("ia", "dia"),
]


@pytest.fixture
def edits() -> LemmaEdits:
    return LemmaEdits.of([(make_rule(lemma=lemma, form=form), form) for form, lemma in PAIRS] * 2)


def test_what_was_seen_fits(edits):
    assert all(edits.fit(make_rule(form, lemma), form) for form, lemma in PAIRS)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("disertai", "ser"),  # -tai is no suffix
        ("menilai", "lai"),  # meni- is no prefix
        ("membantah", "pbantah"),  # p- comes back before a vowel only
        ("membantah", "dmembantah"),  # d- stands before "ia" alone
    ],
)
def test_what_was_not_seen_does_not_fit(edits, form, lemma):
    assert not edits.fit(make_rule(form, lemma), form)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("Disukai", "suka"), ("memilih", "pilih"), ("membantah", "bantah"), ("kata", "kata")],
)
def test_affixes_of_other_words_fit(edits, form, lemma):
    assert edits.fit(make_rule(form, lemma), form)


def test_rules_without_edits_fit_whatever_was_seen():
    nothing = LemmaEdits()
    assert nothing.fit(KEEP, "kata")
    assert nothing.fit("=orang", "org")
    assert nothing.fit("l|z|3+|0+", "tanpahubung")


def test_a_single_sighting_permits_nothing():
    once = LemmaEdits.of([("l|w|2+|0+", "dibaca")])
    assert not once.fit("l|w|2+|0+", "dibaca")


def test_no_pairs_give_no_edits():
    assert LemmaEdits.of([]).as_json() == {"front": {}, "back": {}}


def test_the_way_through_json_keeps_all(edits):
    back = LemmaEdits.from_json(json.loads(json.dumps(edits.as_json())))
    assert (back.front, back.back) == (edits.front, edits.back)
