"""Small charts: bars within a table, a line of bars over time, and the bars of all documents."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.views.figures import grouped
from pipeline.views.report.markup import Markup, text
from pipeline.views.report.periods import Periods


def bar(value: float, most: float) -> Markup:
    """A bar as long as *value* is of *most*; the number itself stands beside it."""
    return Markup(f'<span class="bar" style="width:{100 * value / most:.1f}%"></span>')


def trend(counts: Sequence[int], totals: Sequence[int], periods: Periods) -> Markup:
    """A line of columns: the share of the documents of each period, without *totals* their number.

    Who is never named on a day that is known has no columns.
    """
    if not any(counts):
        return Markup("")
    shares = [100 * n / total if total else 0.0 for n, total in zip(counts, totals, strict=False)]
    heights = shares or counts
    peak = max(heights)
    at = list(heights).index(peak)
    how_many = f"{grouped(peak, 1)} % of documents" if shares else grouped(peak)
    label = f"at most {how_many}, in {periods.name(at)}"
    width = 3 * len(heights)
    return Markup(
        f'<svg class="trend" viewBox="0 0 {width} 20" preserveAspectRatio="none" role="img" '
        f'aria-label="{label}"><title>{label}</title><path d="M0 19.7H{width}"/>'
        f"{_columns(heights, 20)}</svg>"
    )


def timeline(counts: Sequence[int], periods: Periods, what: str) -> Markup:
    """Draw columns over time; the caption says how high the highest is."""
    most = max(counts)
    last = len(counts) - 1
    title = f"{what} by {periods.unit}: at most {grouped(most)}, {periods.name(counts.index(most))}"
    label = f"{title}; from {periods.name(0)} to {periods.name(last)}"
    ends = [0, (last + 1) // 2, last] if last > 3 else [0, last]
    axis = "".join(f"<span>{periods.name(at)}</span>" for at in ends)
    columns = _columns(counts, 100, periods)
    return Markup(
        f'<figure class="timeline"><figcaption>{text(title)}</figcaption>'
        f'<svg viewBox="0 0 {3 * len(counts)} 100" preserveAspectRatio="none" role="img" '
        f'aria-label="{text(label)}">{columns}</svg>'
        f'<div class="axis" aria-hidden="true">{axis}</div></figure>'
    )


def _columns(heights: Sequence[float], height: int, periods: Periods | None = None) -> str:
    peak = max(heights)
    drawn = []
    for at, value in enumerate(heights):
        if not value:
            continue
        tall = max(height * value / peak, height / 20)
        title = f"<title>{periods.name(at)}: {grouped(value)}</title>" if periods else ""
        drawn.append(
            f'<rect x="{3 * at + 0.3:.1f}" y="{height - tall:.1f}" width="2.4" '
            f'height="{tall:.1f}">{title}</rect>'
        )
    return "".join(drawn)
