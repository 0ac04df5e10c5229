"""The title beside a person's name: pure functions over the text before and after it.

The title is taken as written. Before the name it may have three parts: an office with its
complement (*Wakil Menteri Luar Negeri Rusia*), a rank (*AKBP*, *Brigjen Pol.*) and forms of address
(*Pak*, *Prof. Dr.*). After the name it is an apposition (*, Menteri Dalam Negeri,*), a bracket or a
phrase after *selaku*. An office wins over a rank, a rank over a form of address; where the office
stands before the name, the rank between it and the name belongs to the phrase.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.language_data import read_words

_TOKEN = re.compile(r"[^\W_]+(?:[./'’&-][^\W_]+)*\.?|[^\w\s]")
_WINDOW = 160  # characters looked at on either side
_MAX_WORDS = 16  # words of a title
_MAX_GAP = 4  # capitalised words between two offices of one title: Juru Bicara [Kantor] Presiden
_ABBREVIATED = ("ranks", "rank_complements", "honorifics", "modifiers")
_MIN_WORDS_BEFORE_COMMA = 2  # "Ketua KPK, NAME" is a title, "Presiden, NAME" may be a list


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        return self.text.lower().removesuffix(".")

    @property
    def is_name_like(self) -> bool:
        return self.text[0].isupper() or self.text[0].isdigit()

    @property
    def ends_sentence(self) -> bool:
        return len(self.text) > 1 and self.text[-1] == "." and self.text.lower() not in _dotted()


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word.removesuffix(".") for word in read_words(f"roles/{name}.txt"))


@cache
def _dotted() -> frozenset[str]:
    """The abbreviations that end in a full stop."""
    entries = frozenset[str]().union(*(read_words(f"roles/{name}.txt") for name in _ABBREVIATED))
    return frozenset(entry for entry in entries if entry.endswith("."))


def role_of(before: str, after: str) -> str | None:
    """Find the title of the person named between *before* and *after*, or ``None``.

    Both texts end where another person is named; a line break ends them as well.

    >>> role_of('kata Presiden Rusia ', ' di Moskow')
    'Presiden Rusia'
    >>> role_of('Menurut ', ', Menteri Dalam Negeri, harga turun')
    'Menteri Dalam Negeri'
    >>> role_of('bersama ', ' dan lainnya') is None
    True
    """
    phrase, is_office = _role_before(before)
    if is_office:
        return phrase
    return _role_after(after) or phrase


def _role_before(before: str) -> tuple[str | None, bool]:
    line = before[-_WINDOW:].rpartition("\n")[2]
    words = [_Word(m[0], m.start(), m.end()) for m in _TOKEN.finditer(line)]
    gap_comma = bool(words) and words[-1].text == ","
    if gap_comma:
        words.pop()
    if not words or (line[words[-1].end :].strip(" ,") != ""):
        return None, False
    close = _start_of_address(words)
    office = _start_of_office(words, stop=_skip_comma(words, close))
    if office is not None and _is_own(words[office:], comma=gap_comma):
        return _as_written(line, words[office], words[-1]), True
    if close < len(words) and not gap_comma:
        return _as_written(line, words[close], words[-1]), False
    return None, False


def _is_own(office: list[_Word], *, comma: bool) -> bool:
    """Not a list (*Presiden, NAME*) and not somebody's aide (*ajudan NAME*)."""
    if comma:
        return len(office) >= _MIN_WORDS_BEFORE_COMMA
    return any(word.lower not in _words("relational") for word in office)


def _as_written(line: str, first: _Word, last: _Word) -> str:
    phrase = " ".join(line[first.start : last.end].split())
    return phrase.replace(")", "") if "(" not in phrase else phrase


def _start_of_address(words: list[_Word]) -> int:
    """Index of the first word of the rank and the forms of address right before the name."""
    start = position = len(words)
    while position > 0:
        word = words[position - 1]
        if _is_address(word):
            start = position - 1
        elif word.lower not in _words("rank_complements") and word.text not in ("(", ")"):
            break
        position -= 1
    return start


