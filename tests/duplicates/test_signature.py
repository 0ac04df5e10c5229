from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.duplicates.signature import (
    BANDS,
    PERMUTATIONS,
    _shingles,
    containment,
    sign,
    similarity,
)
from tests.duplicates.agency_copies import FOLLOW_UP, OTHER_STORY, PARAGRAPHS, UNRELATED, text_of


def jaccard(first: str, second: str) -> float:
    one: Any = sign(first)
    other: Any = sign(second)
    return float(similarity(one.hashes, other.hashes))


def test_case_and_punctuation_do_not_count():
    text = text_of(PARAGRAPHS)
    assert sign(text).digest == sign(text.upper().replace(",", " —")).digest
    assert jaccard(text, text.upper()) == 1


@pytest.mark.parametrize(
    ("other", "low", "high"),
    [
        (PARAGRAPHS[:3] + PARAGRAPHS[4:], 0.7, 0.95),  # a paragraph cut
        (FOLLOW_UP, 0.05, 0.4),
        (OTHER_STORY, 0.0, 0.1),
        (UNRELATED, 0.0, 0.03),
    ],
)
def test_similarity_is_the_share_of_common_word_sequences(other, low, high):
    assert low <= jaccard(text_of(PARAGRAPHS), text_of(other)) <= high


def test_estimate_is_near_the_exact_similarity():
    rng = np.random.default_rng(7)
    words = [f"kata{i}" for i in rng.integers(0, 5000, 600)]
    first, second = words[:500], words[100:]

    def shingles(text: list[str]) -> set[tuple[str, ...]]:
        return {tuple(text[i : i + 4]) for i in range(len(text) - 3)}

    exact = len(shingles(first) & shingles(second)) / len(shingles(first) | shingles(second))
    assert abs(jaccard(" ".join(first), " ".join(second)) - exact) < 0.13  # three standard errors


def test_containment_follows_from_similarity_and_sizes():
    inside = containment(np.array([0.4, 1.0]), np.array([100, 80]), np.array([250, 80]))
    assert inside == pytest.approx([1.0, 1.0])


def test_short_texts_have_a_digest_only():
    signature = sign("Harga cabai naik lagi")
    assert signature.hashes is None
    assert signature.bands == []


@pytest.mark.parametrize("text", ["", "  \n", "… — !", "😀"])
def test_texts_without_words_have_no_signature(text):
    assert sign(text) is None


def test_similar_texts_share_a_band():
    first = sign(text_of(PARAGRAPHS)).bands
    second = sign(text_of(PARAGRAPHS[:3] + PARAGRAPHS[4:])).bands
    assert len(first) == len(set(first)) == BANDS
    assert set(first) & set(second)
    assert not set(first) & set(sign(text_of(UNRELATED)).bands)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=400))
def test_signing_is_deterministic_for_any_text(text):
    one, other = sign(text), sign(text)
    assert (one is None) == (other is None)
    if one is not None:
        assert (one.digest, one.bands) == (other.digest, other.bands)


def test_a_text_of_a_megabyte_is_signed():
    text = " ".join(f"kata{i % 70_000}" for i in range(120_000))
    assert sign(text).size > 60_000


def test_values_are_those_of_datasketch():
    datasketch = pytest.importorskip("datasketch")
    signature = sign(text_of(PARAGRAPHS))
    shingles = _shingles(re.findall(r"\w+", text_of(PARAGRAPHS).casefold()))
    theirs = datasketch.MinHash(
        num_perm=PERMUTATIONS, seed=20220203, scheme="affine32", hashfunc=int
    )
    theirs.update_batch(shingles)
    assert signature.hashes.tolist() == theirs.hashvalues.tolist()
