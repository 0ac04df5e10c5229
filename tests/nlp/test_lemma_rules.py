from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.nlp.lemma_rules import KEEP, apply_rule, make_rule

WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyzABCDEFG-'", min_size=1, max_size=14)


@pytest.mark.parametrize(
    ("form", "lemma", "rule"),
    [
        ("rumah", "rumah", KEEP),
        ("Rumah", "rumah", "l|w|0+|0+"),
        ("mempertimbangkan", "timbang", "l|w|6+|3+"),
        ("menulis", "tulis", "l|w|3+t|0+"),
        ("berminggu-minggu", "minggu", "l|z|0+|0+"),
        ("anak-anaknya", "anak", "l|f|0+|0+"),
        ("A.S.", "AS", "=AS"),
    ],
)
def test_simplest_rule(form, lemma, rule):
    assert make_rule(form, lemma) == rule
    assert apply_rule(rule, form) == lemma


def test_rule_learned_on_one_word_lemmatizes_another():
    rule = make_rule("membantu", "bantu")
    assert apply_rule(rule, "membaca") == "baca"


@pytest.mark.parametrize("form", ["a", "di", "-", "--", "x-"])
def test_rule_that_does_not_fit_leaves_the_form(form):
    assert apply_rule("l|w|6+|3+", form) == form
    assert apply_rule("l|z|3+|3+", form) == form


@given(form=WORDS, lemma=WORDS)
def test_a_rule_always_gives_its_own_lemma(form, lemma):
    assert apply_rule(make_rule(form, lemma), form) == lemma
