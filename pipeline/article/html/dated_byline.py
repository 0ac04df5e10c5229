"""Who wrote an article by the line below its headline that says when: *3 Mei 2025 · Rina Sari*."""

from __future__ import annotations

from pipeline.article.html.lines import line_of, to_lines
from pipeline.article.html.person import NAME, person
from pipeline.article.html.tree import Element
from pipeline.article.lines import Line
from pipeline.article.published import date_line
from pipeline.article.signed import is_lone_name

_NEAR = 8  # lines below the headline
_BAR = " | "


def _are_names(text: str) -> bool:
    """Tell whether *text* is a name, or several of two words each with bars between them."""
    pieces = text.split(_BAR)
    if len(pieces) == 1:
        return is_lone_name(text)
    return all(NAME.fullmatch(piece) and " " in piece for piece in pieces)


def author_beside_time(root: Element, *, title: str | None, labels: frozenset[str]) -> str | None:
    """Find the name that shares a line with a time, near below the headline of the page.

    A name alone, or several with bars between them, count on the line above or below it as well.
    """
    lines = to_lines(root)
    start = line_of(lines, title)
    near = [] if start is None else lines[start + 1 : start + 1 + _NEAR]
    times = [date_line(Line(1, line.text)) if not line.prose else None for line in near]
    names = [time.credits.author for time in times if time is not None]
    for at, time in enumerate(times):
        if time is not None:
            beside = [*near[max(0, at - 1) : at], *near[at + 1 : at + 2]]
            names += [line.text for line in beside if _are_names(line.text)]
    found = (person(name, labels=labels) for name in names if name)
    return next((name for name in found if name), None)
