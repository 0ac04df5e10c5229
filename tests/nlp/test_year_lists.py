from __future__ import annotations

import pytest

from pipeline.nlp.year_lists import with_years_divided
from tests.growth import growth
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


def test_cost_is_linear():
    def work(times: int) -> None:
        text = "juara 2011,2013,2017 " * times
        with_years_divided(text, spans(text.strip()))

    assert growth(work, small=300, large=3_000) < 4
