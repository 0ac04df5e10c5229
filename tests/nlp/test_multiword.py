from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.nlp.files import as_json
from pipeline.nlp.multiword import (
    as_forms,
    is_one_word,
    learn_forms,
    root_and_enclitic,
)

TOKENS = st.lists(st.lists(st.text("abn", min_size=1, max_size=4), min_size=1, max_size=2))


def test_forms_are_learned_where_the_treebanks_agree():
    tokens = [["Biasanya"], ["biasanya"], ["rumah", "nya"], ["rumah", "nya"]]
    undecided = [["akhirnya"], ["akhir", "nya"]]
    rare, other = [["sekali", "nya"]], [["rumah"]] * 5
    forms = learn_forms([*tokens, *undecided, *rare, *other], endings=["nya"])
    assert forms == {"biasanya": (8,), "rumahnya": (5, 3)}


@pytest.mark.parametrize(
    ("form", "lengths"),
    [
        ("timbullah", (6, 3)),
        ("sayapun", (4, 3)),
        ("siapapun", (5, 3)),
        ("bagaimanapun", ()),
        ("salasilah", ()),
        ("padamu", (4, 2)),
        ("sudahkah", (5, 3)),
        ("sekolah", ()),  # a root itself
        ("buku", ()),
        ("selangkah", ()),  # se- and langkah, not selang and -kah
        ("terpaku", ()),
        ("abdullah", ()),
        ("rumahnya", ()),  # -nya is left to the model
        ("lah", ()),
        ("", ()),
    ],
)
def test_enclitics_leave_their_root(form, lengths):
    assert root_and_enclitic(form) == lengths


@given(TOKENS)
def test_lengths_add_up_and_survive_storage(tokens):
    forms = learn_forms(tokens, endings=["n", "a"])
    assert all(sum(lengths) == len(form) for form, lengths in forms.items())
    assert as_forms(json.loads(as_json(forms))) == forms


@pytest.mark.parametrize("form", ["alangkah", "nafkah", "alhamdulillah", "masyaallah", "sekolah"])
def test_roots_and_words_of_god_are_one_word(form):
    assert is_one_word(form)


@pytest.mark.parametrize("form", ["rumahnya", "timbullah", "pergilah", "bukuku"])
def test_roots_with_clitics_are_not(form):
    assert not is_one_word(form)
