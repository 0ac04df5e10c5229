"""People whose name was found in two parts: *Angel* and *Marta* of Angel di Marta.

A particle between two people's names belongs to one of them. Where two stand side by side that the
text elsewhere names as one (*Ringgo*, *Agus Rahman*), they are one there too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Doc, Span

from pipeline.nlp.person_edges import PERSON
from pipeline.nlp.recut import recut

_PARTICLES = frozenset(
    {
        "di",
        "de",
        "da",
        "del",
        "della",
        "dos",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "binti",
        "al",
        "el",
    }
)

_TITLES = frozenset({"La Ode", "Wa Ode", "Ida Bagus", "Anak Agung", "I Gusti", "I Dewa"})

_TEAMS = frozenset({"TKN", "TKD", "TPN", "TPD", "Tim", "Timnas", "Relawan", "Koalisi"})


def with_people_joined(doc: Doc, spans: Sequence[Span]) -> list[Span]:
    """Join the parts of people's names among *spans* of *doc*, which come back in order."""
    ordered = sorted(spans, key=lambda span: span.start)
    ordered = list(_with_tickets(doc, ordered))
    people = [span for span in ordered if span.label_ == PERSON]
    whole = {span.text for span in people if len(span) > 1}
    joined = list(_joined(doc, people, whole))
    if not joined:
        return ordered
    inside = {span.start: span for span in joined}
    ends = {place for span in joined for place in range(span.start + 1, span.end)}
    return [inside.get(span.start, span) for span in ordered if span.start not in ends]


def _with_tickets(doc: Doc, ordered: Sequence[Span]) -> Iterator[Span]:
    """Join a campaign's team to both of its people: *TKN Anis-Muhamin* is one body."""
    before: Span | None = None
    for span in ordered:
        if before is not None and _is_ticket(doc, before, span):
            before = recut(before, before.start, span.end)
            continue
        if before is not None:
            yield before
        before = span
    if before is not None:
        yield before


def _is_ticket(doc: Doc, team: Span, second: Span) -> bool:
    hyphen = second.start == team.end + 1 and doc[team.end].text == "-"
    is_team = team.label_ == "ORG" and len(team) > 1 and team[0].text in _TEAMS
    return hyphen and is_team and second.label_ == PERSON and not doc[team.end - 1].whitespace_


def _joined(doc: Doc, people: Sequence[Span], whole: set[str]) -> Iterator[Span]:
    end = 0
    for first, second in pairwise(people):
        if first.start < end or not _are_one(doc, first, second, whole):
            continue
        span = Span(doc, first.start, second.end, label=PERSON)
        span._.score = min(first._.score or 0.0, second._.score or 0.0)
        end = span.end
        yield span


def _are_one(doc: Doc, first: Span, second: Span, whole: set[str]) -> bool:
    if second.start - first.end > 1:
        return False
    if second.start > first.end:
        return len(first) == 1 and doc[first.end].text in _PARTICLES
    return first.text in _TITLES or f"{first.text} {second.text}" in whole
