from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.morphology.prefixes import prefixed


@pytest.mark.parametrize(
    ("word", "prefix", "rest"),
    [
        ("menulis", "me", "tulis"),
        ("memukul", "me", "pukul"),
        ("menyapu", "me", "sapu"),
        ("mengirim", "me", "kirim"),
        ("mengambil", "me", "ambil"),
        ("mengecek", "me", "cek"),
        ("penyair", "pe", "syair"),
        ("penglihatan", "pe", "lihatan"),
        ("pemrograman", "pe", "programan"),
        ("bekerja", "ber", "kerja"),
        ("belajar", "ber", "ajar"),
        ("terasa", "ter", "rasa"),
        ("perawat", "per", "rawat"),
        ("dedaunan", "re", "daunan"),
        ("antikorupsi", "anti", "korupsi"),
        ("se-jawa", "se", "jawa"),
    ],
)
def test_a_prefix_gives_back_the_letters_of_the_root(word, prefix, rest):
    assert (prefix, rest) in {(found.prefix, found.rest) for found in prefixed(word)}


@given(st.text("abdeghiklmnoprstuy-", max_size=12))
def test_what_is_left_is_shorter_or_has_a_letter_given_back(word):
    for found in prefixed(word):
        assert len(found.rest) >= 2
        assert found.rest[2:] in word
        assert found.cost > 0
