"""Prefixes of Indonesian words, and how they change the letters behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple


class Prefixed(NamedTuple):
    """A word taken apart at its first prefix; *cost* is in tenths of a prefix."""

    prefix: str
    rest: str
    cost: int


_Spelling = tuple[str, str, str, int]

BOUND: Final = ("anti", "antar", "pra", "pasca", "non")  # written together with any noun

# Name of the prefix, how it is spelled, letters of the root that it has swallowed, cost. *me* and
# *pe* stand for meN- and peN-, *re* for a doubled first syllable (*dedaunan*, *pepohonan*).
_SPELLINGS: Final[tuple[_Spelling, ...]] = (
    ("di", r"di-?", "", 10),
    ("ke", r"ke-?", "", 10),
    ("se", r"se-?", "", 10),
    ("ter", r"ter-?", "", 10),
    ("ter", r"te(?=r|[^aeiour]er)", "", 11),
    ("ber", r"ber-?", "", 10),
    ("ber", r"be(?=r|[^aeiour]er)", "", 11),
    ("ber", r"bel(?=ajar|unjur)", "", 10),
    ("per", r"per-?", "", 10),
    ("per", r"pel(?=ajar)", "", 10),
    ("per", r"pe(?=r)", "", 11),
    ("per", r"pe(?!r)", "", 13),
    ("me", r"me(?=[lmnrwy])", "", 10),
    ("me", r"me(?=n[gy])", "", 12),
    ("me", r"mem(?=[bfv]|per)", "", 10),
    ("me", r"mem(?=p)|mem-", "", 13),
    ("me", r"mem(?=[aeiou])", "p", 10),
    ("me", r"mem(?=[lr])", "p", 12),
    ("me", r"men(?=[cdjz])", "", 10),
    ("me", r"men(?=[st])|men-", "", 13),
    ("me", r"men(?=[aeiou])", "t", 10),
    ("me", r"meny(?=[aeiou])", "s", 10),
    ("me", r"meny(?=[aeiou])", "sy", 14),
    ("me", r"meng(?=[ghqx])|meng-", "", 10),
    ("me", r"meng(?=k)", "", 13),
    ("me", r"meng(?=[aeiou])", "", 10),
    ("me", r"meng(?=[aeiou])", "k", 10),
    ("me", r"menge(?=[^aeiou]{1,2}[aeiou])", "", 15),
    ("anti", r"anti(?=.{5})", "", 12),
    ("antar", r"antar(?=.{4})", "", 12),
    ("pra", r"pra(?=.{5})", "", 12),
    ("pasca", r"pasca(?=.{4})", "", 12),
    ("non", r"non(?=.{5})", "", 12),
    ("re", r"([b-df-hj-np-tv-z])e(?=\1[aeiou])", "", 13),
)
# peN- behaves like meN-, and keeps the l of *penglihatan*.
_PEN: Final[tuple[_Spelling, ...]] = (
    *(
        ("pe", "p" + spelling[1:].replace("|m", "|p"), swallowed, cost)
        for name, spelling, swallowed, cost in _SPELLINGS
        if name == "me"
    ),
    ("pe", r"peng(?=l)", "", 10),
)
_COMPILED: Final = tuple(
    (name, re.compile(spelling), swallowed, cost)
    for name, spelling, swallowed, cost in (*_SPELLINGS, *_PEN)
)
_SHORTEST: Final = 2


def prefixed(word: str) -> Iterator[Prefixed]:
    """Yield the ways to take a prefix from *word*, which is in lower case.

    >>> [(found.prefix, found.rest) for found in prefixed("menulis")]
    [('me', 'nulis'), ('me', 'tulis')]
    """
    for name, spelling, swallowed, cost in _COMPILED:
        match = spelling.match(word)
        if match and len(word) - match.end() >= _SHORTEST:
            yield Prefixed(name, swallowed + word[match.end() :], cost)
