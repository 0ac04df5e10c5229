"""Where punctuation hangs in a tree: UD's rules, for the marks on which the treebanks agree."""

from __future__ import annotations

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

ROOT = -1
PAIRS = {"(": ")", "[": "]", "{": "}", "“": "”", "«": "»", "‘": "’", '"': '"', "'": "'"}
# CSUI hangs a comma on the phrase that governs, GSD and PUD on the one that is set off: the parser
# has to tell. A slash joins words more than it divides.
LEFT_TO_THE_PARSER = frozenset({",", "/"})
FINAL = frozenset({".", "?", "!"})


def attach_marks(heads: Sequence[int], forms: Sequence[str], marks: Sequence[int]) -> list[int]:
    """Give the heads of a sentence with the punctuation *marks* where UD can have them.

    *heads* are 0-based, the root's is ``ROOT``; *marks* are the words with the relation ``punct``.
    After https://universaldependencies.org/u/dep/punct.html: a pair of marks hangs on the head of
    what it encloses; any other mark on a unit that it ends or begins, without crossing an arc.
    Where the parser chose such a unit, it stays; else the mark goes to the lower of the two units
    between which it stands. Marks that have words of their own below them stay, as do commas.

    >>> attach_marks([ROOT, 0, 0, 0], ["pergi", "(", "lagi", ")"], [1, 3])
    [-1, 2, 0, 2]
    """
    result = list(heads)
    governing = set(heads)
    loose = {i for i in marks if i not in governing and heads[i] != ROOT}
    tree = _Tree(heads, loose)
    single = [i for i in sorted(loose) if forms[i] not in LEFT_TO_THE_PARSER]
    paired: set[int] = set()
    for opening, closing in _pairs(single, forms):
        enclosed = tree.head_within(opening, closing)
        if enclosed is not None:
            result[opening] = result[closing] = enclosed
            paired |= {opening, closing}
    for mark in single:
        if mark in paired:
            continue
        units = tree.units_at(mark, final=forms[mark] in FINAL)
        if heads[mark] not in units:
            result[mark] = units[-1]
    return result


def _pairs(marks: Sequence[int], forms: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Find opening and closing marks that belong together."""
    waiting: list[int] = []
    awaited: Counter[str] = Counter()  # closing forms
    for mark in marks:
        if awaited[forms[mark]]:
            opening = None
            while opening is None or PAIRS[forms[opening]] != forms[mark]:
                opening = waiting.pop()  # those above have lost their closing mark
                awaited[PAIRS[forms[opening]]] -= 1
            yield opening, mark
        elif forms[mark] in PAIRS:
            waiting.append(mark)
            awaited[PAIRS[forms[mark]]] += 1


def _downward(heads: Sequence[int]) -> list[int]:
    """List the words, each after its head."""
    below: defaultdict[int, list[int]] = defaultdict(list)
    for word, head in enumerate(heads):
        below[head].append(word)
    order = list(below[ROOT])
    for word in order:
        order.extend(below[word])
    return order


class _Tree:
    """A tree without its marks: the first and last word under each word."""

    def __init__(self, heads: Sequence[int], marks: set[int]) -> None:
        self.heads = heads
        self.words = [word for word in range(len(heads)) if word not in marks]
        self.first, self.last = list(range(len(heads))), list(range(len(heads)))
        for word in reversed(_downward(heads)):
            above = heads[word]
            if word not in marks and above != ROOT:
                self.first[above] = min(self.first[above], self.first[word])
                self.last[above] = max(self.last[above], self.last[word])

    def head_within(self, opening: int, closing: int) -> int | None:
        """Find the only word between two marks that hangs on a word outside."""
        enclosed = self.words[bisect(self.words, opening) : bisect(self.words, closing)]
        heads = [word for word in enclosed if not opening < self.heads[word] < closing]
        return heads[0] if len(heads) == 1 else None

    def units_at(self, mark: int, *, final: bool) -> list[int]:
        """List the units that end before *mark* or those that begin after it, smallest first.

        Of two sides the one whose units are part of the other's. A *final* mark, a full stop say,
        closes what is before it, if anything is.
        """
        place = bisect(self.words, mark)
        left = self._climb(self.words[place - 1], mark) if place else []
        if left and (final or place == len(self.words)):
            return left
        right = self._climb(self.words[place], mark)
        if not left or left[-1] in self._above(right[-1]):
            return right
        return left

    def _climb(self, word: int, mark: int) -> list[int]:
        """List *word* and what is above it on its side of *mark*, until an arc passes over it."""
        path = [word]
        while (
            self.heads[word] != ROOT
            and (self.heads[word] < mark) == (word < mark)
            and not self.first[word] < mark < self.last[word]
        ):
            word = self.heads[word]
            path.append(word)
        return path

    def _above(self, word: int) -> Iterator[int]:
        while self.heads[word] != ROOT:
            word = self.heads[word]
            yield word
