"""Who wrote an article by the line below its headline that says when: *3 Mei 2025 · Rina Sari*."""

from __future__ import annotations

from pipeline.article.html.lines import to_lines
from pipeline.article.html.people import person
from pipeline.article.html.sites import fold
from pipeline.article.html.tree import Element
from pipeline.article.lines import Line
from pipeline.article.published import date_line

_NEAR = 8  # lines below the headline


def author_beside_time(root: Element, *, title: str | None, labels: frozenset[str]) -> str | None:
    """Find the name that shares a line with a time, near below the headline of the page."""
    wanted, lines = fold(title or ""), to_lines(root)
    start = next((n for n, line in enumerate(lines) if wanted and fold(line.text) == wanted), -1)
    near = lines[start + 1 : start + 1 + _NEAR] if start >= 0 else []
    dated = (date_line(Line(1, line.text)) for line in near if not line.prose)
    names = (line.credits.author for line in dated if line is not None)
    return next((found for n in names if n and (found := person(n, labels=labels))), None)
