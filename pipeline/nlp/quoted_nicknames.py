"""Nicknames in quote marks inside a name: *Rudi 'Kancil' Hartono* is one person, not three."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span

_NAME = r"[A-Z][\w’-]*[a-z]"
_PATTERN = re.compile(
    rf"(?P<first>{_NAME}) (?P<open>[\"“'‘])(?P<nick>[A-Z][\w. ]{{1,20}})[\"”'’] (?P<last>{_NAME})"
)


def with_quoted_nicknames(doc: Doc, text: str, spans: Sequence[Span]) -> list[Span]:
    """Join the names around a nickname in quote marks, where one of the parts is a person's.

    Other *spans* come back as they are.
    """
    joined = list(_joined(doc, text, spans))
    if not joined:
        return list(spans)
    kept = [s for s in spans if not any(s.start < j.end and j.start < s.end for j in joined)]
    return sorted([*kept, *joined], key=lambda span: span.start)


def _joined(doc: Doc, text: str, spans: Sequence[Span]) -> Iterator[Span]:
    end = 0
    for found in _PATTERN.finditer(text):
        parts = [s for s in spans if s.start_char < found.end() and found.start() < s.end_char]
        people = [part for part in parts if part.label_ == "PERSON"]
        if not people or found.start() < end or any(p.label_ == "WORK_OF_ART" for p in parts):
            continue
        start = min(found.start(), people[0].start_char)
        end = max(found.end(), people[-1].end_char)
        whole = doc.char_span(start, end, label="PERSON", alignment_mode="expand")
        if whole is not None and "\n" not in whole.text:
            whole._.score = min(part._.score or 0.0 for part in people)
            yield whole
