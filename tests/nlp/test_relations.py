from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.nlp.relations import RIGHTWARD, SINGLE, RelationChooser

NAMES = ["advmod", "conj", "cop", "flat:name", "nsubj", "nsubj:pass", "obj", "root"]
CHOOSER = RelationChooser(NAMES)


def choose(heads: list[int], *scores: dict[str, float]) -> list[str]:
    """Relations of words with these heads and scores; what is not named has a low one."""
    rows = [[score.get(name, -9.0) for name in NAMES] for score in scores]
    best = CHOOSER.best(np.array(rows, dtype=np.float32), np.array(heads))
    return [NAMES[i] for i in best]


def test_root_goes_to_the_root_alone():
    assert choose([0, 1], {"obj": 1}, {"root": 5, "obj": 1}) == ["root", "obj"]


def test_the_surer_of_two_subjects_stays_one():
    found = choose(
        [2, 0, 2], {"nsubj": 3, "advmod": 2}, {"root": 1}, {"nsubj:pass": 9, "advmod": 1}
    )
    assert found == ["advmod", "root", "nsubj:pass"]


def test_subjects_of_two_verbs_stay():
    assert choose([2, 0, 2, 3], {"nsubj": 1}, {}, {"obj": 1}, {"nsubj": 1})[::3] == ["nsubj"] * 2


@pytest.mark.parametrize("name", ["conj", "flat:name"])
def test_relations_to_the_right_do_not_lead_to_the_left(name):
    assert choose([2, 0], {name: 5, "advmod": 1}, {}) == ["advmod", "root"]
    assert choose([0, 1], {}, {name: 5, "advmod": 1}) == ["root", name]


def test_no_words_have_no_relations():
    assert CHOOSER.best(np.zeros((0, len(NAMES)), np.float32), np.zeros(0, np.int64)).size == 0


@given(st.integers(1, 12).flatmap(lambda n: st.tuples(
    st.lists(st.integers(0, n), min_size=n, max_size=n),
    st.lists(st.integers(0, 5), min_size=n * len(NAMES), max_size=n * len(NAMES)),
)))  # fmt: skip
def test_ud_holds_whatever_the_scores(case):
    heads, numbers = case
    scores = np.array(numbers, dtype=np.float32).reshape(len(heads), len(NAMES))
    best = CHOOSER.best(scores, np.array(heads))
    slots: Counter[tuple[int, str]] = Counter()
    for word, relation in enumerate(best):
        base = NAMES[relation].split(":")[0]
        assert (base == "root") == (heads[word] == 0)
        assert base not in RIGHTWARD or heads[word] <= word + 1
        if base in SINGLE:
            slots[heads[word], SINGLE[base]] += 1
    assert set(slots.values()) <= {1}
