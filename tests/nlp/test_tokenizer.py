from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ModelError
from pipeline.nlp.make_doc import make_doc
from pipeline.nlp.tokenizer import (
    LONGEST_SENTENCE,
    StanzaTokenizer,
    _with_short_sentences,
)
from pipeline.nlp.word_span import WordSpan

VOCAB = spacy.blank("xx").vocab


def span(start: int, end: int, *, first: bool = False) -> WordSpan:
    return WordSpan(start, end, start, end, first)


@st.composite
def segmented(draw):
    """A text, and words in it that leave out whitespace only."""
    gaps = st.text(alphabet=" \n\t\u00a0", max_size=3)
    words = draw(st.lists(st.text(alphabet="abc😀é", min_size=1, max_size=4), max_size=8))
    text, spans = draw(gaps), []
    for i, word in enumerate(words):
        spans.append(span(len(text), len(text) + len(word), first=i == 0))
        text += word + draw(gaps)
    return text, spans


@given(segmented())
def test_doc_is_exact_to_the_character(data):
    text, spans = data
    doc = make_doc(VOCAB, text, spans)
    assert doc.text == text
    words = [(t.idx, t.idx + len(t)) for t in doc if not t.text.isspace()]
    assert words == [(s.start, s.end) for s in spans]


def test_multiword_token_keeps_its_surface():
    words = [WordSpan(0, 8, 0, 11, True), WordSpan(8, 11, 0, 11, False), span(12, 17)]
    doc = make_doc(VOCAB, "penghuninya pergi", words)
    assert [t.text for t in doc] == ["penghuni", "nya", "pergi"]
    assert [t._.surface for t in doc] == [(0, 11), (0, 11), (12, 17)]
    assert [t.whitespace_ for t in doc] == ["", " ", ""]


def test_sentence_starts_are_preset():
    doc = make_doc(VOCAB, "Ya.\nIa", [span(0, 2, first=True), span(2, 3), span(4, 6, first=True)])
    assert [t.is_sent_start for t in doc] == [True, False, False, True]
    assert [s.text for s in doc.sents] == ["Ya.\n", "Ia"]


def test_endless_sentence_is_cut():
    words = [span(i, i + 1, first=i == 0) for i in range(3 * LONGEST_SENTENCE)]
    cut = _with_short_sentences(words)
    assert [i for i, w in enumerate(cut) if w.starts_sentence] == [
        0,
        LONGEST_SENTENCE,
        2 * LONGEST_SENTENCE,
    ]


def test_missing_models_are_named(tmp_path):
    with pytest.raises(ModelError, match=r"tokenize\.pt"):
        StanzaTokenizer(VOCAB, folder=tmp_path)("Halo dunia.")


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t \n"])
def test_text_without_words_needs_no_model(text):
    assert StanzaTokenizer(VOCAB)(text).text == text
