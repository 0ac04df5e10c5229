"""Mentions that the model missed of names it found elsewhere in the document.

A name of several words is a name wherever it stands, and *Hartawan* alone is Rudi Hartawan where
the text has named him, unless it is a common word (*Putri*). Of 20,400 people's names in the
annotated news 7 parts stand outside of a mention. The initials of a body or an event are its name
where a bracket behind it says so, as the code of a listed company is, or where they are long.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.language_data import read_words
from pipeline.morphology.roots import roots
from pipeline.nlp.person_edges import PERSON
from pipeline.stages.aliases.acronyms import initials_of

SHORTEST_PART = 4  # letters
SHORTEST_INITIALS = 4  # letters without a bracket that introduces them
ABBREVIATED = frozenset({"ORG", "EVENT"})
_LISTED = frozenset({"tbk", "tbk."})
_CODE_LETTERS = 4  # of a company at the Indonesian exchange


class Place(NamedTuple):
    """A name that was found: its words in the document, and its label."""

    start: int
    end: int
    label: str


def recurring_names(words: Sequence[str], found: Sequence[Place]) -> list[Place]:
    """Find further mentions of the names *found* among *words*, apart from all of them.

    Cost is linear in the number of words times the longest name.

    >>> words = "Rudi Hartawan pergi . Hartawan pulang .".split()
    >>> recurring_names(words, [Place(0, 2, "PERSON")])
    [Place(start=4, end=5, label='PERSON')]
    """
    labels = _labels(words, found)
    if not labels:
        return []
    longest: dict[str, int] = {}
    for name in labels:
        longest[name[0]] = max(len(name), longest.get(name[0], 0))
    taken = {place for name in found for place in range(name.start, name.end)}
    return list(_missed(words, labels, longest, taken))


def labels_of_initials(words: Sequence[str], found: Sequence[Place]) -> dict[str, str]:
    """Give the label of each word among *words* that is the initials of a name *found*."""
    return {short: label for (short,), label in _initials(words, found).items()}


def _missed(
    words: Sequence[str],
    labels: dict[tuple[str, ...], str],
    longest: dict[str, int],
    taken: set[int],
) -> Iterator[Place]:
    place = 0
    while place < len(words):
        size = min(longest.get(words[place], 0), len(words) - place)
        while size and (
            tuple(words[place : place + size]) not in labels
            or not taken.isdisjoint(range(place, place + size))
        ):
            size -= 1
        if size:
            yield Place(place, place + size, labels[tuple(words[place : place + size])])
        place += size or 1


def _labels(words: Sequence[str], found: Sequence[Place]) -> dict[tuple[str, ...], str]:
    """Give the names of several words, and the parts of people's, that are names wherever."""
    whole = {
        tuple(words[name.start : name.end]): name.label
        for name in found
        if name.end - name.start > 1 and words[name.start][0].isupper()
    }
    parts: dict[tuple[str, ...], str] = {
        (word,): PERSON
        for name, label in whole.items()
        if label == PERSON
        for word in name
        if _is_telling(word)
    }
    return parts | _initials(words, found) | whole


def _initials(words: Sequence[str], found: Sequence[Place]) -> dict[tuple[str, ...], str]:
    """Give the initials that stand for one of the names *found* in this text."""
    result: dict[tuple[str, ...], str] = {}
    for name in found:
        if name.label not in (*ABBREVIATED, PERSON) or name.end - name.start < 2:
            continue
        if name.label in ABBREVIATED and (short := _inside(words[name.start : name.end])):
            result[(short,)] = name.label
        own = _lower(words[name.start : name.end])
        initials = initials_of(own)
        if words[name.end : name.end + 1] == ["("] and words[name.end + 2 : name.end + 3] == [")"]:
            short = words[name.end + 1]
            is_code = own[-1:] and own[-1] in _LISTED and len(short) == _CODE_LETTERS
            is_code = is_code and name.label != PERSON
            if _is_short(short) and (is_code or short.lower() in initials):
                result[(short,)] = name.label
        if name.label == PERSON:  # only the bracket shows that initials are somebody's
            continue
        long = {letters.upper() for letters in initials if len(letters) >= SHORTEST_INITIALS}
        result |= {(short,): name.label for short in long if _is_short(short)}
    return result


def _inside(words: Sequence[str]) -> str:
    """Give the initials that a name has within: *Lembaga Amil Zakat (LAZ) Kudus*."""
    if "(" not in words[2:-3]:
        return ""
    at = words.index("(", 2)
    short = words[at + 1]
    initials = initials_of(_lower(words[:at]))
    fits = words[at + 2] == ")" and _is_short(short) and short.lower() in initials
    return short if fits else ""


def _lower(words: Sequence[str]) -> tuple[str, ...]:
    """Give the *words* that are no marks, in lower case."""
    return tuple(word.lower() for word in words if word[0].isalnum())


def _is_short(word: str) -> bool:
    known = read_words("ner/not_names.txt")
    return len(word) > 1 and word.isalpha() and word.isupper() and word not in known


def _is_telling(word: str) -> bool:
    """Tell whether *word* names someone when it stands alone."""
    return len(word) >= SHORTEST_PART and word.istitle() and word.lower() not in roots()
