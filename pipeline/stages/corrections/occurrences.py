"""Where names of a list stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

_WORD = re.compile(r"\w+")

ByFirstWord = Mapping[str, list[str]]


def by_first_word(names: Iterable[str]) -> dict[str, list[str]]:
    """Arrange names, also as they are written in capitals, by their first word; longest first."""
    arranged: dict[str, list[str]] = {}
    given = list(names)
    for name in sorted({*given, *(text.upper() for text in given)}, key=_by_length):
        if first := _WORD.match(name):
            arranged.setdefault(first[0], []).append(name)
    return arranged


def _by_length(name: str) -> tuple[int, str]:
    return -len(name), name


def occurrences(text: str, names: ByFirstWord) -> Iterator[tuple[int, int, str]]:
    """Give start, end and name wherever one of *names* stands as whole words; the longest wins.

    Names are written as in the list or in capitals. The time is linear in the text.

    >>> names = by_first_word(["Melati", "Bank Melati"])
    >>> list(occurrences("Bank Melati dan MELATI, bukan Melatinya", names))
    [(0, 11, 'Bank Melati'), (16, 22, 'MELATI')]
    """
    end = 0
    for word in _WORD.finditer(text):
        start = word.start()
        if start < end:
            continue
        for name in names.get(word[0], ()):
            after = text[start + len(name) : start + len(name) + 1]
            if text.startswith(name, start) and not _WORD.match(after):
                end = start + len(name)
                yield start, end, name
                break
