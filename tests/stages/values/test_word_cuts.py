from __future__ import annotations

import pytest
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from pipeline.extensions import set_surface
from pipeline.stages.values.matches import Match
from pipeline.stages.values.word_cuts import cut_words


def make_doc(*words: str) -> Doc:
    return Doc(Vocab(), [w.strip() for w in words], spaces=[w.endswith(" ") for w in words])


@pytest.mark.parametrize(
    ("words", "span", "after"),
    [
        (["$", "150 ", "miliar-dan ", "naik"], (0, 11), ["$", "150", "miliar", "-", "dan", "naik"]),
        (["Rp ", "16.235/US", "$"], (0, 9), ["Rp", "16.235", "/", "US", "$"]),
        (["pada-5 ", "persen"], (5, 13), ["pada-", "5", "persen"]),
        (["5 ", "persen,-"], (0, 8), ["5", "persen,-"]),
        (["naik ", "2024-nya"], (0, 13), ["naik", "2024-nya"]),
    ],
)
def test_words_are_cut_where_letters_join_a_match(words, span, after):
    doc = make_doc(*words)
    text = doc.text
    cut_words(doc, [Match(*span, "MONEY", "1")])
    assert [token.text for token in doc] == after
    assert doc.text == text


def test_words_of_a_name_stay_whole():
    doc = make_doc("Radio ", "101-FM")
    doc.ents = [Span(doc, 0, 2, label="ORG")]
    cut_words(doc, [Match(6, 9, "QUANTITY", "101")])
    assert len(doc) == 2


def test_surfaces_move_with_their_words():
    doc = make_doc("$", "150 ", "miliar-dan ", "rumah", "nya")
    set_surface(doc, 3, 16, 24)
    set_surface(doc, 4, 16, 24)
    cut_words(doc, [Match(0, 11, "MONEY", "1")])
    assert [token.text for token in doc if token._.surface == (16, 24)] == ["rumah", "nya"]
