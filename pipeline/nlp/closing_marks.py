"""Marks that close a sentence before a capital: *dll.*, ``...``, a sign-off, *Grup B*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipeline.language_data import read_words
from pipeline.morphology.roots import roots
from pipeline.morphology.stems import stem
from pipeline.nlp.word_span import WordSpan

CLOSERS: Final = "tokenizer/closing_abbreviations.txt"
LETTERED: Final = "tokenizer/lettered.txt"
NAMES: Final = "tokenizer/names.txt"
# What stands in brackets behind the last full stop of an article: (rin/bud).
_SIGN_OFF: Final = re.compile(r"[.!?][\"”’]? \([a-z]{2,8}(?:/[a-z]{2,8}){0,2}\)$")
_LONGEST_SIGN_OFF: Final = 32  # characters
_MULTIPLIERS: Final = frozenset(["M", "T"])  # Rp 5 M.
_CLOSING: Final = "\"'”’»"
_SHORTEST: Final = 2  # letters of the word before a full stop that stands alone


def closes(text: str, words: Sequence[WordSpan], *, opening: str) -> bool:
    """Tell whether what stands before the last of *words*, up to three others, ends a sentence.

    *opening* is the word, with a capital, that begins there. In the treebanks the sentence ends
    after an ellipsis at 12 of 14 such places, after *dll.*, *dsb.*, *dst.* at all 6, after a
    sign-off at all 6 of the corrected news trees.
    """
    before, mark, word = words[-3:]
    if mark.end == word.start:
        return False
    form = text[mark.start : mark.end]
    glued = before.end == mark.start
    if form == ")":
        return _SIGN_OFF.search(text, max(0, mark.end - _LONGEST_SIGN_OFF), mark.end) is not None
    if form in _CLOSING:  # "Adilkah ini?" Pertanyaan itu ...
        return glued and text[before.end - 1] in "?!" and _is_common(opening)
    if form in ("...", "…"):
        return glued and text[before.end - 1].isalnum() and not before.starts_sentence
    if form == "." and not glued:
        return _stands_behind_space(text, before, mark)
    return _ends_shortened(text, words, opening)


def _stands_behind_space(text: str, before: WordSpan, mark: WordSpan) -> bool:
    form = text[before.start : before.end]
    is_word = form.isalpha() and form.islower() and len(form) >= _SHORTEST
    return is_word and text[before.end : mark.start] == " "


def _ends_shortened(text: str, words: Sequence[WordSpan], opening: str) -> bool:
    """Tell whether a list closed by *dll.* ends here, or a letter that is no initial."""
    parts = [text[word.start : word.end] for word in words[:-1]]
    if parts[-1] == ".":
        parts.pop()
    elif not parts[-1].endswith("."):
        return False
    short = parts[-1].removesuffix(".")
    if short.lower() in read_words(CLOSERS):
        return True
    if len(short) != 1 or not short.isupper() or len(parts) == 1:
        return False
    inner = parts[-2]
    if inner[-1].isdecimal():
        return short in _MULTIPLIERS
    return inner.lower() in read_words(LETTERED) and _is_common(opening)


def _is_common(word: str) -> bool:
    """Tell whether *word* is one of the language rather than a name."""
    return word not in read_words(NAMES) and stem(word) in roots()
