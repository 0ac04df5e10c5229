"""Lists of links and tags: a header on a line of its own, and the short lines under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.article.lines import Line
from pipeline.article.rules import Rule
from pipeline.article.title_end import is_title
from pipeline.records import Dropped

_HEADER_LENGTH = 60
_LISTED = 160  # a longer line is no link
_LINKS = 6  # links under one lead-in in the middle of an article


def without_sections(
    lines: Sequence[Line], by_scope: Mapping[str, Sequence[Rule]]
) -> tuple[list[Line], list[Dropped]]:
    """Drop the headers of lists and what they list; return the other lines and what was dropped.

    After the last paragraph everything that is listed goes; before it only what looks like the
    title of an article, so that a table or a recipe under a header is never lost.
    """
    if not (by_scope["section"] or by_scope["title"]):
        return list(lines), []
    last_prose = max((i for i, line in enumerate(lines) if line.is_prose), default=len(lines))
    kept: list[Line] = []
    dropped: list[Dropped] = []
    reason, left = "", 0
    for index, line in enumerate(lines):
        header = _header_reason(line, by_scope, following=lines[index + 1 : index + 2])
        if header:
            at_end = index > last_prose
            reason, left = header, len(lines) if at_end else _LINKS
        elif not (left and _is_listed(line, by_scope, at_end=index > last_prose)):
            left = 0
            kept.append(line)
            continue
        left -= not header
        dropped.append(Dropped(line.number, line.text, reason))
    return kept, dropped


def _header_reason(
    line: Line, by_scope: Mapping[str, Sequence[Rule]], *, following: Sequence[Line]
) -> str | None:
    if len(line.text) > _HEADER_LENGTH:
        return None
    for rule in by_scope["section"]:
        if rule.pattern.fullmatch(line.text):
            heads_prose = any(after.is_prose for after in following)
            return None if heads_prose and " " not in line.text else rule.reason
    return next((r.reason for r in by_scope["title"] if r.pattern.fullmatch(line.text)), None)


def _is_listed(line: Line, by_scope: Mapping[str, Sequence[Rule]], *, at_end: bool) -> bool:
    if line.is_prose or len(line.text) > _LISTED:
        return False
    if any(rule.pattern.fullmatch(line.text) for rule in by_scope["line"]):
        return False
    return at_end or is_title(line.text)
