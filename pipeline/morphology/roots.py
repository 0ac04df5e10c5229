"""The dictionary of roots, and how common each of them is in news."""

from __future__ import annotations

from functools import cache
from typing import Final

from pipeline.language_data import read_pairs, read_words

RARE: Final = 12  # cost of a root that news do not have, in tenths of a prefix
_HIDING: Final = 25  # cost of one that hides a common root
_COMMON: Final = 5  # size of the family of a word that is in everybody's mouth


@cache
def roots() -> frozenset[str]:
    """Give the roots: Sastrawi's dictionary, ``lang/morphology/roots.txt``, stems of exceptions.

    Derived forms that stand in the dictionary (*adakan*, *pemuda*) are left out: those that the
    exceptions take apart.
    """
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    words = frozenset(word.strip() for word in StemmerFactory().get_words())
    derived = {form: stem for form, stem in exceptions().items() if form != stem}
    known = words | read_words("morphology/roots.txt") | set(derived.values())
    return frozenset(known - derived.keys() - {""})


@cache
def exceptions() -> dict[str, str]:
    """Read the stem by form where rules and roots do not give it.

    They are the reviewed forms of ``lang/morphology/exceptions.tsv`` (see ``NOTICE.md`` there).
    """
    return dict(read_pairs("morphology/exceptions.tsv"))


def root_cost(word: str) -> int | None:
    """Tell what it costs to take *word* for a root, in tenths of a prefix; None where it is none.

    The commoner a root and its family are in news, the less (``lang/morphology/families.tsv``).
    Very short roots cost more, and so do rare ones that hide a common root (*pasu* in *pasukan*,
    ``lang/morphology/not_roots.txt``).

    >>> root_cost("saring"), root_cost("nyaring"), root_cost("saringan")
    (6, 25, None)
    """
    if word not in roots():
        return None
    if word in read_words("morphology/not_roots.txt"):
        return _HIDING
    cost = max(0, 10 - _families()[word]) if word in _families() else RARE
    return cost + {1: 40, 2: 25, 3: 2}.get(len(word), 0)


def is_common(word: str) -> bool:
    """Tell whether *word*, in lower case, is a root that news often have, so that it names nobody.

    >>> is_common("antara"), is_common("handayani")
    (True, False)
    """
    return _families().get(word, 0) >= _COMMON


@cache
def _families() -> dict[str, int]:
    """Read the size of a root's family: the binary logarithm of how often news have it."""
    return {root: int(size) for root, size in read_pairs("morphology/families.tsv")}
