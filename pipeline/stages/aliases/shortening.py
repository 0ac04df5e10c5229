"""Short forms of names that are no people: *Gerindra*, *Dewan Keamanan*, *Rinjani*, *Bogor*.

A short form joins a longer name only where the text has exactly one that it can stand for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from itertools import permutations

from pipeline.language_data import read_lines, read_words
from pipeline.stages.aliases.acronyms import known_acronyms
from pipeline.stages.aliases.disjoint import DisjointNames
from pipeline.stages.aliases.introductions import abbreviated_forms
from pipeline.stages.aliases.names import Name, Words, country_of, name_of, words_of
from pipeline.stages.places.gazetteer import places_named

Spellings = Mapping[Name, Collection[str]]

_PREFIX_GROUPS = ("ORG", "EVENT")
_HEADED_GROUPS = ("LOC", "FAC", "GPE")
_LEVELS = frozenset({"kota", "kabupaten", "kab", "provinsi"})
_OWN_HOUSES = frozenset({"tbk", "persero"})  # last words of listed and state companies
_BEGINNING = 2  # words that a contracted name shares with its full one
_DIRECTIONS = frozenset({"barat", "selatan", "tengah", "tenggara", "timur", "utara"})
_MOST_ALIKE = 12  # names that begin alike and are compared
_MAX_SUFFIX_OF = 3  # words of a name that its last word can stand for: Manchester United


def shortened(spellings: Spellings, sets: DisjointNames) -> Iterator[tuple[Name, Name]]:
    """Yield pairs of the one longer name and the short form that stands for it.

    *spellings* gives the written forms of every name, *sets* what is known to be one already.
    """
    longer: dict[Name, set[Name]] = defaultdict(set)
    for name, texts in spellings.items():
        for short in {short for text in texts for short in _short_forms(name, text)}:
            longer[short].add(name)
    for short, full in _contracted(spellings):
        longer[short].add(full)
    written_out = _written_out(spellings, sets)
    places = {sets.find(name) for name in spellings if name.is_link}
    for name, texts in sorted(spellings.items(), key=lambda item: -len(item[0].words)):
        fulls = [
            full
            for full in longer.get(name, ())
            if not (name in written_out and _is_branch(full, name))
        ]
        own = sets.find(name)
        candidates = {sets.find(full) for full in fulls} - {own}
        if own in places:  # *Gubernur Bengkulu* said which one Bengkulu is: not Kota Bengkulu
            candidates -= places
        if len(candidates) == 1 and not any(_stands_alone(name, text) for text in texts):
            yield candidates.pop(), name


def _written_out(spellings: Spellings, sets: DisjointNames) -> set[Name]:
    """Give the names that a longer one is known to stand for: *JARMA*, introduced in a bracket."""
    longest: dict[Name, int] = defaultdict(int)
    for name in spellings:
        root = sets.find(name)
        longest[root] = max(longest[root], len(name.words))
    return {name for name in spellings if longest[sets.find(name)] > len(name.words)}


def _is_branch(full: Name, short: Name) -> bool:
    """*JARMA Lampung* is no name of JARMA: Jaringan Relawan Muda has no place in its own."""
    rest = full.words[len(short.words) :]
    begins = full.words[: len(short.words)] == short.words and bool(rest)
    return short.group == "ORG" and begins and bool(places_named(" ".join(rest)))


def _contracted(spellings: Spellings) -> Iterator[tuple[Name, Name]]:
    """*Balai Karantina Jateng* of Balai Karantina Hewan, Ikan, dan Tumbuhan Jawa Tengah.

    It begins with the same two words and ends as the longer name does.
    """
    begun: dict[Words, list[Name]] = defaultdict(list)
    for name in spellings:
        if name.group == "ORG" and len(name.words) > _BEGINNING:
            begun[name.words[:_BEGINNING]].append(name)
    for names in begun.values():
        for short, full in permutations(names[:_MOST_ALIKE], 2):
            rest = iter(full.words)
            shorter = len(short.words) < len(full.words) and short.words[-1] == full.words[-1]
            if shorter and all(word in rest for word in short.words):
                yield short, full


def _short_forms(name: Name, text: str) -> Iterator[Name]:
    if name.is_link:
        yield from _bare_place(text)
    elif name.group in _PREFIX_GROUPS:
        yield from _parts(name)
        yield from _parts(Name(name.group, words_of(text)))
        yield from _of_listed(name, words_of(text))
        for form in abbreviated_forms(text):  # RAM Bali of Relawan Air Minum (RAM) Provinsi Bali
            yield from _without_level(name_of(name.group, form))
    if name.group in _HEADED_GROUPS:
        yield from _without_head(name)


def _of_listed(name: Name, words: Words) -> Iterator[Name]:
    """*Telkom* of PT Telkom Indonesia (Persero) Tbk, *Danamon* of PT Bank Danamon Indonesia Tbk.

    A listed or state company is its own house, and mostly no local company of a foreign one.
    """
    if _OWN_HOUSES.isdisjoint(words[-1:]):
        return
    kept = name.words[: len(name.words) - (name.words[-1] == "indonesia")]
    for short in (kept, kept[kept[:1] == ("bank",) :]):
        if short and short != name.words:
            yield Name(name.group, short)


def _parts(name: Name) -> Iterator[Name]:
    yield from _beginnings(name)
    yield from _without_level(name)
    if name.group == "ORG" and len(name.words) > 1:
        yield from _endings(name)
        if name.words[0] == "timnas":
            yield Name("ORG", tuple(word for word in name.words if word not in _countries()))
        if name.words[0] in {"kanwil", *read_words("aliases/officers.txt")}:
            yield Name("ORG", name.words[1:])


def _beginnings(name: Name) -> Iterator[Name]:
    """*Persib* of Persib Bandung, *Dewan Keamanan* of Dewan Keamanan PBB.

    What tells a branch, a local company or another team from its house is never left out:
    *Kawasaki* is not Kawasaki Motors Indonesia.
    """
    for length in range(1, len(name.words)):
        rest = name.words[length:]
        if any(word in read_words("aliases/team_qualifiers.txt") for word in rest):
            continue
        if rest[-1] in _countries() and name.words[0] not in _unit_heads():
            continue
        if rest[0] in _DIRECTIONS:  # Polda Papua is not Polda Papua Barat
            continue
        yield Name(name.group, name.words[:length])


@cache
def _countries() -> frozenset[str]:
    """Countries by one word, which end the names of local companies."""
    return frozenset({"indonesia", "malaysia", "singapura", "singapore", "vietnam", "thailand"})


def _endings(name: Name) -> Iterator[Name]:
    """*United* of Manchester United; not the house that an Indonesian unit belongs to."""
    is_unit = not _unit_heads().isdisjoint(name.words[:-1])  # LHKP PP Muhammadiyah
    if len(name.words) <= _MAX_SUFFIX_OF and not is_unit:
        yield Name(name.group, name.words[-1:])
        if len(name.words) == _MAX_SUFFIX_OF and name.words[-1] in ("united", "city", "fc"):
            yield Name(name.group, name.words[1:])  # Gresik United of Persegres Gresik United


@cache
def _unit_heads() -> frozenset[str]:
    """First words of units and bodies, whose last words name another body or a place."""
    heads = {words[0] for words in known_acronyms()}
    return frozenset(heads) | read_words("aliases/unit_heads.txt")


def _without_level(name: Name) -> Iterator[Name]:
    """*KPU Pasuruan* of KPU Kabupaten Pasuruan."""
    kept = tuple(word for word in name.words if word not in _LEVELS)
    if kept and kept != name.words:
        yield Name(name.group, kept)


def _without_head(name: Name) -> Iterator[Name]:
    for head in _place_heads():
        rest = name.words[len(head) :]
        if rest and name.words[: len(head)] == head and rest[-1] not in _settlements():
            yield from (Name(group, rest) for group in {name.group, "LOC"} - {"GPE"} or {"GPE"})
            if name.group == "GPE":
                yield Name("GPE", rest)


@cache
def _settlements() -> frozenset[str]:
    """Last words of quarters that bridges and roads are named after: *Jembatan Balba Estate*."""
    return frozenset({"estate", "residence", "regency", "city", "park", "village", "garden"})


@cache
def _place_heads() -> tuple[Words, ...]:
    return tuple(tuple(head.split()) for head in read_lines("aliases/place_heads.txt"))


def _bare_place(text: str) -> Iterator[Name]:
    """*Bogor* of Kota Bogor."""
    words = tuple(text.lower().split())
    for head in _place_heads():
        if len(words) > len(head) and words[: len(head)] == head:
            yield Name("GPE", words[len(head) :])


def _stands_alone(name: Name, text: str) -> bool:
    """Tell whether *name* is a thing of its own that is never short for a longer name."""
    if name.is_link:
        return True
    if name.group in ("EVENT", "GPE", "LOC", "FAC"):
        return False
    word = " ".join(name.words)
    if word in read_words("aliases/local_bodies.txt"):
        return False
    if word in read_words("aliases/standalone.txt") or name.words in known_acronyms():
        return True
    return country_of(text) is not None or bool(places_named(text))
