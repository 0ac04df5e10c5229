"""Names that differ by one letter: slips and variant spellings of longer names.

Candidates are found by the deletion neighbourhood (Garbe's SymSpell idea): two words within one
edit share a string that is one of them with at most one letter left out. So the cost grows with the
number of names, not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations

from pipeline.stages.aliases.acronyms import known_acronyms
from pipeline.stages.aliases.names import Name
from pipeline.stages.places.gazetteer import country_around, places_named

_MIN_SINGLE = 7  # letters of a name of one word
_MIN_WORD = 5  # letters of the differing word of a longer name
_MAX_LETTERS = 80  # longer names are compared exactly
_MAX_BUCKET = 12  # names compared with each other
_ROMAN = frozenset("ivxlcdm")


def misspelled(names: Iterable[tuple[Name, tuple[str, ...]]]) -> Iterator[tuple[Name, Name]]:
    """Yield pairs of names whose spellings differ by one letter; *names* come with their words."""
    buckets: dict[tuple[str, str], dict[tuple[str, ...], Name]] = defaultdict(dict)
    for name, words in names:
        whole = " ".join(words)
        if not _MIN_SINGLE - 1 <= len(whole) <= _MAX_LETTERS:
            continue
        for shorter in {whole, *(whole[:i] + whole[i + 1 :] for i in range(1, len(whole)))}:
            buckets[name.group, shorter][words] = name
    for bucket in buckets.values():
        if 2 <= len(bucket) <= _MAX_BUCKET:
            for first, second in combinations(bucket, 2):
                if bucket[first] == bucket[second] or not is_slip(first, second):
                    continue
                if not (_are_two_places(first, second) or _differ_by_place(first, second)):
                    yield bucket[first], bucket[second]


def is_slip(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Tell whether the names differ in one word by one letter (added, lost, changed, swapped).

    Short words, numbers, roman numerals and known acronyms are never slips of each other.

    >>> is_slip(("vladimir", "zelensky"), ("vladimir", "zelenskyy"))
    True
    >>> is_slip(("komisi", "vii"), ("komisi", "viii")), is_slip(("zambia",), ("gambia",))
    (False, False)
    """
    if len(first) != len(second):
        return False
    pairs = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    if len(pairs) != 1:
        return False
    one, other = sorted(pairs[0], key=len)
    minimum = _MIN_SINGLE - 1 if len(first) == 1 else _MIN_WORD - 1
    if len(one) < minimum or len(other) < minimum + 1 or one[0] != other[0]:
        return False
    return _may_be_misspelled(one) and _may_be_misspelled(other) and _one_edit(one, other)


def _are_two_places(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Tell whether both name a place, and not the same: *Irlandia* is no slip of *Islandia*.

    *Sukabum*, which is read as *Sukabumi* without its last letter, is one.
    """
    if not (_is_known_place(first) and _is_known_place(second)):
        return False
    one, other = places_named(" ".join(first)), places_named(" ".join(second))
    return not one or one != other


def _differ_by_place(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Tell whether the word that differs is a place in both: *Polda Sulsel*, *Polda Sumsel*."""
    pairs = zip(first, second, strict=True)
    return any(a != b and _are_two_places((a,), (b,)) for a, b in pairs)


@lru_cache(maxsize=4096)
def _is_known_place(words: tuple[str, ...]) -> bool:
    name = " ".join(words)
    return bool(places_named(name)) or country_around(name) is not None


def _may_be_misspelled(word: str) -> bool:
    return word.isalpha() and not set(word) <= _ROMAN and (word,) not in known_acronyms()


def _one_edit(shorter: str, longer: str) -> bool:
    start = 0
    while start < len(shorter) and shorter[start] == longer[start]:
        start += 1
    rest, other = shorter[start:], longer[start:]
    if len(rest) < len(other):
        return rest == other[1:]
    return rest[1:] == other[1:] or (rest[:2] == other[1::-1] and rest[2:] == other[2:])
