from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.morphology.readings import readings
from pipeline.morphology.roots import exceptions
from pipeline.morphology.stems import stem


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
        ("bangunan2", "bangun"),  # twice
        ("CO2", "co2"),
        ("gpt2", "gpt2"),
        ("nge-tweet", "tweet"),
        ("kau-bawa", "bawa"),
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
        ("sepenuhnya", "ADV", "penuh"),
        ("menurut", "ADP", "menurut"),
        ("sebuah", "DET", "buah"),
        ("kadang-kadang", "ADV", "kadang"),
        ("sebelumnya", "ADJ", "sebelum"),
        ("sebelumnya", "ADV", "sebelum"),
        ("ketiga", "ADJ", "tiga"),
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


def test_exceptions_are_lower_case_words():
    for form, found in exceptions().items():
        assert form == form.lower()
        assert found == found.lower()
        assert form.replace("-", "").isalpha()
        assert found.replace("-", "").isalpha()


def test_the_reviewed_list_holds():
    lines = (Path(__file__).parent / "reviewed_stems.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    found = [(form, stem(form, upos=None if upos == "_" else upos)) for form, _, upos in rows]
    assert len(rows) > 8000
    assert found == [(form, right) for form, right, _ in rows]


@pytest.mark.parametrize(
    ("forms", "found"),
    [
        # derived forms that a dictionary has as roots
        ("adakan belikan sahkan setinggi pemuda", "ada beli sah tinggi muda"),
        # affixes before clitics
        ("terpaku memangku memilah berumpun", "paku pangku pilah rumpun"),
        # the letter that meN- and peN- swallow
        ("menyaring memarut mengepalai penyaringan", "saring parut kepala saring"),
        ("mengecek mengegolkan pengepelan mengebom", "cek gol pel bom"),
        ("pemrosesan pemrakarsa pemrograman", "proses prakarsa program"),
        # compounds within affixes
        ("ketenagakerjaan keanekaragaman ketatausahaan", "tenaga ragam tata"),
        # a doubled first syllable
        ("pepohonan bebatuan dedaunan rerumputan", "pohon batu daun rumput"),
        # families
        ("kesatu ketiga kedelapan", "satu tiga delapan"),
        ("sesuai menyesuaikan penyesuaian kesesuaian", "suai suai suai suai"),
        # hyphens
        ("di-launching men-support se-indonesia", "launching support indonesia"),
        ("memotong-motong tolong-menolong putra-putri", "potong tolong putra"),
        # clitics
        ("ketidakpuasannya kepemimpinannya pelakunya", "puas pimpin laku"),
    ],
)
def test_kinds_that_stemmers_get_wrong(forms, found):
    assert [stem(form) for form in forms.split()] == found.split()


@pytest.mark.parametrize("word", ["me" + "la" * 500_000 + "kan", "di" * 20 + "an", "ke" * 19])
def test_endless_words_cost_nothing(word):
    assert stem(word) == word
    assert readings("a" * 41) == []
