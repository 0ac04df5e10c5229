from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from pipeline.nlp.trees import best_tree

SCORES = st.integers(1, 4).flatmap(
    lambda n: arrays(np.float32, (n, n + 1), elements=st.integers(-50, 50).map(float))
)


def is_tree(heads) -> bool:
    if list(heads).count(0) != 1:
        return False
    for start in range(1, len(heads) + 1):
        word, seen = start, set()
        while word and word not in seen:
            seen.add(word)
            word = heads[word - 1]
        if word:
            return False
    return True


def total(scores, heads) -> float:
    return sum(scores[word, head] for word, head in enumerate(heads))


@given(SCORES)
def test_is_the_best_of_all_trees(scores):
    count = len(scores)
    best = max(
        total(scores, heads) for heads in product(range(count + 1), repeat=count) if is_tree(heads)
    )
    found = best_tree(scores)
    assert is_tree(found)
    assert total(scores, found) == best


def test_greedy_heads_that_make_a_cycle_are_repaired():
    scores = np.array([[1, 0, 9], [0, 9, 0]], dtype=np.float32)
    assert best_tree(scores).tolist() == [0, 1]


def test_long_sentence_of_equal_scores_is_a_tree():
    assert is_tree(best_tree(np.zeros((120, 121), dtype=np.float32)))


def test_the_root_is_the_word_that_loses_least():
    # Both words are best as the root; without it, the first loses 5 and the second 1.
    scores = np.array([[9, 0, 4], [8, 7, 0]], dtype=np.float32)
    assert best_tree(scores).tolist() == [0, 1]


def test_words_under_the_one_root_do_not_hang_on_each_other():
    # Two words are best as the root; under the first of them the best heads make a cycle.
    scores = np.array([[9, 0, 0, 0], [8, 1, 0, 8], [-9, 1, 9, 0]], dtype=np.float32)
    found = best_tree(scores)
    assert is_tree(found)
    assert total(scores, found) == 9 + 1 + 9
