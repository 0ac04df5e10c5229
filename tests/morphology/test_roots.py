from __future__ import annotations

import pytest

from pipeline.language_data import read_words
from pipeline.morphology.roots import exceptions, root_cost, roots


def dictionary() -> set[str]:
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    return {word.strip() for word in StemmerFactory().get_words()}


@pytest.mark.parametrize("name", ["roots.txt", "not_roots.txt"])
def test_word_lists_are_lower_case_words(name):
    words = read_words(f"morphology/{name}")
    assert words
    assert all(word.isalpha() and word.islower() for word in words)


def test_the_lists_say_something_new_to_sastrawi():
    assert read_words("morphology/not_roots.txt") <= dictionary()
    assert not read_words("morphology/roots.txt") & dictionary()


def test_derived_forms_are_no_roots():
    derived = {form for form, stem in exceptions().items() if form != stem}
    assert not roots() & derived
    assert {"adakan", "pemuda", "sahkan"} <= derived & dictionary()


def test_common_roots_cost_less():
    assert root_cost("saring") < root_cost("nyaring")
    assert root_cost("tulis") < root_cost("abu")
    assert root_cost("xyzzy") is None
