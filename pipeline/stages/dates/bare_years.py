"""Tells whether a bare number is a year, or a count, a code, a price or part of an event's name."""

from __future__ import annotations

import re
from functools import cache

from pipeline.stages.amounts.codes import amount_codebook
from pipeline.stages.dates.codes import context_words

_EARLIEST, _LATEST = 1700, 2100  # a bare number outside is no year
_WINDOW = 80
_NAME_WORDS = r"(?:[\s-]+(?:[A-Z0-9(][\w.&'’()-]*|del|de|la|of|the|dan|ke-\d+)){0,6}"
_WORD_BEFORE = re.compile(r"([^\W\d_]+\.?)[\s:]*\Z")
_GLUED_BEFORE = re.compile(r"(?:[$€£#@/.:+*=_×]|(?:©|[Cc]opyright)[^.\n]*)\Z")
_GLUED_AFTER = re.compile(r"[%:/@_×]")
_WORD_AFTER = re.compile(r"\s*(%|[^\W\d_]+(?:\s+[^\W\d_]+)?)")


def is_bare_year(text: str, start: int, end: int) -> bool:
    """Tell whether the four digits at *start*:*end*, without *tahun*, can be a year."""
    if not _EARLIEST <= int(text[start : start + 4]) <= _LATEST:
        return False
    if _GLUED_BEFORE.search(text, max(0, start - 30), start) or _GLUED_AFTER.match(text, end):
        return False
    before = _WORD_BEFORE.search(text, max(0, start - 20), start)
    if before and before[1].lower() in context_words("no_year_after"):
        return False
    return not _counts_something(text, end)


def is_bare_decade(text: str, start: int, end: int) -> bool:
    """Tell whether *80-an* at *start*:*end*, without *tahun*, is a decade: not *80-an orang*."""
    if text[start : start + 4].isdigit() or text[start] in "'’":
        return not _counts_something(text, end)
    before = _WORD_BEFORE.search(text, max(0, start - 20), start)
    told = before is not None and before[1].lower() in context_words("decade_after")
    return told and not _counts_something(text, end)


def _counts_something(text: str, end: int) -> bool:
    after = _WORD_AFTER.match(text, end)
    if not after:
        return False
    phrase = after[1].lower()
    word = phrase.split()[0]
    if word in context_words("no_year_before") or phrase in context_words("no_year_before"):
        return True
    entry = amount_codebook().folded.get(word)
    return entry is not None and entry[0] in "uvc%k"


def ends_event_name(text: str, start: int) -> bool:
    """Tell whether the name of an event stands before *start*: Piala Dunia 2022."""
    return bool(_event_name().search(text, max(0, start - _WINDOW), start))


@cache
def _event_name() -> re.Pattern[str]:
    words, elections = (
        "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in context_words(name))
        for name in ("events", "events_in_lower_case")
    )
    return re.compile(
        rf"\b(?:(?=[A-Z])(?i:{words})|(?i:{elections})(?:\s+(?:{elections}))*)\b{_NAME_WORDS}"
        r"\s*[-–]?\s*\Z"
    )
