"""Words that lost their last letter: *menuturka* of *menuturkan*, *it* of *itu*."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from pipeline.language_data import read_words
from pipeline.morphology.roots import roots
from pipeline.morphology.stems import stem

_LAST: Final = "naikuhgrtslmpbdjcefoqvwxyz"  # the commonest at the end of words first


@lru_cache(maxsize=4096)
def with_last_letter(word: str) -> str | None:
    """Give *word*, in lower case, with the letter that it lost; ``None`` where it lacks none.

    It lacks one where the dictionary has it, or its stem, with one more letter alone.

    >>> with_last_letter("menuturka"), with_last_letter("it"), with_last_letter("itu")
    ('menuturkan', 'itu', None)
    """
    if _is_known(word) or word in read_words("tokenizer/abbreviations.txt"):
        return None
    return next((word + letter for letter in _LAST if _is_known(word + letter)), None)


def _is_known(word: str) -> bool:
    return word in roots() or (stem(word) or "") in roots()
