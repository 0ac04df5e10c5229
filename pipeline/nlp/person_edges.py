"""Where names of people begin and end: behind rank and form of address, before the degrees.

*Bripka Dodi Saputra* is Dodi Saputra, *Hj Siti Aminah* is Siti Aminah, *Seskab Tedi* is Tedi,
*Ratna Sari SH MHum* is Ratna Sari. In the annotated news no name of 20,400 begins with a rank, but
for such as *Bharada E*, one begins with a form of address, and none ends with a degree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from pipeline.language_data import read_words
from pipeline.nlp.bioes import TaggedSpan

PERSON = "PERSON"
_INITIALS = re.compile(r"[A-Z]{2,4}")
_RETIRED = frozenset({"(", ")", "purn", "purn."})


def settled_people(words: Sequence[str], found: Sequence[TaggedSpan]) -> list[TaggedSpan]:
    """Give the spans *found* in a sentence, those of people from first to last name.

    >>> words = ["Bripka", "Dodi", "Saputra", "SH", "diperiksa"]
    >>> [(s.start, s.end) for s in settled_people(words, [TaggedSpan(0, 4, "PERSON", 0.9)])]
    [(1, 3)]
    """
    taken = {place for span in found for place in range(span.start, span.end)}
    trimmed = [part for span in found for part in _trimmed(words, span, taken)]
    return _without_degrees(words, trimmed)


def is_rank(word: str) -> bool:
    """Tell whether *word* is a rank of army or police.

    >>> is_rank("Bripka"), is_rank("Budi")
    (True, False)
    """
    return word.lower() in read_words("roles/ranks.txt")


def _trimmed(words: Sequence[str], span: TaggedSpan, taken: set[int]) -> Iterator[TaggedSpan]:
    """Take titles and degrees off *span*; a rank alone gives way to the initials behind it."""
    if span.label != PERSON:
        yield span
        return
    offices = read_words("ner/office_abbreviations.txt")
    if span.end == span.start + 1 and words[span.start].lower() in offices:
        return
    start = _behind_rank(words, _behind_address(words, span.start, span.end), span.end)
    start = _behind_address(words, start, span.end)
    end = span.end
    while end > start + 1 and _is_degree(words[end - 1]):
        end -= 1
    if start < end:
        yield replace(span, start=start, end=end)
    elif start < len(words) and start not in taken and _INITIALS.fullmatch(words[start]):
        taken.add(start)  # two ranks may stand before the same initials
        yield replace(span, start=start, end=start + 1)


def _behind_address(words: Sequence[str], start: int, end: int) -> int:
    """Give the place of the first word from *start* that is no form of address, else the last."""
    while start < end - 1 and words[start].lower() in _titles():
        start += 1
    return start


@cache
def _titles() -> frozenset[str]:
    return read_words("ner/addresses.txt") | read_words("ner/office_abbreviations.txt")


def _behind_rank(words: Sequence[str], start: int, end: int) -> int:
    """Give the place of the first word from *start* that belongs to no rank."""
    behind = start > 0 and is_rank(words[start - 1])
    if not (is_rank(words[start]) or (behind and _follows_rank(words[start]))):
        return start
    place = start + 1
    while place < len(words) and (words[place].lower() in _RETIRED or _follows_rank(words[place])):
        place += 1
    one_letter = place < end and end - place == 1 and len(words[place]) == 1
    return start if one_letter else place


def _follows_rank(word: str) -> bool:
    return is_rank(word) or word.lower() in read_words("roles/rank_complements.txt")


def _is_degree(word: str) -> bool:
    return word.replace(".", "") in read_words("ner/degrees.txt")


def _without_degrees(words: Sequence[str], found: Sequence[TaggedSpan]) -> list[TaggedSpan]:
    """Leave out what is nothing but degrees behind the name of a person."""
    result: list[TaggedSpan] = []
    end = -1  # of the last name, and the degrees and commas behind it
    for span in found:
        while 0 <= end < span.start and (words[end] == "," or _is_degree(words[end])):
            end += 1
        if end == span.start and _is_all_degrees(words, span):
            end = span.end
            continue
        result.append(span)
        end = span.end if span.label == PERSON else -1
    return result


def _is_all_degrees(words: Sequence[str], span: TaggedSpan) -> bool:
    """Tell degrees from a body of the same letters: *kata Dewi, MA menolak*."""
    if not all(map(_is_degree, words[span.start : span.end])):
        return False
    following = words[span.end] if span.end < len(words) else ","
    return span.label == PERSON or following == "," or _is_degree(following)
