from __future__ import annotations

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from pipeline.nlp.windows import LONGEST_WINDOW, pack

PIECES = SimpleNamespace(start=0, stop=2)
WORD = st.lists(st.integers(5, 50), min_size=1, max_size=16).map(tuple)
SENTENCES = st.lists(st.lists(WORD, min_size=1, max_size=30), max_size=12)


@given(SENTENCES, st.integers(8, 300))
def test_every_word_is_found_again_in_order(sentences, size):
    windows = pack(sentences, pieces=PIECES, size=size)
    words = [
        tuple(window.ids[first : last + 1])
        for window in windows
        for first, last in zip(window.first, window.last, strict=True)
    ]
    assert words == [word for sentence in sentences for word in sentence]


@given(SENTENCES, st.integers(8, 300))
def test_windows_fit_the_encoder(sentences, size):
    for window in pack(sentences, pieces=PIECES, size=size):
        assert len(window.ids) <= LONGEST_WINDOW + 2
        assert window.ids[0] == PIECES.start
        assert window.ids[-1] == PIECES.stop


def test_sentences_share_a_window_until_it_is_full():
    sentence = [(7,), (8, 9)]
    windows = pack([sentence] * 5, pieces=PIECES, size=9)
    assert [len(window.first) for window in windows] == [4, 4, 2]


def test_sentence_longer_than_the_encoder_is_cut_between_words():
    windows = pack([[(7,)] * 1200], pieces=PIECES)
    assert [len(window.first) for window in windows] == [509, 509, 182]


def test_nothing_to_pack():
    assert pack([], pieces=PIECES) == []
