from __future__ import annotations

import conllu
import spacy
from spacy.tokens import Doc

from pipeline.extensions import set_surface
from pipeline.tables.conllu import to_conllu

VOCAB = spacy.blank("xx").vocab


def test_words_tokens_and_spacing():
    doc = Doc(
        VOCAB,
        words=["Penghuni", "nya", "pergi", ".", "\n", "Ya"],
        spaces=[False, True, False, False, False, False],
        pos=["NOUN", "PRON", "VERB", "PUNCT", "SPACE", "PART"],
        lemmas=["huni", "nya", "pergi", ".", "\n", "ya"],
        heads=[2, 0, 2, 2, 3, 5],
        deps=["nsubj", "nmod:poss", "ROOT", "punct", "dep", "ROOT"],
        sent_starts=[True, False, False, False, False, True],
    )
    for index in (0, 1):
        set_surface(doc, index, 0, 11)
    first, second = conllu.parse(to_conllu(doc))
    assert first.metadata["text"] == "Penghuninya pergi."
    assert [row["id"] for row in first] == [(1, "-", 2), 1, 2, 3, 4]
    assert first[0]["form"] == "Penghuninya"
    assert [(row["form"], row["head"], row["deprel"]) for row in first[1:]] == [
        ("Penghuni", 3, "nsubj"),
        ("nya", 1, "nmod:poss"),
        ("pergi", 0, "root"),
        (".", 3, "punct"),
    ]
    assert [row["misc"] for row in first] == [
        None,
        None,
        None,
        {"SpaceAfter": "No"},
        {"SpacesAfter": "\\n"},
    ]
    assert [row["form"] for row in second] == ["Ya"]


def test_white_space_beyond_a_blank_is_told_beside_the_words():
    words = ["Ya", "  ", "tentu", "\u00a0", "saja", "\t\n"]
    doc = Doc(VOCAB, words=words, spaces=[True] + [False] * 5, sent_starts=[True] + [False] * 5)
    (sentence,) = conllu.parse(to_conllu(doc))
    assert sentence.metadata["text"] == "Ya tentu saja"
    spacing = [r"\s\s\s", r"\xa0", r"\t\n"]
    assert [row["misc"]["SpacesAfter"] for row in sentence] == spacing


def test_nothing_to_write():
    assert to_conllu(Doc(VOCAB)) == ""
