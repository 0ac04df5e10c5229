"""Acronyms: those that readers know, and whether one stands for a name in brackets beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache

from pipeline.language_data import read_pairs, read_words

Words = tuple[str, ...]

_SKIPPED = frozenset(
    [
        "dan",
        "of",
        "the",
        "for",
        "and",
        "di",
        "untuk",
        "de",
        "bagi",
        "dari",
        "atas",
        "&",
        "y",
        "und",
        "et",
        "in",
    ]
)
_MAX_ACRONYM = 10
_WORD = re.compile(r"[^\W_]+")


def _plain_words(text: str) -> Words:
    return tuple(match[0].lower() for match in _WORD.finditer(text))


@cache
def _expansions(path: str) -> dict[str, list[tuple[Words, Words]]]:
    """Map the first word of a full name to (its words, the acronym's words), the longest first."""
    table: dict[str, list[tuple[Words, Words]]] = defaultdict(list)
    first: dict[Words, Words] = {}
    for acronym, full in read_pairs(path):
        words, short = _plain_words(full), _plain_words(acronym)
        if first.setdefault(words, short) == short:
            table[words[0]].append((words, short))
        else:  # Kemlu is Kemenlu
            table[short[0]].append((short, first[words]))
    for rows in table.values():
        rows.sort(key=lambda row: -len(row[0]))
    return dict(table)


@cache
def known_acronyms() -> frozenset[Words]:
    """Give the words of every acronym in ``lang/aliases/acronyms.tsv``."""
    return frozenset(_plain_words(acronym) for acronym, _ in read_pairs("aliases/acronyms.tsv"))


@cache
def banks() -> frozenset[Words]:
    """Give the acronyms among them that are those of banks."""
    rows = read_pairs("aliases/acronyms.tsv")
    return frozenset(_plain_words(a) for a, full in rows if _plain_words(full)[0] == "bank")


@lru_cache(maxsize=16384)
def contract(words: Words) -> Words:
    """Replace every full name in *words* that has a known acronym by it.

    >>> contract(("komisi", "iii", "dewan", "perwakilan", "rakyat"))
    ('komisi', 'iii', 'dpr')
    """
    return _replace(words, "aliases/acronyms.tsv")


def contract_law(words: Words) -> Words:
    """Write the name of a law in its shortest form.

    >>> contract_law(("undang", "undang", "nomor", "11", "tahun", "2020"))
    ('uu', '11', '2020')
    """
    short = contract(_replace(words, "aliases/laws.tsv"))
    kept = tuple(word for word in short if word not in read_words("aliases/law_fillers.txt"))
    return tuple(word for i, word in enumerate(kept) if i == 0 or word != kept[i - 1])


def _replace(words: Words, path: str) -> Words:
    table = _expansions(path)
    result: list[str] = []
    position = 0
    while position < len(words):
        for full, acronym in table.get(words[position], ()):
            if words[position : position + len(full)] == full:
                result.extend(acronym)
                position += len(full)
                break
        else:
            result.append(words[position])
            position += 1
    return tuple(result)


def looks_like_acronym(text: str) -> bool:
    """Tell whether *text* is one word, mostly capitals: *KPK*, *P3SPS*; not *Banggar*."""
    letters = [char for char in text if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    return " " not in text and 2 <= len(letters) <= _MAX_ACRONYM and capitals * 2 > len(letters)


def abbreviated_part(full: str, short: str) -> int | None:
    """Find the first word of *full* that *short* abbreviates; ``None`` when there is none.

    0 is the whole name. Function words may count or not. A blend of syllables (*Banggar*) begins
    with the first letter of the name and takes its letters in order.

    >>> abbreviated_part("Komisi Pemberantasan Korupsi", "KPK")
    0
    >>> abbreviated_part("Komisi Fatwa Majelis Ulama Indonesia", "MUI")
    2
    >>> abbreviated_part("Badan Anggaran", "Banggar")
    0
    >>> abbreviated_part("Badan Pusat Statistik", "Golkar") is None
    True
    """
    words, letters = _plain_words(full), "".join(_plain_words(short))
    if len(words) < 2 or not letters or len(letters) >= len("".join(words)):
        return None
    for start in range(len(words)):
        if _are_initials(words[start:], letters) and (start == 0 or len(letters) >= 3):
            return start
    if _is_blend("".join(words), letters):
        return 0
    return None


def initials_of(words: Words) -> frozenset[str]:
    """Give the initials of *words*, with and without those of function words.

    >>> sorted(initials_of(("riset", "dan", "inovasi")))
    ['rdi', 'ri']
    """
    content = "".join(word[0] for word in words if word not in _SKIPPED)
    return frozenset({"".join(word[0] for word in words), content})


def _are_initials(words: Words, letters: str) -> bool:
    return len(letters) >= 2 and letters in initials_of(words)


def _is_blend(full: str, letters: str) -> bool:
    rest = iter(full)
    return full[0] == letters[0] and all(letter in rest for letter in letters)
