"""When the article on a page was published: stated times, checked against visible ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from datetime import date
from itertools import islice

from pipeline.article.html.dated_lines import LONGEST, dated, is_marked
from pipeline.article.html.lines import PageLine, line_of, to_lines
from pipeline.article.html.sites import fold
from pipeline.article.html.tree import Element, elements, text_of
from pipeline.article.lines import Line
from pipeline.article.published import checked, date_line
from pipeline.article.stamp import Stamp
from pipeline.article.times import find_stamps, read_field

_LATER = re.compile(r"\b(updated?|modified|diperbarui|diperbaharui|edited|perubahan)\b", re.I)
_URL_DATE = re.compile(
    r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:/|\d|-|\b)"
)
_SCRIPTED = re.compile(
    r"""["']?(?:published?_?(?:date|time|at)|content_PublishedDate|datePublished)["']?\s*:\s*"""
    r"""["']([^"'<>]{8,40})["']""",
    re.IGNORECASE,
)
_MOST_SCRIPT = 20_000  # characters of each script that are looked at
_FOR_LATER = 4.0  # off the score of a time of change
_LOWEST = -2.0  # score below which a visible date is another article's
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST_FIELD = 300  # characters; a field of metadata longer than this is no date
_BESIDE_DATE = 12  # characters of a label in an item of a list; a headline is longer
_NEAR = 6  # lines below the headline


def choose_published(
    lines: Sequence[PageLine],
    *,
    stated: Sequence[str],
    url: str | None,
    title: str | None,
    labels: Set[str] = frozenset(),
    date_order: str = "dmy",
) -> Stamp | None:
    """Find the publication time of the article on a page, to the minute where the page has it.

    JSON-LD and meta tags go first, checked against what the page shows (see
    `pipeline.article.published.checked`); then ``<time>`` and the visible date nearest to the
    headline, then the date in the address.

    Args:
        lines: those of the page, furniture removed.
        stated: times from JSON-LD and meta tags, best first.
        url: address of the page.
        title: headline, to know which visible date is the article's.
        labels: names of the site, folded; one may stand beside a date.
        date_order: how ``10/11/2025`` is read, ``"dmy"`` or ``"mdy"``.
    """
    from_url = _from_url(url)
    seen = _visible(lines, title=title, same_day=from_url, labels=labels, date_order=date_order)
    fields = [read_field(text[:_LONGEST_FIELD], date_order=date_order) for text in stated]
    plausible = [stamp for stamp in fields if _is_plausible(stamp)]
    if plausible:
        return checked(next((s for s in plausible if s.has_clock), plausible[0]), seen)
    return seen[0] if seen else from_url


def published_below_title(root: Element, *, title: str | None, date_order: str) -> Stamp | None:
    """Find a time right below the headline of a page from which nothing has been removed."""
    lines = to_lines(root)
    start = line_of(lines, title)
    if start is None:
        return None
    near = (pair for line in lines[start + 1 : start + 1 + _NEAR] for pair in dated(line))
    stamps = (_written_in_full(text, date_order=date_order) for e, text in near if is_marked(e))
    return next((stamp for stamp in stamps if stamp and stamp.has_clock), None)


def times_in_scripts(root: Element) -> tuple[str, ...]:
    """Find times in a page's analytics data: ``"published_date": "2021-03-04 09:10:00"``."""
    scripts = (script.text[:_MOST_SCRIPT] for script in elements(root, "script") if script.text)
    return tuple(match.group(1) for text in scripts if (match := _SCRIPTED.search(text)))


def _is_plausible(stamp: Stamp) -> bool:
    return stamp.when is not None and 1990 <= stamp.when.year <= 2100


