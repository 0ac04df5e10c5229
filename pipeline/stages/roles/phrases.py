"""The title beside a person's name: pure functions over the text before and after it.

The title is taken as written. Before the name it may have three parts: an office with its
complement (*Wakil Menteri Luar Negeri Rusia*), a rank (*AKBP*, *Brigjen Pol.*) and forms of address
(*Pak*, *Prof. Dr.*). After the name it is an apposition (*, Menteri Dalam Negeri,*), a bracket or a
phrase after *selaku* or *sebagai*. An office wins over a rank, a rank over a form of address; a
rank between the office and the name is no part of it, and *Pak* or *Ibu* alone is no title.
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
_ONE_OFFICE = {
    (first, "jenderal") for first in ("sekretaris", "direktur", "konsul", "gubernur")
} | {
    ("presiden", "komisaris"),
    ("wakil", "komisaris"),
    ("wakil", "kapten"),
}  # offices whose last word is a rank elsewhere
_DEPUTY = re.compile(r"wakil\s+(?P<office>\w+)", re.IGNORECASE)
_DEPUTIES = {  # offices of one word beside the one that they stand under
    "wapres": "presiden", "wagub": "gubernur", "wabup": "bupati", "wamen": "menteri",
    "cawapres": "capres", "cawagub": "cagub", "cawabup": "cabup", "cawawalkot": "cawalkot",
}  # fmt: skip
_AND = ("dan", "serta")
_PAIRED = (*_AND, "-", "–")  # what stands between the names of a pair
_THERE = (["di", "sana"], ["di", "sini"], ["di", "situ"])  # no part of an office
_VERB = re.compile(r"(?:me(?:m|n|ng|ny|l|r|w|y)|ber|ter|di[^\Waiueo]|di[a-z]{4,}(?:kan|i)$)\w{2,}")
_INSTALLED = frozenset(
    {
        "dilantik", "ditunjuk", "diangkat", "dipercaya", "menjabat", "terpilih", "ditetapkan",
        "resmi", "kembali", "kini",
    }
)  # fmt: skip
_THEN = {("saat", "itu"), ("kala", "itu"), ("ketika", "itu"), ("waktu", "itu")}
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


def roles_of_pair(before: str, between: str, role: str | None) -> tuple[str, str] | None:
    """Give the offices of two people who share a phrase, the first one's and the deputy's.

    *role* is what `role_of` finds for the first, *between* stands between the two names.

    >>> before = "dilantik Gubernur dan Wakil Gubernur Bali "
    >>> roles_of_pair(before, " dan ", role_of(before, " dan "))
    ('Gubernur Bali', 'Wakil Gubernur Bali')
    """
    if role is None or between.strip().lower() not in _PAIRED:
        return None
    first, _, complement = role.partition(" ")
    deputy = _DEPUTY.match(role)
    office = deputy["office"] if deputy else _DEPUTIES.get(first.lower(), "")
    head, found, rest = before.rpartition(role)
    words = head.split()[-2:]
    if not found or rest.strip() or len(words) < len(_AND):
        return None
    if words[0].lower() != office.lower() or words[1].lower() not in _AND:
        return None
    chief = role[deputy.start("office") :] if deputy else f"{words[0]} {complement}".strip()
    return chief, role


def _role_before(before: str) -> tuple[str | None, bool]:
    line = before[-_WINDOW:].rpartition("\n")[2]
    words = [_Word(m[0], m.start(), m.end()) for m in _TOKEN.finditer(line)]
    gap_comma = bool(words) and words[-1].text == ","
    if gap_comma:
        words.pop()
    if not words or (line[words[-1].end :].strip(" ,") != ""):
        return None, False
    words = _without_then(words)
    if words and words[-1].lower == "bernama" and not gap_comma:
        words.pop()
    close = _start_of_address(words)
    stop = _skip_comma(words, close)
    office = _start_of_office(words, stop=stop)
    if office is not None and words[office].lower == "sekaligus" and office + 1 < stop:
        office += 1
    if office is not None and _is_own(words[office:], comma=gap_comma):
        if _is_of_the_one_before(words[:office], line, is_whole=len(line) == len(before)):
            return None, False
        return _as_written(line, words[office], words[stop - 1]), True
    if close < len(words) and not gap_comma and not _is_mere_address(words[close:]):
        return _as_written(line, words[close], words[-1]), False
    return None, False


def _without_then(words: list[_Word]) -> list[_Word]:
    """*Perdana Menteri Jepang saat itu, NAME* without the words that say when."""
    last = tuple(word.lower for word in words[-2:])
    return words[:-2] if last in _THEN and len(words) > len(last) else words


def _is_of_the_one_before(words: list[_Word], line: str, *, is_whole: bool) -> bool:
    """*NAME sebagai Menteri Agama, NAME*: the office after the first name is the first one's."""
    if not is_whole or not line.rstrip().endswith(","):
        return False
    lowered = [word.lower for word in words if word.lower not in _INSTALLED]
    return lowered in (["sebagai"], ["selaku"], ["("])


