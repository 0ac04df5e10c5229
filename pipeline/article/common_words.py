"""Whether a word is in everybody's mouth, so that alone it names nobody and no site."""

from __future__ import annotations

from functools import cache

from pipeline.language_data import read_pairs

_COMMON = 5  # size of the family of such a word; see families.tsv


def is_common(word: str) -> bool:
    """Tell whether *word*, in lower case, is the root of a large family of words.

    >>> is_common("antara"), is_common("handayani")
    (True, False)
    """
    return _sizes().get(word, 0) >= _COMMON


@cache
def _sizes() -> dict[str, int]:
    return {root: int(size) for root, size in read_pairs("morphology/families.tsv")}
