"""Slips of one letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.aliases.names import Name
from pipeline.stages.aliases.typos import is_slip, misspelled


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kartika rahmawati", "kartika rahmwati"),
        ("richard eliezer", "ricahrd eliezer"),
        ("toni kross", "toni kroos"),
        ("krisdayanti", "krisdayant"),
        ("volodymyr zelensky", "volodymyr zelenskyy"),
    ],
)
def test_slips(one, other):
    assert is_slip(tuple(one.split()), tuple(other.split()))
    assert is_slip(tuple(other.split()), tuple(one.split()))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("iran", "irak"),
        ("zambia", "gambia"),
        ("komisi vii", "komisi viii"),
        ("timnas u17", "timnas u20"),
        ("budi", "budi"),
        ("dian sastro", "dina sastro"),
        ("kemenpar", "kemenpora"),
        ("kartika putri", "kartika"),
    ],
)
def test_no_slips(one, other):
    assert not is_slip(tuple(one.split()), tuple(other.split()))


LETTERS = st.text(alphabet="abcdefgh", min_size=8, max_size=14)


@given(word=LETTERS, position=st.integers(1, 7))
def test_a_lost_letter_is_always_found(word, position):
    short = word[:position] + word[position + 1 :]
    names = [(Name("PERSON", (w,)), (w,)) for w in (word, short)]
    assert len(list(misspelled(names))) >= 1 if word != short else True


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("islandia", "irlandia", False),  # both are places
        ("semarang", "serarang", True),
        ("kota magelang", "kota malang", False),
        ("indoneisa", "indonesia", True),
    ],
)
def test_two_places_are_no_slips_of_each_other(one, other, slips):
    names = [(Name("GPE", tuple(w.split())), tuple(w.split())) for w in (one, other)]
    assert bool(list(misspelled(names))) == slips