def _is_mere_address(words: list[_Word]) -> bool:
    return all(word.lower in _words("addresses") for word in words)


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
        if position > 1 and (words[position - 2].lower, word.lower) in _ONE_OFFICE:
            break
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
        elif start is not None and _joins_professions(words, position - 1, start):
            pass
        elif not (
            _is_complement(words, position - 1, stop, in_list=in_list)
            if start is None
            else _extends(word, gap) or _is_english(words, position - 1, start)
        ):
            break
        elif start is not None and _is_english(words, position - 1, start):
            start, gap = position - 1, 0
        else:
            gap += start is not None
            in_list = in_list or word.lower in ("dan", "serta")
        position -= 1
    return start


def _joins_professions(words: list[_Word], index: int, start: int) -> bool:
    """*aktris dan sutradara*, *penulis, aktor, dan presenter*: one person is both."""
    if words[index].lower not in ("dan", "sekaligus", "serta", "merangkap", "&", ",", "/"):
        return False
    before = words[index - 1].lower if index else ""
    after = words[start].lower
    is_comma = before == "," and index > 1
    before = words[index - 2].lower if is_comma else before
    return before in _words("professions") and after in _words("professions")


def _is_english(words: list[_Word], index: int, start: int) -> bool:
    """*PR* of PR Manager, *Chief Marketing* of Chief Marketing Officer."""
    word = words[index]
    heads = [other.lower for other in words[start : start + _MAX_GAP]]
    is_beside = index == start - 1 and any(head in _words("english_heads") for head in heads)
    return is_beside and word.is_name_like and word.lower not in _words("stops")


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


_AGE = r"(?:\s*\(\d{1,3}(?:\s+(?:tahun|thn))?\))?"
_OPENING = re.compile(
    _AGE
    + r"\s*(?P<comma>,)?\s*(?P<bracket>\()?\s*"
    + rf"(?P<as>selaku\s+|(?:(?:{'|'.join(sorted(_INSTALLED))})\s+){{0,3}}"
    + r"(?:sebagai|menjadi|selaku)\s+(?=[A-Z]))?"
)
_CLOSING = {",", ".", ";", ")", "-", "–", "—", "”", '"', ":"}


def _role_after(after: str) -> str | None:
    line = after[:_WINDOW].partition("\n")[0]
    opening = _OPENING.match(line)
    if opening is None or not any(opening.groups()):
        return None
    words = [_Word(m[0], m.start(), m.end()) for m in _TOKEN.finditer(line, opening.end())]
    if not words or not _opens_apposition(words):
        return None
    length = _length_of_office(words)
    if length == 0:
        return None
    rest = [word.lower for word in words[length : length + 2]]
    at = length + 2 if tuple(rest) in _THEN else length
    follows = words[at].text if at < len(words) else ""
    if opening["as"] or follows in _CLOSING or words[length - 1].text.endswith("."):
        return _as_written(line, words[0], words[length - 1]).rstrip(".")
    length = _length_to_mark(words, ")" if opening["bracket"] else ",")
    return _as_written(line, words[0], words[length - 1]) if length else None


def _length_to_mark(words: list[_Word], mark: str) -> int:
    """Count the words up to *mark* where they are a noun phrase: *ketua panitia lomba,*."""
    for index, word in enumerate(words[:_MAX_WORDS]):
        if word.text == mark:
            there = [w.lower for w in words[max(index - 2, 0) : index]] in _THERE
            return index - 2 * there
        common = word.text.islower()
        if not word.text[0].isalnum() or word.ends_sentence or (common and _is_clausal(word.text)):
            return 0
    return 0


def _is_clausal(word: str) -> bool:
    """Tell a verb by its prefix, and the words that only a clause has."""
    return word in _words("clausal") or _VERB.match(word) is not None


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
