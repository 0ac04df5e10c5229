"""Companies, bands and teams that the recogniser took for people, by who belongs to them.

*Vokalis Senja Rimba, Galang Pradipta,* names a band and its singer, *pabrik kertas Cemara* a
company; *Jefri (Bobi 70)* in a line-up is two people.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from spacy.tokens import Doc, Span

from pipeline.language_data import read_lines, read_words
from pipeline.nlp.person_edges import PERSON, is_rank
from pipeline.stages.places.gazetteer import is_known_place

_MINUTE = re.compile(r"\d{1,3}['’]?\)")
_PLACES = frozenset({"GPE", "LOC"})
_SURE = 0.9  # score of a place that is one whatever stands before it: pabrik Pandaan


def with_bodies_told(doc: Doc, spans: Sequence[Span]) -> list[Span]:
    """Call bodies what members and heads show to be bodies, wherever they stand in *doc*."""
    words = [token.text for token in doc]
    starts = {span.start: span for span in spans}
    parts = {t.text for s in spans if s.label_ == PERSON and len(s) > 1 for t in s}
    told = {
        span.text
        for span in spans
        if (span.label_ == PERSON or (span.label_ in _PLACES and (span._.score or 0.0) < _SURE))
        and not (len(span) == 1 and span.text in parts)
        and not is_known_place(span.text)
        and (_has_head(words, span) or _has_member(words, span, starts))
    }
    titled = {span.text for span in spans if _is_addressed(words, span)}
    for span in spans:
        if span.text in told - titled and span.label_ in (PERSON, *_PLACES):
            span.label_ = "ORG"
    return list(spans)


def _has_head(words: Sequence[str], span: Span) -> bool:
    """*pabrik kertas Cemara*: a common noun may stand between the kind and the name."""
    before = [word.lower() for word in words[max(0, span.start - 2) : span.start]]
    kinds = read_words("ner/kinds_of_bodies.txt")
    if before[-1:] and before[-1] in kinds:
        return True
    return len(before) > 1 and before[0] in kinds and words[span.start - 1].islower()


def _has_member(words: Sequence[str], span: Span, starts: dict[int, Span]) -> bool:
    """*Vokalis Senja Rimba, Galang,* or *pemilik Kenanga bernama Lukito*."""
    if not any(_ends_with(words, span.start, office) for office in _members()):
        return False
    joint = words[span.end] if span.end < len(words) else ""
    member = starts.get(span.end + 1)
    return joint in (",", "bernama") and member is not None and member.label_ == PERSON


def _ends_with(words: Sequence[str], end: int, office: tuple[str, ...]) -> bool:
    before = words[max(0, end - len(office)) : end]
    return tuple(word.lower() for word in before) == office


@cache
def _members() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split()) for line in read_lines("ner/members_of_bodies.txt"))


def _is_addressed(words: Sequence[str], span: Span) -> bool:
    """Whether a rank or form of address says that the name is somebody's."""
    before = words[span.start - 1] if span.start else ""
    return is_rank(before) or before.lower() in read_words("ner/addresses.txt")


def with_substitutes_told(doc: Doc, spans: Sequence[Span]) -> list[Span]:
    """Call substitutes in line-ups people, wherever they stand in *doc*: Jefri (Bobi 70)."""
    ends = {span.end: span for span in spans}
    for span in spans:
        opening = span.start - 1
        starter = ends.get(opening)
        between = "".join(token.text for token in doc[span.end : span.end + 2])
        person = starter is not None and starter.label_ == PERSON and doc[opening].text == "("
        if person and _MINUTE.fullmatch(between):
            span.label_ = PERSON
    return list(spans)
