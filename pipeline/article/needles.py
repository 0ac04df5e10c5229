"""Many short strings, looked for in one pass over a text (Aho and Corasick 1975).

A loop over some 500 strings costs as much as the rest of the cleaning of an article.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation

T = TypeVar("T")


class Needles(Generic[T]):
    """The strings of a mapping, each with what it stands for.

    >>> needles = Needles({"baca juga": 1, "juga": 2})
    >>> sorted(needles.found_in("baca juga ini juga")), needles.spans_in("juga")
    ([1, 2], [(0, 4)])
    """

    def __init__(self, meanings: Mapping[str, T]) -> None:
        self._meanings = tuple(meanings.values())
        self._search = AhoCorasick(meanings, implementation=Implementation.DFA)

    def found_in(self, text: str) -> list[T]:
        """List what the strings that occur in *text* stand for, each once, in no order."""
        found = {number for number, _, _ in self._matches(text)}
        return [self._meanings[number] for number in found]

    def spans_in(self, text: str) -> list[tuple[int, int]]:
        """List start and end of every occurrence in *text*, also of those that overlap."""
        return [(start, end) for _, start, end in self._matches(text)]

    def _matches(self, text: str) -> list[tuple[int, int, int]]:
        return self._search.find_matches_as_indexes(text, overlapping=True)
