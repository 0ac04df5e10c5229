"""Tells whether the clause around a date speaks of the past or of the future."""

from __future__ import annotations

import re
from functools import cache

from pipeline.stages.dates.codes import context_words
from pipeline.stages.dates.resolve import Tense

_BEFORE, _AFTER = 90, 32  # characters looked at
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|[\"“”\n]")
_CLAUSE_END = re.compile(r"[.;:!?,](?=\s|$)|[\"“”\n]")
_WORD = re.compile(r"\w+(?:-\w+)*")
_ACTIVE_VERB = re.compile(r"me[mn]\w{3,}")  # Kamis mengatakan akan ...: who speaks is past


def tense_around(text: str, start: int, end: int) -> Tense:
    """Return the tense of the clause around *text* [*start*:*end*]; empty if no word tells.

    ``reported`` is the clause that says who spoke when (*kata Budi, Kamis*), which is past.
    """
    after = _WORD.findall(_CLAUSE_END.split(text[end : end + _AFTER], maxsplit=1)[0].lower())
    window = text[max(0, start - _BEFORE) : start].lower().rstrip(" ,(")
    sentence = _SENTENCE_END.split(window)[-1]
    clause = _CLAUSE_END.split(sentence)[-1]
    told = _after(after)
    if told == "" and not _words("reporting").isdisjoint(_WORD.findall(sentence)):
        return "reported"
    return told or _before(_WORD.findall(clause))


def _after(words: list[str]) -> Tense:
    for word in words:
        if word in _words("past_after"):
            return "past"
        if word in _words("future_after"):
            return "future"
        if _ACTIVE_VERB.match(word):
            return ""
    return ""


def _before(words: list[str]) -> Tense:
    """The cue that stands nearest to the date wins."""
    for word in reversed(words):
        if word in _words("future_before"):
            return "future"
        if word in _words("past_before"):
            return "past"
    return ""


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(context_words(name))
