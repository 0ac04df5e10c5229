from __future__ import annotations

import pytest

from pipeline.nlp.year_lists import with_years_divided
from tests.nlp.word_spans import spans


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("koin tahun 1971,1974 langka", "koin tahun 1971 , 1974 langka"),
        ("juara 2011,2013,2017", "juara 2011 , 2013 , 2017"),
        ("naik 1980,1990 ton", "naik 1980,1990 ton"),
        ("koin 1971", "koin 1971"),
    ],
)
def test_joined_years_are_words(text, words):
    found = with_years_divided(text, spans(text))
    assert [text[word.start : word.end] for word in found] == words.split(" ")
