from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from pipeline.nlp.sentences import like_lengths, sentence_rows, sentences


@given(st.lists(st.integers(0, 30)), st.integers(1, 200))
def test_every_number_is_in_one_batch_of_bounded_cost(lengths, limit):
    batches = list(like_lengths(lengths, lambda length: length**2, limit))
    assert sorted(number for batch in batches for number in batch) == list(range(len(lengths)))
    for batch in batches:
        longest = max(lengths[number] for number in batch)
        assert len(batch) == 1 or len(batch) * longest**2 <= limit


@pytest.mark.parametrize(
    ("words", "starts"),
    [
        (["Air", "surut", ".", "Warga", "pulang"], [True, False, False, True, False]),
        (["\n", "Air", " ", "surut"], [True, True, False, False]),
        (["Air", "\n\n", "Warga"], [True, True, False]),
        (["Air", "surut"], None),
        (["\n"], [True]),
        ([], None),
    ],
)
def test_rows_are_those_of_the_words_of_sentences(words, starts):
    doc = Doc(spacy.blank("xx").vocab, words=words, sent_starts=starts)
    assert sentence_rows(doc) == [[token.i for token in sent] for sent in sentences(doc)]
