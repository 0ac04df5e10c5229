"""Disjoint sets of names: which names have been found to be one."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.stages.aliases.names import Name


class DisjointNames:
    """Union-find over names; a name that was never joined is a set of its own.

    >>> sets = DisjointNames()
    >>> sets.join(Name("ORG", ("kpk",)), Name("ORG", ("komisi",)))
    >>> sets.find(Name("ORG", ("kpk",))) == sets.find(Name("ORG", ("komisi",)))
    True
    """

    def __init__(self) -> None:
        """Begin without any joined names."""
        self._parent: dict[Name, Name] = {}

    def find(self, name: Name) -> Name:
        """Give the name that stands for the set of *name*."""
        root = name
        while (parent := self._parent.get(root, root)) != root:
            root = parent
        while (parent := self._parent.get(name, name)) != root:
            self._parent[name] = root
            name = parent
        return root

    def join(self, first: Name, second: Name) -> None:
        """Make the sets of both names one."""
        one, other = self.find(first), self.find(second)
        if one != other:
            self._parent[other] = one

    def join_all(self, pairs: Iterable[tuple[Name, Name]]) -> None:
        """Join every pair."""
        for first, second in pairs:
            self.join(first, second)
