"""Stems of words; names, function words and punctuation are not taken apart."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from pipeline.language_data import read_pairs
from pipeline.morphology.affixes import strip_affixes

_CACHED_FORMS: Final = 200_000  # some 50 MB
_LETTERS: Final = re.compile(r"[a-z]+(?:-[a-z]+)*")
_NO_STEM: Final = frozenset({"PUNCT", "SYM", "SPACE"})
_SIGNS_AS_WORDS: Final = frozenset({"ADP", "CCONJ"})  # "&" and "/" between two words
_WHOLE: Final = frozenset({"PROPN", "NUM"})
# Function words keep their form, but for those that the exceptions name.
_FUNCTION_WORDS: Final = frozenset(
    {"ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "PART", "PRON", "SCONJ", "X"}
)


@lru_cache(maxsize=_CACHED_FORMS)
def stem(form: str, *, upos: str | None = None) -> str | None:
    """Stem one word; ``None`` where *form* is no single word (punctuation, blank).

    *upos* (Universal Dependencies) decides what is taken apart at all, and between readings:
    names and numbers come back whole, and so do function words. Everything comes back in lower
    case. Without it, every word is taken apart.

    >>> stem("ketegangan"), stem("berminggu-minggu"), stem("...")
    ('tegang', 'minggu', None)
    >>> stem("Serangan"), stem("Serangan", upos="PROPN")
    ('serang', 'serangan')
    """
    word = form.lower()
    if upos in _NO_STEM or not word or any(c.isspace() for c in word):
        return None
    if upos not in _SIGNS_AS_WORDS and not any(c.isalnum() for c in word):
        return None
    if upos in _WHOLE or not _LETTERS.fullmatch(word):
        return word
    known = exceptions().get(word)
    if known is not None:
        return known
    whole = upos in _FUNCTION_WORDS and "-" not in word  # kadang-kadang is taken apart
    return word if whole else strip_affixes(word, upos=upos)


@cache
def exceptions() -> dict[str, str]:
    """Stem by form, where rules and dictionary miss it (``lang/morphology/exceptions.tsv``)."""
    return dict(read_pairs("morphology/exceptions.tsv"))
