"""When the article on a page was published: stated times, checked against visible ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from pipeline.article.html.sites import fold
from pipeline.article.html.tree import Element, class_words, elements, text_of
from pipeline.article.published import checked
from pipeline.article.stamp import Stamp
from pipeline.article.times import find_stamps, read_field

_DATE_CLASS = re.compile(
    r" (date|dates|datetime|time|timestamp|tanggal|tgl|waktu|published|publish|pubdate|schedule"
    r"|posted)(?= )"
)
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
_LOWEST = -2.0  # score below which a visible date is another article's
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST_FIELD = 300  # characters; a field of metadata longer than this is no date
_LONGEST = 120  # characters of a line that states a date; prose that mentions one is longer


def choose_published(
    root: Element,
    *,
    stated: Sequence[str],
    url: str | None,
    title: str | None,
    date_order: str = "dmy",
) -> Stamp | None:
    """Find the publication time of the article on a page, to the minute where the page has it.

    JSON-LD and meta tags go first, checked against what the page shows (see
    `pipeline.article.published.checked`); then ``<time>`` and the visible date nearest to the
    headline, then the date in the address.

    Args:
        root: the page, furniture removed.
        stated: times from JSON-LD and meta tags, best first.
        url: address of the page.
        title: headline, to know which visible date is the article's.
        date_order: how ``10/11/2025`` is read, ``"dmy"`` or ``"mdy"``.
    """
    from_url = _from_url(url)
    seen = _visible(root, title=title, same_day=from_url, date_order=date_order)
    fields = [read_field(text[:_LONGEST_FIELD], date_order=date_order) for text in stated]
    plausible = [stamp for stamp in fields if _is_plausible(stamp)]
    if plausible:
        return checked(next((s for s in plausible if s.has_clock), plausible[0]), seen)
    return seen[0] if seen else from_url


def times_in_scripts(root: Element) -> tuple[str, ...]:
    """Find times in a page's analytics data: ``"published_date": "2021-03-04 09:10:00"``."""
    scripts = (script.text[:_MOST_SCRIPT] for script in elements(root, "script") if script.text)
    return tuple(match.group(1) for text in scripts if (match := _SCRIPTED.search(text)))


def _is_plausible(stamp: Stamp) -> bool:
    return stamp.when is not None and 1990 <= stamp.when.year <= 2100


def _visible(
    root: Element, *, title: str | None, same_day: Stamp | None, date_order: str
) -> list[Stamp]:
    """List the dates on the page that may be the publication time, likeliest first."""
    wanted = fold(title or "")
    found: list[tuple[float, int, Stamp]] = []
    title_at: int | None = None
    for place, element in enumerate(elements(root)):
        own = " ".join(filter(None, [element.text, *(child.tail for child in element)]))
        whole = text_of(element) if len(element) < 6 else " ".join(own.split())
        if title_at is None and wanted and element.tag != "title" and fold(whole) == wanted:
            title_at = place
        for text in filter(_may_be_date, (element.get("datetime", ""), whole)):
            if stamp := _written_in_full(text, date_order=date_order):
                found.append((_score(element, stamp, text, same_day=same_day), place, stamp))
    ranked = [(score - _distance(place, title_at), -place, stamp) for score, place, stamp in found]
    ranked.sort(key=lambda item: item[:2], reverse=True)
    return [stamp for score, _, stamp in ranked if score > _LOWEST]


def _may_be_date(text: str) -> bool:
    return 6 <= len(text) <= _LONGEST and any(map(str.isdigit, text))


def _written_in_full(text: str, *, date_order: str) -> Stamp | None:
    """Find the first date in *text* with a year of four digits that can be one of publication."""
    stamps = find_stamps(text, date_order=date_order)
    full = (stamp for stamp in stamps if _YEAR.search(text, stamp.start, stamp.end))
    return next(filter(_is_plausible, full), None)


def _score(element: Element, stamp: Stamp, text: str, *, same_day: Stamp | None) -> float:
    score = 2.0 * stamp.has_clock + 1.0 * (stamp.offset is not None)
    score += 2.0 * (element.tag == "time" or bool(_DATE_CLASS.search(class_words(element))))
    score += 3.0 * ("published" in element.get("itemprop", "").lower())
    score -= 4.0 * bool(_LATER.search(text + " " + element.get("itemprop", "")))
    score -= len(text) / _LONGEST  # a line that is only a date beats one that holds a date
    if same_day is not None:
        score += 3.0 if _day(same_day) == _day(stamp) else -1.0
    around = {element.tag, *(ancestor.tag for ancestor in element.iterancestors())}
    return score - 4.0 * ("a" in around) - 2.0 * ("li" in around)


def _day(stamp: Stamp) -> date | None:
    return stamp.when.date() if stamp.when else None


def _distance(place: int, title_at: int | None) -> float:
    """Weigh the distance from the headline, up to 5; dates before it are less likely."""
    if title_at is None:
        return 0.0
    apart = place - title_at
    return min(5.0, apart / 15 if apart >= 0 else -apart / 8)


def _from_url(url: str | None) -> Stamp | None:
    match = _URL_DATE.search(url or "")
    stamp = read_field("-".join(match.groups())) if match else None
    return stamp if stamp and _is_plausible(stamp) else None
