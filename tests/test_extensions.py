from __future__ import annotations

import spacy
from spacy.tokens import Doc

from pipeline.extensions import set_surface, split_word, text_of

VOCAB = spacy.blank("xx").vocab


def make_doc() -> Doc:
    words = ["Kata", "nya", "situs.id—Seorang", "rumah", "nya"]
    spaces = [False, True, True, False, False]
    doc = Doc(VOCAB, words=words, spaces=spaces, sent_starts=[True, False, False, True, False])
    for index, surface in ((0, (0, 7)), (1, (0, 7)), (3, (25, 33)), (4, (25, 33))):
        set_surface(doc, index, *surface)
    return doc


def test_split_word_keeps_text_sentences_and_surfaces():
    doc = make_doc()
    before = doc.text
    split_word(doc, before.index("Seorang"))
    assert doc.text == before
    assert [t.text for t in doc] == ["Kata", "nya", "situs.id—", "Seorang", "rumah", "nya"]
    assert [t.i for t in doc if t.is_sent_start] == [0, 4]
    surfaces = [before[slice(*t._.surface)] for t in doc]
    assert surfaces == ["Katanya", "Katanya", "situs.id—", "Seorang", "rumahnya", "rumahnya"]


def test_nothing_to_split_at_the_edge_of_a_word():
    doc = make_doc()
    split_word(doc, 8)
    assert len(doc) == 5


def test_the_text_of_a_doc_stays_when_its_words_change():
    doc, other = (Doc(VOCAB, words=words) for words in (["Rina", "pergi"], ["Budi"]))
    before = text_of(doc)
    with doc.retokenize() as retokenizer:
        retokenizer.merge(doc[0:2])
    assert text_of(doc) == before == doc.text
    assert text_of(other) == other.text
