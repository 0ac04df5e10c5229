"""Stems of words; names, function words and punctuation are not taken apart."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from pipeline.morphology.readings import LONGEST, readings
from pipeline.morphology.roots import exceptions, roots

_CACHED_FORMS: Final = 200_000  # some 50 MB
_SPACE: Final = re.compile(r"\s")
_LETTERS: Final = re.compile(r"[a-z]+(?:-[a-z]+)*")
_TWICE: Final = re.compile(r"[a-z]{3,}(?=2$)")  # anak2, as messages and comments write anak-anak
_NO_STEM: Final = frozenset({"PUNCT", "SYM", "SPACE"})
_SIGNS_AS_WORDS: Final = frozenset({"ADP", "CCONJ"})  # "&" and "/" between two words
_WHOLE: Final = frozenset({"PROPN", "NUM"})
# Function words keep their form, except those that the exceptions name.
_FUNCTION_WORDS: Final = frozenset({"ADP", "AUX", "CCONJ", "DET", "INTJ", "PART", "PRON", "SCONJ"})
_CLITICS: Final = frozenset({"nya", "ku", "mu", "lah", "kah", "pun"})
_HYPHENATED_PREFIX: Final = re.compile(
    r"(?:di|se|ke|ku|kau|nge|ter|ber|per|[mp]e(?:m|n|ng|ny)?|anti|antar|pra|pasca|non)-(?=...)"
)


@lru_cache(maxsize=_CACHED_FORMS)
def stem(form: str, *, upos: str | None = None) -> str | None:
    """Stem one word; ``None`` where *form* is not a single word (punctuation, blank).

    *upos* (Universal Dependencies) decides what is taken apart at all, and between readings:
    names and numbers come back whole, and so do function words. Everything comes back in lower
    case. Without it, every word is taken apart.

    >>> stem("ketegangan"), stem("berminggu-minggu"), stem("...")
    ('tegang', 'minggu', None)
    >>> stem("Serangan"), stem("Serangan", upos="PROPN"), stem("bangunan2")
    ('serang', 'serangan', 'bangun')
    """
    word = form.lower()
    if upos in _NO_STEM or not word or _SPACE.search(word):
        return None
    if upos not in _SIGNS_AS_WORDS and not word.isalnum() and not any(map(str.isalnum, word)):
        return None
    if upos in _WHOLE or not _LETTERS.fullmatch(word):
        return word if upos in _WHOLE else _root_twice(word, upos)
    known = exceptions().get(word)
    if known is not None:
        return known
    if upos in _FUNCTION_WORDS and "-" not in word:  # kadang-kadang is taken apart
        return word
    return root_of(word, upos=upos)


def _root_twice(word: str, upos: str | None) -> str:
    """Find the root of *bangunan2*; what is no such word comes back whole."""
    twice = _TWICE.match(word)
    root = root_of(twice[0], upos=upos) if twice else word
    return root if root in roots() else word


def root_of(word: str, *, upos: str | None = None) -> str:
    """Find the root of *word*, letters in lower case and hyphens; an unknown one comes back whole.

    >>> root_of("gerakan", upos="NOUN"), root_of("gerakkan", upos="VERB"), root_of("blogger")
    ('gerak', 'gerak', 'blogger')
    """
    known = exceptions().get(word)
    if known is not None:
        return known
    if word in roots() or len(word) > 2 * LONGEST:
        return word
    if "-" in word:
        return _root_of_parts(word, upos)
    found = readings(word, upos=upos)
    return found[0].root if found else word


def _root_of_parts(word: str, upos: str | None) -> str:
    prefix = _HYPHENATED_PREFIX.match(word)
    if prefix:
        return root_of(word[prefix.end() :], upos=upos)  # di-launching, se-Indonesia
    first, _, second = word.rpartition("-")
    root = root_of(first, upos=upos)
    if root in (root_of(second, upos=upos), root_of(f"me{second}", upos=upos)):
        return root  # berminggu-minggu, tolong-menolong, memotong-motong
    if first == second or (root != first and root in roots()):
        return root  # bergotong-royong
    if second in _CLITICS or (first[:3] == second[:3] and first in roots()):
        return root  # smartphone-nya, putra-putri
    return word
