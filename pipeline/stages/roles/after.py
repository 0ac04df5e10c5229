"""The title behind a person's name: apposition, bracket, *selaku*, *sebagai*."""

from __future__ import annotations

import re
from functools import cache

from pipeline.language_data import read_json, read_words
from pipeline.stages.roles.words import (
    INSTALLED,
    MAX_WORDS,
    THEN,
    THERE,
    WINDOW,
    Word,
    as_written,
    listed,
    words_in,
)

_VERB = re.compile(r"(?:me(?:m|n|ng|ny|l|r|w|y)|ber|ter|di[^\Waiueo]|di[a-z]{4,}(?:kan|i)$)\w{2,}")
_AGE = r"(?:\s*\(\d{1,3}(?:\s+(?:tahun|thn))?\))?"
_OPENING = re.compile(
    _AGE
    + r"\s*(?P<comma>,)?\s*(?P<bracket>\()?\s*"
    + rf"(?P<as>selaku\s+|(?:(?:{'|'.join(sorted(INSTALLED))})\s+){{0,3}}"
    + r"(?:sebagai|menjadi|selaku)\s+(?=[A-Z]))?"
)
_OTHER_NAME = re.compile(r"\s*\((?P<name>[^\W\d][^()\n]{0,40})\)(?=\s*,|\s+(?:selaku|sebagai)\b)")
_DEGREE = re.compile(r"\s*,?\s*([A-Z](?:[A-Za-z]|\.(?=[A-Za-z]))+)\.?(?![\w.])")
_SOURCE = re.compile(r"\b(?:menurut|kata|ujar|tutur)\s+$", re.IGNORECASE)
_SPOKE = re.compile(r"[\"”]\s*(?:\w+\s+){1,2}$")  # who is named behind a quotation
_SHORTEST_SUBJECT = 2  # words of a title that no comma closes
_SETTINGS = ("saat", "ketika", "usai", "seusai", "setelah", "kepada", "melalui", "lewat")
_CLOSING = {",", ".", ";", ")", "-", "–", "—", "”", '"', ":"}


def role_after(before: str, after: str) -> str | None:
    """Find the title at the start of *after*; *before* is what stands before the name."""
    line = _without_degrees(after[:WINDOW].partition("\n")[0])
    opening = _OPENING.match(line)
    if opening is None or not any(opening.groups()):
        return None
    words = words_in(line, opening.end())
    if not words or not _opens_apposition(words):
        return None
    length = _length_of_office(words)
    if length == 0:
        return None
    rest = [word.lower for word in words[length : length + 2]]
    at = length + 2 if tuple(rest) in THEN else length
    follows = words[at].text if at < len(words) else ""
    if opening["as"] or follows in _CLOSING or words[length - 1].text.endswith("."):
        return as_written(line, words[0], words[length - 1]).rstrip(".")
    reports = opening["comma"] and follows in _reporting() and not _SOURCE.search(before)
    if not reports or length < _SHORTEST_SUBJECT:
        closed_by_stop = _SPOKE.search(before) is not None
        length = _length_to_mark(words, ")" if opening["bracket"] else ",", stop=closed_by_stop)
    return as_written(line, words[0], words[length - 1]).rstrip(".") if length else None


def without_other_name(after: str) -> str:
    """Drop the second name in a bracket: *Rudi Hartono (RH), pengacara*.

    >>> without_other_name(" (RH), pengacara"), without_other_name(" (Humas PMI), hadir")
    (', pengacara', ' (Humas PMI), hadir')
    """
    found = _OTHER_NAME.match(after)
    if found is None or _opens_apposition(words_in(found["name"])):
        return after
    return after[found.end() :]


def _without_degrees(line: str) -> str:
    """*, S.H., M.Hum., selaku* → *, selaku*."""
    while (match := _DEGREE.match(line)) and match[1].replace(".", "") in read_words(
        "ner/degrees.txt"
    ):
        line = line[match.end() :]
    return line


@cache
def _reporting() -> frozenset[str]:
    """Verbs of speech whose subject a title may end: *Sari, Ketua Panitia Natal mengatakan*."""
    return frozenset(read_json("quotes/lexicon.json")["bare_clause"])


def starts_with_report(after: str) -> bool:
    """Tell whether a verb of speech follows the name at once."""
    return after.split(maxsplit=1)[:1] != [] and after.split(maxsplit=1)[0] in _reporting()


def _length_to_mark(words: list[Word], mark: str, *, stop: bool) -> int:
    """Count the words up to *mark* where they are a noun phrase: *ketua panitia lomba,*.

    A relative clause ends it too, and so does a full stop where *stop* says so.
    """
    for index, word in enumerate(words[:MAX_WORDS]):
        if word.text == mark:
            there = [w.lower for w in words[max(index - 2, 0) : index]] in THERE
            return index - 2 * there
        if word.text in ("yang", "(") and index >= _SHORTEST_SUBJECT:
            return index
        if index >= _SHORTEST_SUBJECT and _opens_setting(words, index, spoke=stop):
            return index
        common = word.text.islower()
        if not word.text[0].isalnum() or (common and _is_clausal(word.text)):
            return 0
        if word.ends_sentence:
            return index + 1 if stop and not _is_clausal(word.lower) else 0
    return 0


def _opens_setting(words: list[Word], index: int, *, spoke: bool) -> bool:
    """Tell *dalam siaran pers*, and who *spoke* also *saat ditemui*, from the words of a title."""
    word = words[index].text
    following = words[index + 1].lower if index + 1 < len(words) else ""
    if word in ("dalam", "pada"):
        return following in _occasions()
    return spoke and word in _SETTINGS


@cache
def _occasions() -> frozenset[str]:
    """Where somebody speaks: *konferensi* pers, *sambutannya*."""
    return frozenset(read_json("quotes/lexicon.json")["occasion"])


def _is_clausal(word: str) -> bool:
    """Tell a verb by its prefix, and the words that only a clause has."""
    return word in listed("clausal") or _VERB.match(word) is not None


def _opens_apposition(words: list[Word]) -> bool:
    lowered = [word.lower for word in words[:4]]
    heads = listed("offices")
    while lowered and lowered[0] in listed("modifiers") and lowered[0] not in heads:
        lowered.pop(0)
    return bool(lowered) and lowered[0] in heads


def _length_of_office(words: list[Word]) -> int:
    """Count the words that belong to the office; links at its end are left out."""
    length = 0
    for index, word in enumerate(words[:MAX_WORDS]):
        known = any(word.lower in listed(name) for name in ("offices", "modifiers", "inner"))
        if known or word.is_name_like:
            length = index + 1
        elif word.lower not in listed("links"):
            break
        if word.ends_sentence:
            break
    return length
