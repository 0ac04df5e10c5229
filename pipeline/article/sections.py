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
    if not (by_scope["section"] or by_scope["title"] or by_scope["titles"]):
        return list(lines), []
    last_prose = max((i for i, line in enumerate(lines) if line.is_prose), default=len(lines))
    kept: list[Line] = []
    dropped: list[Dropped] = []
    listed, left = "", 0
    for index, line in enumerate(lines):
        at_end = index > last_prose
        header = _header(line, by_scope, following=lines[index + 1 : index + 2])
        if header:
            listed, left = header.listed or header.reason, len(lines) if at_end else _LINKS
            dropped.append(Dropped(line.number, line.text, header.reason))
        elif left and _is_listed(line, by_scope, at_end=at_end):
            left -= 1
            dropped.append(Dropped(line.number, line.text, listed))
        else:
            left = 0
            kept.append(line)
    return kept, dropped


def _header(
    line: Line, by_scope: Mapping[str, Sequence[Rule]], *, following: Sequence[Line]
) -> Rule | None:
    if len(line.text) > _HEADER_LENGTH:
        return None
    for rule in by_scope["section"]:
        if rule.pattern.fullmatch(line.text):
            heads_prose = any(after.is_prose for after in following)
            return None if heads_prose and " " not in line.text else rule
    rules = (*by_scope["title"], *by_scope["titles"])
    return next((r for r in rules if r.pattern.fullmatch(line.text)), None)


def _is_listed(line: Line, by_scope: Mapping[str, Sequence[Rule]], *, at_end: bool) -> bool:
    if line.is_prose or len(line.text) > _LISTED:
        return False
    if any(r.pattern.fullmatch(line.text) for s in ("line", "span", "close") for r in by_scope[s]):
        return False
    return at_end or is_title(line.text)
