"""What a word can be made of: prefixes, a root, suffixes and clitics.

Every way to take a word apart that ends in a root of the dictionary is a reading; it costs what
its parts cost, and the cheapest wins. So affixes are tried before clitics (*ter-paku*, not
*terpa-ku*), and a common root beats a rare one (*me-saring*, not *nyaring*).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from pipeline.morphology.prefixes import BOUND, prefixed
from pipeline.morphology.roots import exceptions, root_cost

LONGEST: Final = 40  # letters; no Indonesian word is longer

_DEEPEST: Final = 3  # prefixes
_SUFFIXES: Final = {"": 0, "kan": 5, "an": 5, "i": 5, "in": 20}  # -in is colloquial
_ENCLITICS: Final = {"nya": 9, "lah": 9, "kah": 9, "pun": 9, "ku": 14, "mu": 14}
_PROCLITICS: Final = ("ku", "kau")
_PROCLITIC: Final = 15
_MISFIT: Final = 8  # a suffix that does not go with the first prefix
_COMPOUND: Final = 20
_EXCEPTION: Final = 3  # a form whose stem is known, as a part of the word
_DERIVED: Final = 6  # a root that ends like a derived word
_FITTING: Final = {
    "": ("", "kan", "an", "i"),
    "di": ("", "kan", "i"),
    "me": ("", "kan", "i"),
    "ter": ("", "kan", "i"),
    "ke": ("", "an"),
    "se": ("",),
    "ber": ("", "kan", "an"),
    "per": ("", "an"),
    "pe": ("", "an"),
    "re": ("", "an"),
    **dict.fromkeys(BOUND, ("", "an")),
}
# Prefixes that begin a word or follow a clitic, and those that do not follow each other.
_ONLY_FIRST: Final = frozenset({"di", "me", "re", *BOUND})
_NOT_TOGETHER: Final = frozenset(
    {("ber", "ter"), ("per", "pe"), ("per", "ter"), ("ter", "ke"), ("pe", "ke")}
)
_LOOKS_PREFIXED: Final = ("me", "pe", "ke", "ber", "ter", "se")


class Reading(NamedTuple):
    """A root and what the reading that leads to it costs, in tenths of a prefix."""

    cost: int
    root: str


def readings(word: str, *, upos: str | None = None) -> list[Reading]:
    """List the readings of *word*, letters in lower case, the cheapest first.

    *upos* (Universal Dependencies) says which suffixes fit.

    >>> readings("menyaring")[0].root, readings("gerakan", upos="NOUN")[0].root
    ('saring', 'gerak')
    """
    if len(word) > LONGEST:
        return []
    return sorted(
        reading
        for body, cost in _without_clitics(word)
        for reading in _with_prefixes(body, (), cost, upos)
    )


def _without_clitics(word: str) -> Iterator[tuple[str, int]]:
    for enclitic, cost in {"": 0, **_ENCLITICS}.items():
        body = word.removesuffix(enclitic).rstrip("-")
        if not word.endswith(enclitic) or len(body) < 3:
            continue
        if body.startswith("ketidak") and body.endswith("an"):
            body = "ke" + body.removeprefix("ketidak")  # ketidak-nyaman-an as ke-nyaman-an
        yield body, cost
        for proclitic in _PROCLITICS:
            if body.startswith(proclitic) and len(body) > len(proclitic) + 3:
                yield body.removeprefix(proclitic), cost + _PROCLITIC


def _with_prefixes(
    word: str, before: tuple[str, ...], cost: int, upos: str | None
) -> Iterator[Reading]:
    if (known := exceptions().get(word, word)) != word:
        yield Reading(cost + _EXCEPTION, known)
    yield from _with_suffix(word, before, cost, upos)
    if len(before) == _DEEPEST:
        return
    for found in prefixed(word):
        if before and not _follows(found.prefix, before[-1]):
            continue
        yield from _with_prefixes(found.rest, (*before, found.prefix), cost + found.cost, upos)


def _follows(prefix: str, before: str) -> bool:
    return not (prefix in _ONLY_FIRST or prefix == before or (before, prefix) in _NOT_TOGETHER)


def _with_suffix(
    word: str, prefixes: tuple[str, ...], cost: int, upos: str | None
) -> Iterator[Reading]:
    for suffix, own in _SUFFIXES.items():
        root = word.removesuffix(suffix)
        if not word.endswith(suffix) or (suffix == "i" and root.endswith("i")):
            continue
        found = root_cost(root)
        if found is None and prefixes and (first := _first_of_compound(root)):
            root, found = first, _COMPOUND
        if found is None:
            continue
        looks_derived = bool(prefixes) and root.endswith("an") and _is_root(root[:-2])
        yield Reading(
            cost + own + found + _misfit(suffix, prefixes, word, upos) + looks_derived * _DERIVED,
            root,
        )


def _misfit(suffix: str, prefixes: tuple[str, ...], word: str, upos: str | None) -> int:
    first = prefixes[0] if prefixes else ""
    fitting = _FITTING[first]
    if not prefixes and upos in ("NOUN", "VERB"):
        fitting = ("", "an") if upos == "NOUN" else ("", "kan", "i")
    cost = 0 if suffix in fitting else _MISFIT
    if suffix and not prefixes and word.startswith(_LOOKS_PREFIXED):
        cost += 13  # keretakan is ke-retak-an, not kereta-kan
    return cost


def _is_root(word: str) -> bool:
    cost = root_cost(word)
    return cost is not None and len(word) > 2


def _first_of_compound(word: str) -> str | None:
    """The first of two common roots that *word* is put together from (*ketenagakerjaan*)."""
    for at in range(4, len(word) - 3):
        costs = root_cost(word[:at]), root_cost(word[at:])
        if all(cost is not None and cost <= 5 for cost in costs):
            return word[:at]
    return None
