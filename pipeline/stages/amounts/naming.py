"""Tells numbers that name (*Pasal 5*, *kelas 3*) from numbers that count."""

from __future__ import annotations

import re
from functools import cache

from pipeline.language_data import read_json

_WORD_BEFORE = re.compile(r"([^\W\d_]+\.?)[^\S\n]*\Z")


def names_something(text: str, start: int) -> bool:
    """Tell whether the number at *start* belongs to the word before it.

    >>> names_something("Pasal 5 undang-undang", 6), names_something("ada 5 kursi", 4)
    (True, False)
    """
    before = _WORD_BEFORE.search(text, max(0, start - 20), start)
    return before is not None and before[1].lower() in _naming_words()


@cache
def _naming_words() -> frozenset[str]:
    return frozenset(read_json("amounts/counts.json")["numbers_that_name"])
