"""Whether the clause around a date speaks of what was or of what will be."""

from __future__ import annotations

import re
from functools import cache

from pipeline.stages.dates.lexicon import context_words
from pipeline.stages.dates.resolve import Tense

_BEFORE, _AFTER = 90, 32  # characters looked at
_ACTIVE_VERB = re.compile(r"\bme[mn]\w{3,}")  # Kamis mengatakan akan ...: who speaks is past
_CLAUSE_END = re.compile(r"[.;:!?\"“”\n](?=\s|$)|,\s|[\"“”\n]")


def tense_around(text: str, start: int, end: int) -> Tense:
    """The tense of the clause that *text* [*start*:*end*] stands in; empty if no word tells.

    ``reported`` is the clause that says who spoke when (*kata Budi, Kamis*), which is past.
    """
    after = _CLAUSE_END.split(text[end : end + _AFTER], maxsplit=1)[0]
    if _pattern("past_after").search(after):
        return "past"
    future = _pattern("future_after").search(after)
    if future and not _ACTIVE_VERB.search(after[: future.start()]):
        return "future"
    window = text[max(0, start - _BEFORE) : start]
    sentence = re.split(r"[.!?\"“”\n](?:\s|$)|[\"“”\n]", window)[-1]
    if _pattern("reporting").search(sentence):
        return "reported"
    clause = _CLAUSE_END.split(window.rstrip(" ,("))[-1]
    return _last_cue(clause)


def _last_cue(clause: str) -> Tense:
    """The cue that stands nearest to the date wins."""
    future = max((m.start() for m in _pattern("future_before").finditer(clause)), default=-1)
    past = max((m.start() for m in _pattern("past_before").finditer(clause)), default=-1)
    if future == past:
        return ""
    return "future" if future > past else "past"


@cache
def _pattern(name: str) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, context_words(name)), key=len, reverse=True))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
