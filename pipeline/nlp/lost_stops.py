"""Sentences that begin without a mark before them: scraped headings, full stops that were lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.language_data import read_words
from pipeline.nlp.word_span import WordSpan

LINKS: Final = "tokenizer/sentence_links.txt"
NEVER_LAST: Final = "tokenizer/never_last.txt"
TITLED: Final = "ner/before_titles.txt"
_THREE: Final = 3  # words


def follows_lost_stop(text: str, words: Sequence[WordSpan]) -> bool:
    """Tell whether the second of three *words* opens a sentence although no mark stands before it.

    It is a word such as *Selain* or *Sedangkan* with a capital between two words in lower case: of
    45 such places in scraped news and reports, none was inside a sentence.
    """
    if len(words) < _THREE:
        return False
    before, word, after = (text[w.start : w.end] for w in words)
    if not word[:1].isupper() or word.lower() not in read_words(LINKS):
        return False
    apart = words[0].end + 1 == words[1].start
    goes_on = after == "," or after.islower()
    return apart and goes_on and _may_be_last(before)


def _may_be_last(word: str) -> bool:
    if word == "%" or word.removesuffix("%").replace(",", "").replace(".", "").isdecimal():
        return True
    known = word in read_words(NEVER_LAST) or word in read_words(TITLED)
    return word.isalpha() and word.islower() and not known
