"""Slashes between words: *TNI/Polri* and *dan/atau* are three words each, as UD has them.

Of the slashes between two words in the treebanks CSUI and PUD, 10 of 12 are words (GSD has none
without spaces). Codes keep theirs (*II/2007*, *S/A*), and so do addresses (*contoh.id/berita*) and
units after a number (*60 km/jam*). The credit of a picture is a site and a name, no address
(*CONTOH.com/BUDI SANTOSO*).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.nlp.word_span import WordSpan

_WORD = r"[^\W\d_]{2,}(?:[-'’][^\W\d_]+)*"
_ADDRESS = r"\w/:@#&=%~+-"  # what belongs to an address or a code where it touches the words
_WORDS = re.compile(
    rf"(?:(?<![.?{_ADDRESS}])(?<!\d ){_WORD}|(?<=\w\)))(?:/{_WORD})+(?![{_ADDRESS}]|[.?]\w)"
)

_CREDIT = re.compile(
    r"(?<![\w/@.-])(?!www\.)[\w-]{2,}(?:\.[\w-]+)*\.(?i:com|co|id|net|org|tv|news)/"
    r"(?=[A-Z][^\W\d_]+\.?(?![\w/?=.-]))"
)


def with_slashes_divided(text: str, words: Sequence[WordSpan]) -> list[WordSpan]:
    r"""Make a word of each slash between two of *words* of *text*.

    >>> text = "Petugas TNI/Polri berjaga"
    >>> words = [WordSpan.token(*m.span(), starts_sentence=m.start() == 0)
    ...          for m in re.finditer(r"\S+", text)]
    >>> [text[w.start : w.end] for w in with_slashes_divided(text, words)]
    ['Petugas', 'TNI', '/', 'Polri', 'berjaga']
    """
    slashes = {
        match.start() + at
        for match in _WORDS.finditer(text)
        for at, character in enumerate(match.group())
        if character == "/"
    } | {match.end() - 1 for match in _CREDIT.finditer(text)}
    if not slashes:
        return list(words)
    result: list[WordSpan] = []
    for word in words:
        inside = [at for at in range(word.start, word.end) if at in slashes]
        cuts = (place for at in inside for place in (at, at + 1))
        result += word.cut(cuts) if inside and word.is_token else [word]
    return result
