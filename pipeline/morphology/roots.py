"""The dictionary of roots."""

from __future__ import annotations

from functools import cache

from pipeline.language_data import read_words


@cache
def roots() -> frozenset[str]:
    """Give the roots: Sastrawi's dictionary and ``lang/morphology/roots.txt``."""
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    words = frozenset(word.strip() for word in StemmerFactory().get_words())
    return (words | read_words("morphology/roots.txt")) - {""}