def _is_address(word: _Word) -> bool:
    """*Ibu Sari* is a form of address, *ibu Sari* the mother of Sari."""
    if word.lower in _words("ranks"):
        return True
    return word.lower in _words("honorifics") and (word.is_name_like or word.lower == "dokter")


def _skip_comma(words: list[_Word], position: int) -> int:
    """*Direktur Penindakan, Brigjen NAME*: the comma before a rank is no boundary."""
    followed_by_rank = position < len(words)
    if followed_by_rank and position > 0 and words[position - 1].text == ",":
        return position - 1
    return position


def _start_of_office(words: list[_Word], *, stop: int) -> int | None:
    """Index of the first word of the office that ends before *stop*, walking to the left."""
    start: int | None = None
    gap, position, in_list = 0, stop, False
    while position > 0 and stop - position < _MAX_WORDS:
        word = words[position - 1]
        if word.ends_sentence:
            break
        if _begins_office(word, nothing_found=start is None):
            start, gap = position - 1, 0
        elif not (
            _is_complement(words, position - 1, stop, in_list=in_list)
            if start is None
            else _extends(word, gap)
        ):
            break
        else:
            gap += start is not None
            in_list = in_list or word.lower in ("dan", "serta")
        position -= 1
    return start


def _begins_office(word: _Word, *, nothing_found: bool) -> bool:
    if word.lower in _words("offices"):
        return True
    return word.lower in _words("modifiers") and (not nothing_found or word.is_name_like)


def _extends(word: _Word, gap: int) -> bool:
    """Tell whether *word* may stand between an office found and another one to its left."""
    if gap >= _MAX_GAP or word.lower in _words("stops"):
        return False
    return word.is_name_like or word.text in ("(", ")") or word.lower in _words("inner")


def _is_complement(words: list[_Word], index: int, stop: int, *, in_list: bool) -> bool:
    word = words[index]
    if word.lower in _words("stops"):
        return False
    if word.text in ("(", ")"):
        return True
    if word.lower in _words("links"):
        is_last = index == stop - 1
        return not is_last and words[index + 1].lower not in _words("offices")
    if word.text == ",":
        return in_list
    return word.is_name_like or word.lower in _words("inner")


_CLOSING = {",", ".", ";", ")", "-", "–", "—", "”", '"', ":"}


def _role_after(after: str) -> str | None:
    line = after[:_WINDOW].partition("\n")[0]
    opening = re.match(r"\s*(?P<comma>,)?\s*(?P<bracket>\()?\s*(?P<as>selaku\s+)?", line)
    if opening is None or not any(opening.groups()):
        return None
    words = [_Word(m[0], m.start(), m.end()) for m in _TOKEN.finditer(line, opening.end())]
    if not words or not _opens_apposition(words):
        return None
    length = _length_of_office(words)
    if length == 0:
        return None
    follows = words[length].text if length < len(words) else ""
    if opening["as"] or follows in _CLOSING or words[length - 1].text.endswith("."):
        return _as_written(line, words[0], words[length - 1]).rstrip(".")
    return None


def _opens_apposition(words: list[_Word]) -> bool:
    lowered = [word.lower for word in words[:4]]
    while lowered and lowered[0] in _words("modifiers"):
        lowered.pop(0)
    return bool(lowered) and lowered[0] in _words("offices")


def _length_of_office(words: list[_Word]) -> int:
    """Count the words that belong to the office; links at its end are left out."""
    length = 0
    for index, word in enumerate(words[:_MAX_WORDS]):
        known = any(word.lower in _words(name) for name in ("offices", "modifiers", "inner"))
        if known or word.is_name_like:
            length = index + 1
        elif word.lower not in _words("links"):
            break
        if word.ends_sentence:
            break
    return length
