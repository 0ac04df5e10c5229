"""Names that meet inside one orthographic word."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from pipeline.nlp.one_word import with_words_whole


@pytest.mark.parametrize(
    ("words", "glued", "places", "names"),
    [
        (["Racik", "ku", "tumbuh"], {0}, [(0, 1), (1, 2)], ["Racikku"]),
        (["Racik", "ku", "tumbuh"], set(), [(0, 1), (1, 2)], ["Racik", "ku"]),
        (["Racik", "ku", "tumbuh"], {0}, [(1, 2)], ["Racikku"]),
        (["buku", "ku", "tumbuh"], {0}, [(1, 2)], ["ku"]),
        (["ku", "tumbuh"], set(), [(0, 1)], ["ku"]),
        (["PT", "Racik", "ku", "Jaya"], {1}, [(0, 2), (2, 4)], ["PT Racikku Jaya"]),
        (["Budi", "Siti", "pergi"], {0}, [(0, 1), (1, 2)], ["Budi", "Siti"]),
        (["Rusia", "-", "Ukraina"], {0, 1}, [(0, 1), (2, 3)], ["Rusia", "Ukraina"]),
    ],
)
def test_names_inside_a_word_are_the_word(words, glued, places, names):
    doc = Doc(Vocab(), words, [place not in glued for place in range(len(words))])
    spans = [Span(doc, start, end, label="ORG") for start, end in places]
    assert [span.text for span in with_words_whole(spans)] == names


def test_the_first_says_what_it_is_and_keeps_its_score():
    doc = Doc(Vocab(), ["Racik", "ku"], [False, True])
    first, second = Span(doc, 0, 1, label="ORG"), Span(doc, 1, 2, label="PERSON")
    first._.score = 0.5
    (name,) = with_words_whole([first, second])
    assert (name.label_, name._.score) == ("ORG", 0.5)


@pytest.mark.parametrize(
    ("places", "names"),
    [
        ([(0, 3), (4, 5), (6, 7)], ["AB/CD", "AB/CD"]),
        ([(4, 5), (6, 7)], ["AB", "CD"]),
    ],
)
def test_names_with_a_slash_are_one_where_the_text_has_them_whole(places, names):
    words = ["AB", "/", "CD", "dan", "AB", "/", "CD"]
    doc = Doc(Vocab(), words, [False, False, True, True, False, False, False])
    spans = [Span(doc, start, end, label="ORG") for start, end in places]
    assert [span.text for span in with_words_whole(spans)] == names
