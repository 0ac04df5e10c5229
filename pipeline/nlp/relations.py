"""Relations of the words of a tree, as UD allows them together.

A classifier that sees one word at a time gives a verb two subjects, or a name that is flat to the
left. UD has neither: relations such as *conj* and *flat* lead from left to right, and a word has at
most one subject, one object and one copula. In the gold treebanks here (GSD dev, CSUI train, PUD)
this holds without an exception.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

RIGHTWARD = frozenset({"appos", "conj", "fixed", "flat", "goeswith"})
# Relations of which a word has one among its dependents, and what counts as the same.
SINGLE = {"nsubj": "subject", "csubj": "subject", "obj": "object", "cop": "copula"}


class RelationChooser:
    """The best relations of a sentence under the rules of UD.

    >>> chooser = RelationChooser(["nsubj", "obj", "root"])
    >>> scores = np.array([[2, 0, 0], [0, 0, 0], [1, 0.5, 0]], dtype=np.float32)
    >>> [chooser.names[i] for i in chooser.best(scores, np.array([2, 0, 2]))]
    ['nsubj', 'root', 'obj']
    """

    def __init__(self, names: Sequence[str]) -> None:
        self.names = list(names)
        bases = [name.split(":")[0] for name in names]
        self._root = bases.index("root")
        self._rightward = np.array([base in RIGHTWARD for base in bases])
        self._slot = [SINGLE.get(base) for base in bases]
        self._in_slot = {
            slot: np.array([other == slot for other in self._slot]) for slot in SINGLE.values()
        }

    def best(self, scores: NDArray[np.float32], heads: NDArray[np.int64]) -> NDArray[np.int64]:
        """Choose relation numbers for the words of one sentence.

        *scores* is (words, relations); *heads* has 0 for the root and i + 1 for word i. ``root``
        goes to the root and to no other word.
        """
        allowed = np.array(scores, dtype=np.float64)
        allowed[:, self._root] = -np.inf
        to_the_left = heads > np.arange(1, len(heads) + 1)
        allowed[np.ix_(to_the_left, self._rightward)] = -np.inf
        best: NDArray[np.int64] = allowed.argmax(axis=1)
        best[heads == 0] = self._root
        self._leave_one_each(allowed, heads, best)
        return best

    def _leave_one_each(
        self, allowed: NDArray[np.float64], heads: NDArray[np.int64], best: NDArray[np.int64]
    ) -> None:
        """Leave the surer of two words in a slot of their head; in place."""
        above = heads.tolist()
        while True:
            holders: dict[tuple[int, str], int] = {}
            for word, relation in enumerate(best.tolist()):
                slot = self._slot[relation]
                if slot is None:
                    continue
                place = (above[word], slot)
                rival = holders.setdefault(place, word)
                if rival != word:
                    loser = min(rival, word, key=lambda w: self._margin(allowed[w], slot))
                    allowed[loser, self._in_slot[slot]] = -np.inf
                    best[loser] = allowed[loser].argmax()
                    break
            else:
                return

    def _margin(self, row: NDArray[np.float64], slot: str) -> float:
        """Tell how much better the best relation of *slot* is than the best of the others."""
        inside = self._in_slot[slot]
        return float(row[inside].max() - row[~inside].max())
