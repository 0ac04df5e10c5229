"""The title before a person's name: office, rank, form of address."""

from __future__ import annotations

from pipeline.stages.roles.words import (
    INSTALLED,
    MAX_WORDS,
    THEN,
    WINDOW,
    Word,
    as_written,
    listed,
    words_in,
)

_MAX_GAP = 4  # capitalised words between two offices of one title: Juru Bicara [Kantor] Presiden
_ONE_OFFICE = {
    (first, "jenderal") for first in ("sekretaris", "direktur", "konsul", "gubernur")
} | {
    ("presiden", "komisaris"),
    ("wakil", "komisaris"),
    ("wakil", "kapten"),
}  # offices whose last word is a rank elsewhere
_RUNNING_MATES = ("cawapres", "cawagub", "cawabup", "cawalkot", "pendamping")
_POINTING = ("ini", "itu", "tersebut")
_MIN_WORDS_BEFORE_COMMA = 2  # "Ketua KPK, NAME" is a title, "Presiden, NAME" may be a list


def role_before(before: str) -> tuple[str | None, bool]:
    """Find the title at the end of *before*, and whether it is an office."""
    line = before[-WINDOW:].rpartition("\n")[2]
    words = words_in(line)
    gap_comma = bool(words) and words[-1].text == ","
    if gap_comma:
        words.pop()
    if not words or (line[words[-1].end :].strip(" ,") != ""):
        return None, False
    words = _without_then(words)
    if gap_comma and len(words) > 1 and words[-1].lower in _POINTING:
        words.pop()  # ketua komunitas tersebut, NAME
    if words and words[-1].lower == "bernama" and not gap_comma:
        words.pop()
    close = _start_of_address(words)
    stop = _skip_comma(words, close)
    office = start_of_office(words, stop=stop)
    if office is not None and words[office].lower == "sekaligus" and office + 1 < stop:
        office += 1
    if office is not None and _is_sought(words, office, comma=gap_comma):
        return None, False
    if office is not None and _is_own(words, office, comma=gap_comma):
        if _is_of_the_one_before(words[:office], line, is_whole=len(line) == len(before)):
            return None, False
        return as_written(line, words[office], words[stop - 1]), True
    if close < len(words) and not gap_comma and not _is_mere_address(words[close:]):
        return as_written(line, words[close], words[-1]), False
    return None, False


def function_for(before: str) -> tuple[str, str | None] | None:
    """Find the function held for the person who is named behind *before*, and that one's title.

    >>> function_for("Menurut kuasa hukum "), function_for("Menurut Wali Kota ")
    (('kuasa hukum', None), None)
    >>> function_for("kata juru bicara Presiden Rusia ")
    ('juru bicara Presiden Rusia', 'Presiden Rusia')
    """
    line = before[-WINDOW:].rpartition("\n")[2]
    words = words_in(line)
    if not words or line[words[-1].end :].strip():
        return None
    stop = _start_of_address(words)
    office = start_of_office(words, stop=stop)
    if office is None:
        return None
    light = listed("relational") | listed("modifiers")
    own = next((i for i in range(office, stop) if words[i].lower not in light), stop)
    if own == office or (own < stop and words[own].lower not in listed("offices")):
        return None
    title = as_written(line, words[own], words[stop - 1]) if own < stop else None
    return as_written(line, words[office], words[-1]), title


def _without_then(words: list[Word]) -> list[Word]:
    """*Perdana Menteri Jepang saat itu, NAME* without the words that say when."""
    last = tuple(word.lower for word in words[-2:])
    return words[:-2] if last in THEN and len(words) > len(last) else words


def _is_of_the_one_before(words: list[Word], line: str, *, is_whole: bool) -> bool:
    """*NAME sebagai Menteri Agama, NAME*: the office after the first name is the first one's."""
    if not is_whole or not line.rstrip().endswith(","):
        return False
    lowered = [word.lower for word in words if word.lower not in INSTALLED]
    return lowered in (["sebagai"], ["selaku"], ["("])


def _is_mere_address(words: list[Word]) -> bool:
    return all(word.lower in listed("addresses") or word.text == "(" for word in words)


