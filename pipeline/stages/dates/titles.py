"""Tells days and months that are names: *film Minggu Pagi*, *program Kamis Literasi*."""

from __future__ import annotations

import re
from functools import cache

from pipeline.stages.dates.codes import context_words, date_codebook

_BEFORE = 60
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST_WORD = re.compile(r"(?:^|[\s(\"“])([^\W\d_][\w-]*)[^\S\n]\Z")
_NEXT_WORD = re.compile(r"[^\S\n]([A-Z][a-z]+)\b(?![^\S\n][A-Z])")


def is_title(text: str, start: int, end: int) -> bool:
    """Tell whether the day or month at *start*:*end* names a work or a programme.

    >>> is_title("warga mengikuti Kamis Literasi di taman", 16, 21)
    True
    >>> is_title("warga datang pada Kamis", 18, 23)
    False
    """
    if any(map(str.isdigit, text[start:end])):
        return (
            _is_day_of_year(text[start:end])
            and _work_before().search(text, max(0, start - _BEFORE), start) is not None
        )
    if _title_noun().search(text, max(0, start - _BEFORE), start):
        return True
    following = _NEXT_WORD.match(text, end)
    if following is None or following[1].lower() in date_codebook().heads:
        return False
    if following[1].lower() in context_words("programmes"):
        return True
    before = _LAST_WORD.search(text, max(0, start - _BEFORE), start)
    alone = before is not None and before[1].islower()
    return alone and before is not None and before[1] not in context_words("before_days")


def _is_day_of_year(mention: str) -> bool:
    """Whether it is *17 Agustus*, and no more."""
    day, _, month = mention.partition(" ")
    return day.isdigit() and month.isalpha() and month[0].isupper()


@cache
def _work_before() -> re.Pattern[str]:
    """What stands before a title that is a date: *film 17 Agustus*, *lagu berjudul "1 Mei"*."""
    works, called = ("|".join(context_words(name)) for name in ("works", "called"))
    return re.compile(
        rf"\b(?:(?:{works})(?:\s+(?:{called}))?|{called})\s+[\"“‘']?\Z", re.IGNORECASE
    )


@cache
def _title_noun() -> re.Pattern[str]:
    """What stands before a title: *film "*, *lagu berjudul ‘*."""
    nouns, called = ("|".join(context_words(name)) for name in ("titled", "called"))
    return re.compile(
        rf"\b(?:{nouns})(?:\s+(?:{called}))?\s+[\"“‘']?\Z|\b(?:{called})\s+[\"“‘']?\Z",
        re.IGNORECASE,
    )
