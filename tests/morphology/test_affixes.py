from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language_data import read_words
from pipeline.morphology.affixes import strip_affixes


@pytest.mark.parametrize(
    ("word", "upos", "root"),
    [
        # a noun ends in -an, never in -kan or -i
        ("gerakan", "NOUN", "gerak"),
        ("gerakkan", "VERB", "gerak"),
        ("perbankan", "NOUN", "bank"),
        ("penarikan", "NOUN", "tarik"),
        ("kerusakan", "NOUN", "rusak"),
        ("suntikan", "NOUN", "suntik"),
        # -is stays on, so does an -i that belongs to the root
        ("pelukis", "NOUN", "lukis"),
        ("menangis", "VERB", "tangis"),
        ("bertopi", "VERB", "topi"),
        ("berduri", "VERB", "duri"),
        # no infixes
        ("menemani", "VERB", "teman"),
        ("mencemari", "VERB", "cemar"),
        # rare roots do not hide common ones
        ("mengunjungi", "VERB", "kunjung"),
        ("dikuasai", "VERB", "kuasa"),
        ("senilai", "NOUN", "nilai"),
        ("perawatan", "NOUN", "rawat"),
        # compounds and reduplication
        ("menandatangani", "VERB", "tandatangan"),
        ("mempertanggungjawabkan", "VERB", "tanggungjawab"),
        ("ketidaknyamanan", "NOUN", "nyaman"),
        ("tolong-menolong", "VERB", "tolong"),
        ("beramai-ramai", "ADV", "ramai"),
        ("masing-masing", "DET", "masing-masing"),
        # what is in no dictionary stays whole
        ("blogger", "NOUN", "blogger"),
        ("pendidikan", None, "didik"),
        ("di", None, "di"),
    ],
)
def test_roots(word, upos, root):
    assert strip_affixes(word, upos=upos) == root


@given(
    st.from_regex(r"(me|pe|ber|di|ter|ke|se)?[a-z]{1,12}(kan|an|i)?(-[a-z]{1,6})?", fullmatch=True),
    st.sampled_from(["NOUN", "VERB", "ADJ", None]),
)
def test_a_root_is_one_non_empty_word(word, upos):
    root = strip_affixes(word, upos=upos)
    assert root and not root.isspace() and " " not in root


def test_endless_words_cost_nothing():
    word = "me" + "la" * 500_000 + "kan"
    assert strip_affixes(word) == word


@pytest.mark.parametrize("name", ["roots.txt", "not_roots.txt"])
def test_word_lists_are_lower_case_words(name):
    words = read_words(f"morphology/{name}")
    assert words
    assert all(word.isalpha() and word.islower() for word in words)


def test_the_lists_say_something_new_to_sastrawi():
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    dictionary = set(StemmerFactory().get_words())
    assert read_words("morphology/not_roots.txt") <= dictionary
    assert not read_words("morphology/roots.txt") & dictionary
