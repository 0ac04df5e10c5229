"""The highest-scoring tree over the words of a sentence."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def best_tree(scores: Scores) -> NDArray[np.int64]:
    """Find the heads of the maximum spanning tree with exactly one root.

    *scores* is (words, words + 1): row ``i`` scores the heads of word ``i``, column 0 the root,
    column ``j + 1`` word ``j``. Returned heads use the same numbers (0 is the root). Chu, Liu and
    Edmonds find the best tree, which mostly is the best head of each word and mostly has one root;
    where it has several, the best of those with one is looked for.
    """
    count = len(scores)
    full = np.full((count + 1, count + 1), -np.inf, dtype=np.float64)
    full[1:] = scores
    full[np.arange(1, count + 1), np.arange(1, count + 1)] = -np.inf
    heads = _maximum_tree(full)
    if np.count_nonzero(heads[1:] == 0) != 1:
        heads = _single_root(full)
    words: NDArray[np.int64] = heads[1:]
    return words


def _single_root(full: NDArray[np.float64]) -> NDArray[np.int64]:
    """Find the best tree with one root: that of each word as the root, the promising ones first.

    No tree is better than the best head of each word that is no root; once a tree is as good as
    that allows for the next root, it is the best.
    """
    others = full[1:, 1:].max(axis=1)
    gains = full[1:, 0] - others  # of being the root
    most = others.sum()
    best, found = -np.inf, _best_heads(full)
    for word in np.argsort(-gains, kind="stable").tolist():
        if most + gains[word] <= best:
            break
        single = full.copy()
        single[1:, 0] = -np.inf
        single[word + 1, 1:] = -np.inf
        single[word + 1, 0] = full[word + 1, 0]
        heads = _maximum_tree(single)
        total = full[np.arange(1, len(full)), heads[1:]].sum()
        if total > best:
            best, found = total, heads
    return found


def _maximum_tree(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    heads = _best_heads(scores)
    cycle = _cycle(heads)
    if not cycle:
        return heads
    nodes = np.array(cycle)
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    # Contract the cycle into one node, numbered after those outside.
    into = scores[np.ix_(nodes, outside)] - scores[nodes, heads[nodes]][:, None]
    from_cycle = scores[np.ix_(outside, nodes)]
    size = len(outside) + 1
    contracted = np.full((size, size), -np.inf)
    contracted[:-1, :-1] = scores[np.ix_(outside, outside)]
    contracted[-1, :-1] = into.max(axis=0)
    contracted[:-1, -1] = from_cycle.max(axis=1)
    solved = _maximum_tree(contracted)
    result: NDArray[np.int64] = heads.copy()
    for row, node in enumerate(outside[1:], start=1):
        head = solved[row]
        result[node] = nodes[from_cycle[row].argmax()] if head == size - 1 else outside[head]
    entry = solved[-1]
    result[nodes[into[:, entry].argmax()]] = outside[entry]
    return result


def _best_heads(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    heads: NDArray[np.int64] = scores.argmax(axis=1)
    heads[0] = 0
    return heads


def _cycle(found: NDArray[np.int64]) -> list[int]:
    """Find the nodes of one cycle, or none."""
    heads: list[int] = found.tolist()  # reading single numbers of an array is slow
    state = bytearray(len(heads))
    state[0] = 2
    for begin in range(1, len(heads)):
        node = begin
        while state[node] == 0:
            state[node] = 1
            node = heads[node]
        if state[node] == 1:
            cycle = [node]
            while heads[cycle[-1]] != node:
                cycle.append(heads[cycle[-1]])
            return cycle
        node = begin
        while state[node] == 1:
            state[node] = 2
            node = heads[node]
    return []