def _is_sought(words: list[Word], office: int, *, comma: bool) -> bool:
    """Tell an office that somebody else seeks beside the person named: *menjadi cawapres NAME*."""
    before = words[office - 1].lower if office else ""
    sought = {word.lower for word in words[office:]}
    running_mate = words[office].lower in _RUNNING_MATES or sought >= {"calon", "wakil"}
    return not comma and (before in ("menjadi", "jadi") or (before == "sebagai" and running_mate))


def _is_own(words: list[Word], office: int, *, comma: bool) -> bool:
    """Not a list (*Presiden, NAME*) and not somebody's aide (*ajudan NAME*).

    One word before a comma is a title where it is introduced: *sang pelatih, NAME*.
    """
    if comma:
        introduced = office > 0 and words[office - 1].lower in ("sang", "seorang")
        return introduced or len(words) - office >= _MIN_WORDS_BEFORE_COMMA
    light = listed("relational") | listed("modifiers")
    return any(word.lower not in light for word in words[office:])


def _start_of_address(words: list[Word]) -> int:
    """Index of the first word of the rank and the forms of address right before the name."""
    start = position = len(words)
    while position > 0:
        word = words[position - 1]
        if position > 1 and (words[position - 2].lower, word.lower) in _ONE_OFFICE:
            break
        if _is_address(word):
            start = position - 1
        elif word.lower not in listed("rank_complements") and word.text not in ("(", ")"):
            break
        position -= 1
    return start


def _is_address(word: Word) -> bool:
    """*Ibu Sari* is a form of address, *ibu Sari* the mother of Sari."""
    if word.lower in listed("ranks"):
        return True
    degree = word.text.endswith(".") or word.lower in ("dokter", "dr", "drg")
    return word.lower in listed("honorifics") and (word.is_name_like or degree)


def _skip_comma(words: list[Word], position: int) -> int:
    """*Direktur Penindakan, Brigjen NAME*: the comma before a rank is no boundary."""
    followed_by_rank = position < len(words)
    if followed_by_rank and position > 0 and words[position - 1].text == ",":
        return position - 1
    return position


def start_of_office(words: list[Word], *, stop: int) -> int | None:
    """Give the index of the first word of the office that ends before *stop*."""
    if stop > 1 and words[stop - 1].text == ")":
        opening = next((i for i in range(stop - 1, 0, -1) if words[i].text == "("), 0)
        outside = start_of_office(words, stop=opening) if opening else None
        if outside is not None:
            return outside
    start: int | None = None
    gap, position, in_list = 0, stop, False
    while position > 0 and stop - position < MAX_WORDS:
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


def _joins_professions(words: list[Word], index: int, start: int) -> bool:
    """*aktris dan sutradara*, *penulis, aktor, dan presenter*: one person is both."""
    if words[index].lower not in ("dan", "sekaligus", "serta", "merangkap", "&", ",", "/"):
        return False
    before = words[index - 1].lower if index else ""
    after = words[start].lower
    is_comma = before == "," and index > 1
    before = words[index - 2].lower if is_comma else before
    return before in listed("professions") and after in listed("professions")


def _is_english(words: list[Word], index: int, start: int) -> bool:
    """*PR* of PR Manager, *Chief Marketing* of Chief Marketing Officer."""
    word = words[index]
    heads = [other.lower for other in words[start : start + _MAX_GAP]]
    is_beside = index == start - 1 and any(head in listed("english_heads") for head in heads)
    return is_beside and word.is_name_like and word.lower not in listed("stops")


def _begins_office(word: Word, *, nothing_found: bool) -> bool:
    if word.lower in listed("offices"):
        return True
    return word.lower in listed("modifiers") and (not nothing_found or word.is_name_like)


def _extends(word: Word, gap: int) -> bool:
    """Tell whether *word* may stand between an office found and another one to its left."""
    if gap >= _MAX_GAP or word.lower in listed("stops"):
        return False
    return word.is_name_like or word.text in ("(", ")") or word.lower in listed("inner")


def _is_complement(words: list[Word], index: int, stop: int, *, in_list: bool) -> bool:
    word = words[index]
    if word.lower in listed("stops"):
        return False
    if word.text in ("(", ")"):
        return True
    if word.lower in listed("links"):
        is_last = index == stop - 1
        return not is_last and words[index + 1].lower not in listed("offices")
    if word.text == ",":
        return in_list
    return word.is_name_like or word.lower in listed("inner")
