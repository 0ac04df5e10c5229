"""Tells when a quotation was spoken: relative days in it count from that day."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

_QUOTATION = re.compile(r"“[^“”\n]*[”\"]|\"[^\"“”\n]*[\"”]")
_SENTENCE_END = re.compile(r"[.!?](?=[\s\"”]|\Z)|\n")
# Berikut petikan wawancara kami dengan Rina Hapsari di Kudus, Selasa (7/11)
_INTERVIEW = re.compile(
    r"\b(?:[Bb]erikut|[Ii]nilah|[Ss]imak)(?:lah)?\b[^.!?\n]{0,40}"
    r"\b(?:tanya[ -]jawab|wawancara|perbincangan|bincang-bincang|transkrip)(?:nya)?\b"
)
_REACH = 200  # characters of the sentence that names the day, behind or before the quotation
_LED_IN = re.compile(r"[,:]\s*\Z")
_SHORTEST = 20  # below, the marks hold a title or a word


@dataclass(frozen=True, slots=True)
class Speech:
    """A quotation, marks included, and the day it was spoken."""

    start: int
    end: int
    day: date


def find_speeches(text: str, days: Iterable[tuple[int, date]], *, until: date) -> list[Speech]:
    """Find the quotations of *text* whose day is told, in text order.

    *days* are the offsets of single days in order. The day stands in the sentence around the
    quotation (*"...," ujar Lurah, Sabtu (2/8)*); a quotation without one has the day of the one
    before. Days after *until* are no days of speaking.
    """
    known = [(at, day) for at, day in days if day <= until]
    if not known:
        return []
    offsets = [at for at, _ in known]
    speeches: list[Speech] = []
    last: date | None = None
    quotations = [found.span() for found in _QUOTATION.finditer(text)]
    for start, end in (span for span in quotations if span[1] - span[0] >= _SHORTEST):
        for low, high in (_behind(text, end), _before(text, start)):
            at = bisect_right(offsets, low - 1)
            if at < len(known) and low <= offsets[at] < high and not _within(quotations, known[at]):
                last = known[at][1]
                break
        if last is not None:
            speeches.append(Speech(start, end, last))
    return speeches


def find_interview(text: str, days: Iterable[tuple[int, date]], *, until: date) -> Speech | None:
    """Find what is said without marks behind the words that an interview follows, and its day.

    *days* are as for `find_speeches`; the day stands in the sentence with those words, the first
    such sentence that has one.
    """
    known = [(at, day) for at, day in days if day <= until]
    offsets = [at for at, _ in known]
    for found in _INTERVIEW.finditer(text):
        stop = _SENTENCE_END.search(text, found.end(), found.end() + _REACH)
        end = stop.end() if stop else found.end() + _REACH
        last = bisect_left(offsets, end) - 1
        if last >= 0 and offsets[last] >= found.start():
            return Speech(end, len(text), known[last][1])
    return None


def _behind(text: str, end: int) -> tuple[int, int]:
    """The rest of the sentence behind a quotation, empty if the quotation ends it."""
    if text[end - 2] not in ",?!" and text[end : end + 1] != ",":
        return end, end
    found = _SENTENCE_END.search(text, end, end + _REACH)
    return end, found.start() if found else end + _REACH


def _before(text: str, start: int) -> tuple[int, int]:
    """The sentence that leads to a quotation: *Sabtu (2/8), Lurah berkata, "..."*."""
    window = text[max(0, start - _REACH) : start]
    if not _LED_IN.search(window):
        return start, start
    ends = [found.end() for found in _SENTENCE_END.finditer(window)]
    return start - len(window) + (ends[-1] if ends else 0), start


def _within(quotations: Sequence[tuple[int, int]], day: tuple[int, date]) -> bool:
    at = bisect_right(quotations, day[0], key=lambda span: span[0]) - 1
    return at >= 0 and day[0] < quotations[at][1]


def day_of_speech(
    speeches: Sequence[Speech], at: int, interview: Speech | None = None
) -> date | None:
    """Return the day on which what stands at offset *at* was spoken; ``None`` outside speech."""
    index = bisect_right(speeches, at, key=lambda speech: speech.start) - 1
    if index >= 0 and at < speeches[index].end:
        return speeches[index].day
    return interview.day if interview is not None and at >= interview.start else None
