"""Applies the rules to whole lines, pieces of lines, sections of links, titles in running text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.article.lines import Credits, Cut, Line, closes_sentence, squeeze
from pipeline.article.rules import SCOPES, Rule
from pipeline.article.sections import without_sections
from pipeline.article.title_end import is_title, opens_title, title_end
from pipeline.records import Dropped

_CLOSING_LINES = 3  # a sign-off stands on one of the last lines that are kept
_END_REACH = 400  # characters before the end of a line in which an end rule looks
_WHOLE_LINE = 900  # no line rule describes a longer line
_TITLE_LINE = 165  # a line that begins with a link and is no longer holds nothing else
_REST_REACH = 300  # characters after the lead-in of a rest rule that go with it
_TITLE_REACH = 420  # characters after the lead-in of a link in which its title must end
_MOST_TITLES = 4  # behind the first one of a list
_QUOTED_TITLE = re.compile(
    r"(?:\"[^\"]{3,200}\"|“[^”]{3,200}”|['‘].{3,200}?['’])\s*"
    r"(?:(?:di sini|berikut ini|di bawah ini)\s?:?|[:.](?=\s|$)|$)"
)
_SENTENCE_BREAK = re.compile(r"[.!?][\"”’]?\s+(?=[\"“‘]?[A-Z])")
_SENTENCE_LENGTH = 50  # a shorter one may end the title: "Ini Kronologinya."
_LOOSE_END = re.compile(r"^\s*[;:,.)\]]*(?=\s|$)")

_Scopes = Mapping[str, Sequence[Rule]]


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    rule: Rule
    match: re.Match[str]


def cut(lines: Sequence[Line], rules: Sequence[Rule]) -> Cut:
    """Drop from *lines* everything that *rules* describe."""
    by_scope = {scope: [r for r in rules if r.scope == scope] for scope in SCOPES}
    kept: list[Line] = []
    rest, dropped = without_sections(lines, by_scope)
    credits = Credits()
    closing = _CLOSING_LINES
    for line in reversed(rest):
        hits = _hits(line.text, by_scope, closing=closing > 0, alone=len(lines) > 1)
        pieces = _pieces(line.text, hits)
        kept += reversed([Line(line.number, text) for text in pieces])
        closing -= bool(pieces)
        dropped += [
            Dropped(line.number, line.text[h.start : h.end].strip(), h.rule.reason) for h in hits
        ]
        credits = _credits(hits).filled(credits)
    kept.reverse()
    return Cut(tuple(kept), tuple(dropped), credits)


def _hits(text: str, by_scope: _Scopes, *, closing: bool, alone: bool) -> list[_Hit]:
    """List what to cut from a line, in order and without overlap; *alone*: links have own lines."""
    lowered = text.lower()

    def concerned(*scopes: str) -> list[Rule]:
        return [rule for s in scopes for rule in by_scope[s] if rule.concerns_line(lowered)]

    if len(text) <= _WHOLE_LINE:
        for rule in concerned("line"):
            if match := rule.pattern.fullmatch(text):
                return [_Hit(0, len(text), rule, match)]
    spans = _matches(text, concerned("span"), stop=len(text))
    ending = concerned("end", "close") if closing else concerned("end")
    ends = _ending_hits(text, ending, spans)
    stop = ends[-1].start if ends else len(text)
    leads = _matches(text, concerned("title", "titles", "rest"), stop=stop)
    return [*_resolved(text, [*spans, *leads], stop=stop, alone=alone), *reversed(ends)]


def _matches(text: str, rules: Sequence[Rule], *, stop: int) -> list[_Hit]:
    """List the matches of *rules* before *stop*, in order; of those that overlap, the first."""
    found = [
        _Hit(m.start(), m.end(), rule, m)
        for rule in rules
        for m in rule.pattern.finditer(text, 0, stop)
        if m.group()
    ]
    found.sort(key=lambda h: (h.start, -h.end))
    hits: list[_Hit] = []
    for hit in found:
        if not hits or hit.start >= hits[-1].end:
            hits.append(hit)
    return hits


def _ending_hits(text: str, rules: Sequence[Rule], spans: list[_Hit]) -> list[_Hit]:
    """List what closes the line, last first, and take it off *spans* where it is one of them."""
    hits: list[_Hit] = []
    stop = len(text)
    while True:
        floor = spans[-1].end if spans else 0
        if spans and not text[floor:stop].strip():
            hits.append(spans.pop())
        elif (hit := _ending_hit(text, rules, stop=stop, floor=floor)) is not None:
            hits.append(hit)
        else:
            return hits
        stop = hits[-1].start


def _ending_hit(text: str, rules: Sequence[Rule], *, stop: int, floor: int) -> _Hit | None:
    base = max(floor, stop - _END_REACH)
    end = base + len(text[base:stop].rstrip())
    for rule in rules:
        match = rule.pattern.search(text[base:end])
        if match and match.group():
            return _Hit(base + match.start(), stop, rule, match)
    return None


def _resolved(text: str, found: list[_Hit], *, stop: int, alone: bool) -> list[_Hit]:
    """Order *found*, extend lead-ins over what they lead to, and drop what lies inside another."""
    found.sort(key=lambda h: (h.start, -h.end))
    hits: list[_Hit] = []
    for index, hit in enumerate(found):
        if hits and hit.start < hits[-1].end:
            continue
        starts = (found[later].start for later in range(index + 1, len(found)))
        limit = next((start for start in starts if start >= hit.end), stop)
        hits.append(_whole(text, hit, limit=limit, stop=stop, alone=alone))
    return hits


def _whole(text: str, hit: _Hit, *, limit: int, stop: int, alone: bool) -> _Hit:
    """Extend *hit* over what it leads to: a title, or the rest of the line up to *limit*."""
    if hit.rule.scope == "span":
        return hit
    if hit.rule.scope == "rest" and limit - hit.end <= _REST_REACH:
        return replace(hit, end=limit)
    if alone and hit.start == 0 and limit == stop <= _TITLE_LINE:
        return replace(hit, end=_before_prose(text, hit.end, stop=limit))
    end = _title_stop(text, hit.end, limit=limit)
    for _ in range(_MOST_TITLES if hit.rule.scope == "titles" else 0):
        if not opens_title(text[end : min(limit, end + _TITLE_REACH)]):
            break
        end = _title_stop(text, end, limit=limit)
    return replace(hit, end=end)


def _before_prose(text: str, start: int, *, stop: int) -> int:
    """Find where a sentence of the article follows the title on its line, else *stop*."""
    breaks = [match.end() for match in _SENTENCE_BREAK.finditer(text, start, stop)]
    for begin, end in itertools.pairwise([*breaks, stop]):
        sentence = text[begin:end].strip()
        is_long = len(sentence) >= _SENTENCE_LENGTH
        if is_long and closes_sentence(sentence) and not is_title(sentence[:-1]):
            return begin
    return stop


def _title_stop(text: str, start: int, *, limit: int) -> int:
    """Find where the title that begins at *start* ends, at *limit* at the latest."""
    window = text[start : min(limit, start + _TITLE_REACH)]
    if quoted := _QUOTED_TITLE.match(window):
        return start + quoted.end()
    return start + title_end(window)


def _credits(hits: Sequence[_Hit]) -> Credits:
    credits = Credits()
    for hit in hits:
        groups = hit.match.groupdict()
        values = {
            key.rstrip("2"): squeeze(value).rstrip(".,") for key, value in groups.items() if value
        }
        credits = credits.filled(Credits(**values))
    return credits


def _pieces(text: str, hits: Sequence[_Hit]) -> list[str]:
    """Return what is left of *text*; after a cut, a new sentence begins a new paragraph."""
    if not hits:
        return [text]
    pieces: list[str] = []
    position = 0
    for start, end in [*((h.start, h.end) for h in hits), (len(text), len(text))]:
        piece = (
            _LOOSE_END.sub("", text[position:start], count=1).strip()
            if position
            else text[:start].strip()
        )
        position = end
        if not piece:
            continue
        if pieces and not (closes_sentence(pieces[-1]) and _may_begin(piece)):
            pieces[-1] += " " + piece
        else:
            pieces.append(piece)
    return [piece for piece in pieces if any(c.isalnum() for c in piece)]


def _may_begin(piece: str) -> bool:
    return not piece[0].islower()
