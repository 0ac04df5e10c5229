"""Hyphens within a word and between words: reduplication, names, clitics, ranges.

A doubled word (*Undang-Undang*) is one, in 911 of 912 places of the UD treebanks GSD, CSUI and PUD.
So is a code (*COVID-19*, *B-29*). *Prabowo-Gibran* names two people, *Joliot-Curie* one. What tells
them apart is the text itself, and a list: names that also stand alone in it, or that the news knows
(``lang/tokenizer/names.txt``), are two. *BGN-nya* and *laptop-nya*
are a word and a clitic, as UD CSUI and PUD write it, and a hyphen that is glued to what stands
before it (*42%-58%*, *17-Budi*) begins no word. *se-Indonesia* is *se* before a name: in the
annotated news 25 names of 25 begin behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise
from operator import attrgetter

from pipeline.language_data import read_words
from pipeline.nlp.word_span import WordSpan

_NAME = r"[A-ZÀ-ÖØ-Þ][^\W\d_]+(?:['’][^\W\d_]+)*"
_PAIR = re.compile(rf"({_NAME})-({_NAME})")
_CLITIC = re.compile(r"(|\S*[^\W_])-(nya|ku|mu|lah|kah|pun)", re.IGNORECASE)
_DOUBLED = re.compile(r"([^\W\d_]{2,})-\1", re.IGNORECASE)
_CODE = re.compile(r"(?<![\w./-])[^\W\d_]{1,8}-\d{1,4}(?![\w/-]|[.,]\d)")
_THROUGHOUT = re.compile(r"[Ss]e-(?=[A-ZÀ-ÖØ-Þ])")
_LEADING = re.compile(r"(?<![\s(])-(?=\d|[A-ZÀ-ÖØ-Þ][^\W\d_])")


def with_hyphens_settled(text: str, words: Sequence[WordSpan]) -> list[WordSpan]:
    """Join doubled words and codes among *words* of *text*, and divide other words at hyphens."""
    if "-" not in text:
        return list(words)
    joined = with_codes_joined(text, with_doubled_joined(text, words))
    return with_hyphens_divided(text, with_clitics_divided(text, joined))


def with_clitics_divided(text: str, words: Sequence[WordSpan]) -> list[WordSpan]:
    """Divide what a hyphen joins to an enclitic: the word, the hyphen and the enclitic are words.

    >>> words = [WordSpan(0, 7, 0, 10, True), WordSpan(7, 10, 0, 10, False)]
    >>> [(word.start, word.end) for word in with_clitics_divided("laptop-nya", words)]
    [(0, 6), (6, 7), (7, 10)]
    """
    result: list[WordSpan] = []
    for (start, end), token in groupby(words, key=attrgetter("surface_start", "surface_end")):
        parts = list(token)
        hyphen = text.find("-", start, end) >= 0
        clitic = _CLITIC.fullmatch(text, start, end) if hyphen else None
        if clitic is None or clitic[1].lower() == clitic[2].lower():
            result += parts
        else:
            whole = WordSpan.token(start, end, starts_sentence=parts[0].starts_sentence)
            result += whole.cut((clitic.end(1), clitic.start(2)))
    return result


def with_codes_joined(text: str, words: Sequence[WordSpan]) -> list[WordSpan]:
    """Join each code of letters, a hyphen and a number among *words* of *text*.

    >>> words = [WordSpan(0, 6, 0, 6, True), WordSpan(6, 8, 6, 8, False)]
    >>> with_codes_joined("COVID-19", words)
    [WordSpan(start=0, end=8, surface_start=0, surface_end=8, starts_sentence=True)]
    """
    ends = {match.start(): match.end() for match in _CODE.finditer(text)}
    result: list[WordSpan] = []
    end = 0
    for word in words:
        if word.end <= end and result:
            result[-1] = result[-1]._replace(end=word.end, surface_end=word.surface_end)
            continue
        result.append(word)
        end = ends.get(word.start, 0)
    return result


def with_doubled_joined(text: str, words: Sequence[WordSpan]) -> list[WordSpan]:
    """Join each doubled word among *words* of *text*.

    >>> words = [WordSpan(0, 5, 0, 5, True), WordSpan(5, 9, 5, 9, False)]
    >>> with_doubled_joined("Raja-raja", words)
    [WordSpan(start=0, end=9, surface_start=0, surface_end=9, starts_sentence=True)]
    """
    result: list[WordSpan] = []
    for word in words:
        glued = bool(result) and result[-1].end == word.start
        result.append(word)
        hyphen = glued and text.find("-", result[-3:][0].start, word.end) >= 0
        for count in (2, 3) if hyphen else ():  # Raja- Raja, Raja - Raja
            if _is_doubled(text, result[-count:]):
                first = result[-count]
                result[-count:] = [first._replace(end=word.end, surface_end=word.end)]
                break
    return result


def _is_doubled(text: str, parts: list[WordSpan]) -> bool:
    whole = all(part.is_token for part in parts)
    glued = all(before.end == after.start for before, after in pairwise(parts))
    doubled = _DOUBLED.fullmatch(text, parts[0].start, parts[-1].end)
    return len(parts) > 1 and whole and glued and doubled is not None


def with_hyphens_divided(text: str, words: Sequence[WordSpan]) -> list[WordSpan]:
    r"""Divide *words* of *text* at hyphens that stand between two words.

    >>> text = "Prabowo-Gibran menang. Prabowo dan Gibran dilantik."
    >>> words = [WordSpan.token(*m.span(), starts_sentence=m.start() == 0)
    ...          for m in re.finditer(r"[\w-]+|[.]", text)]
    >>> [text[w.start : w.end] for w in with_hyphens_divided(text, words)][:4]
    ['Prabowo', '-', 'Gibran', 'menang']
    """
    alone = {text[word.start : word.end] for word in words}
    result: list[WordSpan] = []
    for word in words:
        hyphen = _hyphen(text, word, alone)
        result += [word] if hyphen is None else word.cut((hyphen, hyphen + 1))
    return result


def _hyphen(text: str, word: WordSpan, alone: set[str]) -> int | None:
    """Find the hyphen that divides *word*."""
    if not word.is_token or text.find("-", word.start, word.end) < 0:
        return None
    if word.start and _LEADING.match(text, word.start, word.end):
        return word.start
    if _THROUGHOUT.match(text, word.start, word.end):
        return word.start + 2
    pair = _PAIR.fullmatch(text, word.start, word.end)
    return pair.end(1) if pair and _are_two(pair[1], pair[2], alone) else None


def _are_two(first: str, second: str, alone: set[str]) -> bool:
    known = read_words("tokenizer/names.txt")
    return first != second and all(name in alone or name in known for name in (first, second))
