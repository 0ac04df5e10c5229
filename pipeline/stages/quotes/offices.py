"""Who holds an office in the passage: *Menhub* after *Menteri Perhubungan Danu Prakoso*."""

from __future__ import annotations

from bisect import bisect_left

from pipeline.language_data import read_words
from pipeline.stages.quotes.lexicon import SpeechLexicon
from pipeline.stages.quotes.passage import KnownName, Passage

_TITLES_TRIED = 100  # persons with a title, looked at for one description
_SHORTEST_ABBREVIATION = 4  # letters: dirut, kadis
_SHARED_LETTERS = 2  # that an abbreviation begins with, as the office does
_MINOR = ("wakil", "mantan", "eks", "calon", "bakal")  # a different office with these before it


def holder_of(
    passage: Passage, words: list[str], here: int, *, lexicon: SpeechLexicon
) -> KnownName | None:
    """Find the last person before the word *here* whom the title *words* were given to.

    *words* as written: *Kanit*, *Gubernur Jawa Barat*, *politikus senior itu*.
    """
    wanted = _wanted(words, lexicon)
    if not wanted:
        return None
    before = bisect_left(passage.titled, here, key=lambda name: name.first)
    for name in reversed(passage.titled[max(0, before - _TITLES_TRIED) : before]):
        if _holds(passage, name, wanted):
            return name
    return None


def holder_in_headline(
    passage: Passage, words: list[str], *, lexicon: SpeechLexicon
) -> KnownName | None:
    """Find the first person of the article who has the title that its headline names alone."""
    wanted = _wanted(words, lexicon)
    below = (name for name in passage.titled[:_TITLES_TRIED] if not passage.is_headline(name.first))
    return next((name for name in below if wanted and _holds(passage, name, wanted)), None)


def _wanted(words: list[str], lexicon: SpeechLexicon) -> list[str]:
    wanted = [w.lower().rstrip(",") for w in words if w[0].isalpha()]
    return [w for w in wanted if w not in lexicon.demonstrative and w != "sang"]


def _holds(passage: Passage, name: KnownName, wanted: list[str]) -> bool:
    """Whether *wanted* begins or abbreviates the role, or stood in a bracket beside it."""
    role = (name.role or "").lower().split()
    if role[:1] == wanted[:1] or _is_bracketed(passage, name, wanted[0]):
        return set(wanted) <= passage.title_words(name) | set(role)
    deputy = role[0] == "wakil" and wanted[0].startswith("wa") and not wanted[0].startswith("wali")
    if role[0] in _MINOR and not deputy:
        return False
    rest = set(wanted[1:])
    return _abbreviates(wanted[0], role) and rest <= passage.title_words(name)


def _is_bracketed(passage: Passage, name: KnownName, word: str) -> bool:
    near = range(max(1, name.first - 14), name.first)
    return any(passage.words[i] == word and passage.words[i - 1] == "(" for i in near)


def _abbreviates(short: str, role: list[str]) -> bool:
    """Whether *short* is an office made of syllables of the first words of *role*.

    *menhub* of *menteri perhubungan*, *dirut* of *direktur utama*, *mendagri* of *menteri dalam
    negeri*: it begins as the role does, and its letters follow one another in the role.
    """
    if len(short) < _SHORTEST_ABBREVIATION or short not in read_words("roles/offices.txt"):
        return False
    if len(role) < 2 or short[:_SHARED_LETTERS] != role[0][:_SHARED_LETTERS]:
        return False
    head = _common_prefix(short, role[0])
    letters = iter("".join(role[1:4]))
    return len(short) > head and all(letter in letters for letter in short[head:])


def _common_prefix(one: str, other: str) -> int:
    """Count the letters that both begin with, at most one syllable of three."""
    length = 0
    for a, b in zip(one[:3], other, strict=False):
        if a != b:
            break
        length += 1
    return length
