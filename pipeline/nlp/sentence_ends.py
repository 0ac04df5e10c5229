"""Sentence ends that are beyond doubt, for the few that the model of characters misses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipeline.language_data import read_words
from pipeline.nlp.closing_marks import closes
from pipeline.nlp.word_span import WordSpan

ABBREVIATIONS: Final = "tokenizer/abbreviations.txt"
OPENERS: Final = "tokenizer/sentence_openers.txt"
SHORTEST: Final = 2  # letters of the word before a full stop; one is an initial
_CODE: Final = re.compile(r"(?<![\w-])[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+$")  # RAPBN-P, B-29
_LONGEST_CODE: Final = 20  # characters
_LIST_NUMBER: Final = re.compile(r"\d{1,2}\.?")
_OPENING: Final = "\"'“‘«"
_CLOSING: Final = "\"'”’»)"
_ENDING: Final = frozenset(f".?!{_CLOSING}")


def with_sure_ends(text: str, words: Sequence[WordSpan]) -> list[WordSpan]:
    """Start a sentence at each of *words* of *text* that follows a sure sentence end.

    Sure is a question mark, a full stop or exclamation mark after a lower-case word, or a full
    stop after a capitalised word, acronym, code or number that does not begin its sentence, or
    after a closing quotation mark or bracket or before one, if a space and a capital follow, in
    quotation marks or not, and the word is no abbreviation. After an abbreviation it is sure before
    a word that opens sentences (``lang/tokenizer/sentence_openers.txt``). In the treebanks (GSD
    train, CSUI train, PUD) the sentence goes on after 1 of 484 such question marks and 29 of 3,024
    full stops after lower-case words. After capitalised words it goes on at 3 of 376 in CSUI and
    PUD, but at 218 of 1,514 in GSD, nearly always where two sentences were left together ("... di
    Bali. Tidak ..."): the model has learned that, and without this joins 1 sentence of news in 70
    to the next. After numbers it goes on at 12 of 599 in all of them and the corrected news trees,
    after a stop and a quotation mark at 5 places. For further ends see
    `pipeline.nlp.closing_marks`. The number of a list (*3. Komisi VII ...*) at the beginning of
    *text* is no sentence.
    """
    result = list(words)
    for i in range(2, len(words)):
        if text[words[i - 1].end - 1] in _ENDING and _follows_sure_end(text, words, i):
            result[i] = result[i]._replace(starts_sentence=True)
    first = _after_list_number(text, words)
    if first:
        result[first] = result[first]._replace(starts_sentence=False)
    return result


def _after_list_number(text: str, words: Sequence[WordSpan]) -> int:
    """The number of the word behind the number of a list that *text* begins with, else 0."""
    for i in (1, 2):
        if i < len(words) and text[words[i - 1].end - 1] == ".":
            number = text[words[0].start : words[i - 1].end]
            return i if _LIST_NUMBER.fullmatch(number) and number.endswith(".") else 0
    return 0


def _follows_sure_end(text: str, words: Sequence[WordSpan], i: int) -> bool:
    before, mark, word = words[i - 2 : i + 1]
    opening = _opening(text, words, i)
    if opening[:1].isupper() and closes(text, words[max(0, i - 3) : i + 1], opening=opening):
        return True
    if _ends_before_opener(text, before, mark) and mark.end < word.start:
        quoted = text[before.end - 1] == "." and text[mark.start] in _CLOSING
        return _opens(text, words, i) or (quoted and opening[:1].isupper())
    is_mark = mark.end == mark.start + 1 and text[mark.start] in ".?!"
    stands_between = before.end == mark.start and mark.end < word.start
    if not is_mark or not stands_between or not opening[:1].isupper():
        return False
    form = text[before.start : before.end]
    inner = text[words[i - 3].start : words[i - 3].end] if i > 2 else ""
    if form in _CLOSING and inner and words[i - 3].end == before.start:
        return inner.lower() not in read_words(ABBREVIATIONS)
    if "." in form or form.lower() in read_words(ABBREVIATIONS):  # M.Sc, S.Pd
        return not before.starts_sentence and _opens(text, words, i)
    return _ends(text, mark.start, form, first=before.starts_sentence)


def _ends_before_opener(text: str, before: WordSpan, word: WordSpan) -> bool:
    """Tell whether *word* ends a sentence if one opens behind it: *S.H.*, or *!* and a quote."""
    form = text[word.start : word.end]
    if form in _CLOSING:
        return before.end == word.start and text[before.end - 1] in ".?!"
    return form.endswith(".") and len(form) > 1 and not word.starts_sentence


def _opens(text: str, words: Sequence[WordSpan], i: int) -> bool:
    opening = _opening(text, words, i)
    return opening[:1].isupper() and opening.lower() in read_words(OPENERS)


def _opening(text: str, words: Sequence[WordSpan], i: int) -> str:
    """The word that begins at number *i*; if that is a quotation mark, the word behind it."""
    word = words[i]
    quoted = text[word.start] in _OPENING and i + 1 < len(words)
    if quoted and word.end == words[i + 1].start:
        word = words[i + 1]
    return text[word.start : word.end].lstrip(_OPENING)


def _ends(text: str, at: int, before: str, *, first: bool) -> bool:
    """Tell whether the mark *at* ends a sentence after the word *before*."""
    mark = text[at]
    if mark == "." and before[-1].isdecimal() and not first:
        return True
    if mark == "?" or (mark == "." and _CODE.search(text, max(0, at - _LONGEST_CODE), at)):
        return True
    name = before[0].isupper() and mark == "." and not first
    return before.isalpha() and (before.islower() or name) and len(before) >= SHORTEST
