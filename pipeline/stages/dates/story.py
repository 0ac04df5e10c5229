"""Resolves mentions in text order, because one date tells how to read the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial

from pipeline.stages.dates.candidates import Candidate, is_relative
from pipeline.stages.dates.codes import context_words
from pipeline.stages.dates.evaluate import evaluate
from pipeline.stages.dates.periods import bounds, shift_day
from pipeline.stages.dates.quarters import certain_years
from pipeline.stages.dates.resolve import Context, Resolved, Tense
from pipeline.stages.dates.speech import day_of_speech, find_interview, find_speeches
from pipeline.stages.dates.tense import tense_around
from pipeline.stages.values.matches import Match

_SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s")
_THAT = re.compile(r"(?:[^\S\n]+(?:pagi|siang|sore|malam))?[^\S\n]+(?:itu|tersebut)\b")
_UNTIL = re.compile(r"(?:(?![.!?]\s)[^\n])*\b(?:hingga|sampai)[^\S\n]+(?:hari[^\S\n]+)?\Z")
_WEEK = 7  # days; a longer date has each weekday twice


@dataclass(frozen=True, slots=True)
class Told:
    """A mention with its value, and its day if it is a single one."""

    match: Match
    day: date | None
    explicit_year: int | None = None
    ahead: bool = False  # in the future of the anchor, and found by it


def resolve_in_order(
    text: str, candidates: Sequence[Candidate], *, anchor: date | None, flags: tuple[str, ...]
) -> list[Told]:
    """Resolve the candidates; keep those with a value and those that lack only an anchor.

    *flags* are added to the values that depend on *anchor*. What was said relative to a day in a
    quotation counts from the day of speaking.
    """
    told = list(_resolved(text, candidates, anchors={}, anchor=anchor, flags=flags))
    if anchor is None:
        return told
    days = [(item.match.start, item.day) for item in told if item.day is not None]
    speeches = find_speeches(text, days, until=anchor)
    interview = find_interview(text, days, until=anchor)
    spoken = {
        candidate.start: day
        for candidate in candidates
        if is_relative(candidate)
        and (day := day_of_speech(speeches, candidate.start, interview)) is not None
        and day != anchor
    }
    if not spoken:
        return told
    return list(_resolved(text, candidates, anchors=spoken, anchor=anchor, flags=flags))


def _resolved(
    text: str,
    candidates: Sequence[Candidate],
    *,
    anchors: Mapping[int, date],
    anchor: date | None,
    flags: tuple[str, ...],
) -> Iterator[Told]:
    """Resolve in text order; *anchors* replaces *anchor* for candidates by their start."""
    last: Told | None = None
    last_days: Told | None = None
    years: dict[tuple[int, int], int] = {}
    quarters = certain_years(candidates, anchor)
    for candidate in candidates:
        context = _context(text, candidate, last, anchors.get(candidate.start, anchor), years)
        if context is None:
            continue
        if candidate.kind == "quarter":
            context = replace(context, quarters=quarters)
        told = _taken_up(text, candidate, last_days, context)
        if told is not None:
            context = replace(context, told=told)
        found = evaluate(candidate.kind, candidate.lexemes, split=candidate.split, context=context)
        if found is not None:
            last = _told(candidate, found, context, flags)
            last_days = last if bounds(last.match.value or "") else last_days
            if last.day is not None and not found.anchored:
                years[last.day.month, last.day.day] = last.day.year
            yield last


def _context(
    text: str,
    candidate: Candidate,
    last: Told | None,
    anchor: date | None,
    years: Mapping[tuple[int, int], int],
) -> Context | None:
    tense = partial(_tense, text, candidate, last)
    if candidate.kind == "count" and candidate.lexemes[-1].code in "NJ":
        before = _certain_day(text, candidate, last)
        return Context(before, tense, years=years) if before else None
    return Context(anchor, tense, _story_year(text, candidate, last, anchor), years=years)


def _tense(text: str, candidate: Candidate, last: Told | None) -> Tense:
    """The tense of the clause, else the future that the paragraph already spoke of."""
    tense = tense_around(text, candidate.start, candidate.end)
    if tense == "" and last is not None and last.ahead:
        return "" if "\n" in text[last.match.end : candidate.start] else "future"
    return tense


def _taken_up(
    text: str, candidate: Candidate, last: Told | None, context: Context
) -> tuple[date, date] | None:
    """The date just told whose weekday stands alone: *7-8 September ... pada Senin dini hari*.

    It is taken up by *itu*, or because it is still to come. What lasts from it *hingga Jumat* ends
    in the days after.
    """
    if last is None or context.anchor is None or candidate.lexemes[0].code != "W":
        return None
    told = bounds(last.match.value or "")
    if told is None or "\n" in text[last.match.end : candidate.start]:
        return None
    if (told[1] - told[0]).days >= _WEEK:
        return None
    to_come = told[0] > context.anchor and context.tense() not in ("past", "reported")
    if to_come and _UNTIL.match(text, last.match.end, candidate.start):
        return told[1], shift_day(told[1], _WEEK - 1) or told[1]
    return told if to_come or _THAT.match(text, candidate.end) else None


def _certain_day(text: str, candidate: Candidate, last: Told | None) -> date | None:
    """The day that *dua hari kemudian* counts from: the date just before, a sentence away.

    It may open the next paragraph, since sentences of news are often paragraphs; a blank line
    parts the headline.
    """
    if last is None or last.day is None:
        return None
    between = text[last.match.end : candidate.start]
    same_line = "\n" not in between.removesuffix("\n")
    near = same_line and len(_SENTENCE_END.findall(between)) <= 1
    return last.day if near else None


def _story_year(
    text: str, candidate: Candidate, last: Told | None, anchor: date | None
) -> int | None:
    """The year of a story: Pada 12 Maret 2019 ... Lalu pada 15 Maret ...; tahun 2026 ... 3 Mei."""
    if last is None or last.explicit_year is None or anchor is None:
        return None
    if last.explicit_year == anchor.year or "\n" in text[last.match.end : candidate.start]:
        return None
    return last.explicit_year


def _told(candidate: Candidate, found: Resolved, context: Context, flags: tuple[str, ...]) -> Told:
    timed = candidate.kind == "clock" or any(lexeme.code in "PCz" for lexeme in candidate.lexemes)
    own = found.flags
    if flags:  # the text's own first date does not say when it was published
        own = tuple(flag for flag in own if flag != "after_publication")
    own += flags if found.anchored and found.value else ()
    own += (candidate.part,) if candidate.part else ()
    label = "TIME" if timed else "DATE"
    match = Match(candidate.start, candidate.end, label, found.value, flags=own)
    year = _year_told(candidate, found, context)
    return Told(match, found.day, year, found.anchored and _is_ahead(candidate, found, context))


def _year_told(candidate: Candidate, found: Resolved, context: Context) -> int | None:
    """The year that *found* puts the story in; a year alone does so where it is still to come."""
    if not found.value or candidate.kind not in ("moment", "month", "year"):
        return None
    year = int(found.value[:4])
    if candidate.kind == "year":
        return year if context.anchor is not None and year > context.anchor.year else None
    return None if found.anchored and year != context.story_year else year


def _is_ahead(candidate: Candidate, found: Resolved, context: Context) -> bool:
    if context.anchor is None or candidate.kind not in ("moment", "days", "month"):
        return False
    return (found.value or "")[:7] > context.anchor.isoformat()[:7]


def dated_clocks(text: str, told: Sequence[Told]) -> Iterator[Told]:
    """Give clock times the day that stands beside them: Rabu (24/12) sekitar pukul 20.30."""
    for at, item in enumerate(told):
        value = item.match.value
        if item.match.label != "TIME" or value is None or not value.startswith("T"):
            yield item
            continue
        day = _day_beside(text, told, at)
        if day is not None:
            value = "/".join(day.isoformat() + time for time in value.split("/"))
        yield replace(item, match=replace(item.match, value=value))


def _day_beside(text: str, told: Sequence[Told], at: int) -> date | None:
    item = told[at].match
    if at > 0 and told[at - 1].day is not None:
        gap = text[told[at - 1].match.end : item.start]
        if told[at - 1].match.label == "DATE" and _gap("between_date_and_time").fullmatch(gap):
            return told[at - 1].day
    if at + 1 < len(told) and told[at + 1].match.label == "DATE":
        gap = text[item.end : told[at + 1].match.start]
        if _gap("between_time_and_date").fullmatch(gap):
            return told[at + 1].day
    return None


@cache
def _gap(name: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, context_words(name)))
    return re.compile(rf"[ \xa0]?,?(?: (?:{words}),?){{0,3}} ?", re.IGNORECASE)
