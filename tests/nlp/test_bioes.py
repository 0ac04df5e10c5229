from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from pipeline.nlp.bioes import SpanDecoder

TAGS = ["O", *(f"{mark}-{label}" for label in ("ORG", "GPE") for mark in "BIES")]


def log_probs(*tags: str, confidence: float = 0.9) -> np.ndarray:
    rest = (1 - confidence) / (len(TAGS) - 1)
    rows = [[confidence if name == tag else rest for name in TAGS] for tag in tags]
    return np.log(np.array(rows, dtype=np.float32))


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        (["O", "O"], []),
        (["S-ORG", "O", "S-GPE"], [(0, 1, "ORG"), (2, 3, "GPE")]),
        (["O", "B-ORG", "I-ORG", "E-ORG"], [(1, 4, "ORG")]),
        (["B-ORG", "E-ORG", "B-GPE", "E-GPE"], [(0, 2, "ORG"), (2, 4, "GPE")]),
    ],
)
def test_legal_tags_are_kept(tags, spans):
    found = SpanDecoder(TAGS).decode(log_probs(*tags))
    assert [(s.start, s.end, s.label) for s in found] == spans
    assert all(s.score == pytest.approx(0.9) for s in found)


def test_illegal_sequence_becomes_the_nearest_legal_one():
    scores = np.concatenate(
        [log_probs("B-ORG", confidence=0.9), log_probs("E-GPE", confidence=0.5)]
    )
    scores[1, TAGS.index("E-ORG")] = np.log(0.4)
    found = SpanDecoder(TAGS).decode(scores)
    assert [(s.start, s.end, s.label) for s in found] == [(0, 2, "ORG")]


def test_empty_sentence():
    assert SpanDecoder(TAGS).decode(np.zeros((0, len(TAGS)), dtype=np.float32)) == []


@given(
    st.integers(1, 12).flatmap(
        lambda n: arrays(np.float32, (n, len(TAGS)), elements=st.integers(-20, 0).map(float))
    )
)
def test_spans_are_ordered_and_do_not_overlap(scores):
    end = 0
    for span in SpanDecoder(TAGS).decode(scores):
        assert end <= span.start < span.end <= len(scores)
        end = span.end


@given(
    st.integers(1, 12).flatmap(
        lambda n: arrays(np.float32, (n, len(TAGS)), elements=st.integers(-20, 0).map(float))
    )
)
def test_where_the_likeliest_tags_are_legal_the_search_finds_them(scores):
    decoder = SpanDecoder(TAGS)
    likeliest = scores.argmax(axis=1)
    if decoder._is_legal(likeliest):
        found = decoder._viterbi(scores)
        assert scores[np.arange(len(scores)), found].sum() == scores.max(axis=1).sum()