def _visible(
    lines: Sequence[PageLine],
    *,
    title: str | None,
    same_day: Stamp | None,
    labels: Set[str],
    date_order: str,
) -> list[Stamp]:
    """List the dates on the page that may be the publication time, likeliest first.

    A date counts in an element that is marked as one, or on a line that says nothing else; never in
    prose, whatever it is about.
    """
    found = line_of(lines, title)
    title_at = -1 if found is None else found
    ranked: list[tuple[float, int, Stamp]] = []
    later: list[tuple[float, int, Stamp]] = []
    in_article = False
    for place, line in enumerate(lines):
        for element, whole in dated(line, next(iter(lines[place + 1 : place + 2]), None)):
            stamp = _written_in_full(whole, date_order=date_order)
            if stamp is None:
                continue
            beside_site = _without_date(whole, stamp) in labels
            text = whole[stamp.start : stamp.end] if beside_site else whole
            if is_marked(element) or _is_bare(text, stamp, same_day, in_article):
                score = _score(element, stamp, text, same_day=same_day)
                score -= _distance(place, title_at)
                if _is_later(element, text):
                    later.append((score, -place, stamp))
                    score -= _FOR_LATER
                ranked.append((score, -place, stamp))
        in_article = in_article or (place > title_at and line.prose > 0)
    return _likeliest(ranked) or _likeliest(later)


def _likeliest(ranked: Iterable[tuple[float, int, Stamp]]) -> list[Stamp]:
    best = sorted(ranked, key=lambda item: item[:2], reverse=True)
    return [stamp for score, _, stamp in best if score > _LOWEST]


def _is_later(element: Element, text: str) -> bool:
    """Tell whether the time is said to be that of a change."""
    return _LATER.search(text + " " + element.get("itemprop", "")) is not None


def _without_date(text: str, stamp: Stamp) -> str:
    return fold(text[: stamp.start] + text[stamp.end :])


def _is_bare(text: str, stamp: Stamp, same_day: Stamp | None, in_article: bool) -> bool:
    """Tell whether *text* only says when the page was published.

    Below the first paragraph a day without a clock time is a sub-heading. The day in the address
    of the page is believed against such a line.
    """
    if in_article and not stamp.has_clock:
        return False
    if same_day and same_day.when and stamp.when and abs((stamp.when - same_day.when).days) > 1:
        return False
    return date_line(Line(1, text.strip())) is not None


def _written_in_full(text: str, *, date_order: str) -> Stamp | None:
    """Find the first date in *text* with a year of four digits that can be one of publication."""
    stamps = find_stamps(text, date_order=date_order)
    full = (stamp for stamp in stamps if _YEAR.search(text, stamp.start, stamp.end))
    return next(filter(_is_plausible, full), None)


def _score(element: Element, stamp: Stamp, text: str, *, same_day: Stamp | None) -> float:
    score = 2.0 * stamp.has_clock + 1.0 * (stamp.offset is not None)
    score += 2.0 * is_marked(element)
    around = {str(e.tag): e for e in (*element.iterancestors(), element)}
    marks = (e.get("itemprop", "") for e in (element, *islice(element.iterancestors(), 2)))
    score += 3.0 * ("published" in " ".join(marks).lower())
    score -= len(text) / LONGEST  # a line that is only a date beats one that holds a date
    if same_day is not None:
        score += 3.0 if _day(same_day) == _day(stamp) else -1.0
    item, link = around.get("li"), around.get("a")
    in_card = item is not None and len(text_of(item)) > len(text) + _BESIDE_DATE
    leads_away = link is not None and link.get("rel") != "bookmark"  # that is the page itself
    return score - 4.0 * leads_away - 2.0 * in_card


def _day(stamp: Stamp) -> date | None:
    return stamp.when.date() if stamp.when else None


def _distance(place: int, title_at: int) -> float:
    """Weigh the lines from the headline, up to 5; dates before it are less likely."""
    if title_at < 0:
        return 0.0
    apart = place - title_at
    return min(5.0, apart / 8 if apart >= 0 else -apart / 4)


def _from_url(url: str | None) -> Stamp | None:
    match = _URL_DATE.search(url or "")
    stamp = read_field("-".join(match.groups())) if match else None
    return stamp if stamp and _is_plausible(stamp) else None
