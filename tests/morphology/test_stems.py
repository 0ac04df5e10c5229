from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.morphology.affixes import strip_affixes
from pipeline.morphology.stems import exceptions, stem


@pytest.mark.parametrize(
    ("form", "found"),
    [
        ("ketegangan", "tegang"),
        ("pengerahan", "kerah"),
        ("bersembunyi", "sembunyi"),
        ("pernyataan", "nyata"),
        ("membantah", "bantah"),
        ("Membantah", "bantah"),
        ("berminggu-minggu", "minggu"),
        ("1.150", "1.150"),
        ("km²", "km²"),
        ("Jum'at", "jum'at"),
        ("café", "café"),
        ("1970-an", "1970-an"),
        (",", None),
        ("…", None),
        ("\n\n", None),
        ("", None),
        ("dua kata", None),
    ],
)
def test_stem_of_a_form(form, found):
    assert stem(form) == found


@pytest.mark.parametrize(
    ("form", "upos", "found"),
    [
        ("Berlin", "PROPN", "berlin"),
        ("Pertamina", "PROPN", "pertamina"),
        ("dua", "NUM", "dua"),
        (",", "PUNCT", None),
        ("%", "SYM", None),
        ("PT", "PUNCT", None),
        ("&", "CCONJ", "&"),
        ("/", "NOUN", None),
        # function words are whole, but for some
        ("seperti", "ADP", "seperti"),
        ("sementara", "SCONJ", "sementara"),
        ("sepenuhnya", "ADV", "sepenuhnya"),
        ("menurut", "ADP", "turut"),
        ("sebuah", "DET", "buah"),
        ("kadang-kadang", "ADV", "kadang"),
        ("sebelumnya", "ADJ", "belum"),
        ("sebelumnya", "ADV", "sebelumnya"),
    ],
)
def test_stem_of_a_tagged_form(form, upos, found):
    assert stem(form, upos=upos) == found


UPOS = ["ADJ", "ADP", "CCONJ", "NOUN", "PROPN", "PUNCT", "VERB", "X", "", None]


@given(
    st.text(max_size=15) | st.from_regex(r"[A-Za-z'-]{1,15}", fullmatch=True), st.sampled_from(UPOS)
)
def test_a_stem_is_none_or_one_non_empty_word(form, upos):
    found = stem(form, upos=upos)
    assert found is None or (found and not any(c.isspace() for c in found))


def test_exceptions_are_words_and_needed():
    for form, found in exceptions().items():
        assert form == form.lower() and found == found.lower() and found.isalpha()
    rules = {form: strip_affixes(form) for form in exceptions()}
    wrong = [form for form, found in exceptions().items() if rules[form] != found]
    assert len(wrong) > len(rules) / 2  # the others are function words that are taken apart
