"""When the article on a page was published: stated times, checked against visible ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from pipeline.article.html.dates import Moment, parse_moment
from pipeline.article.html.sites import fold
from pipeline.article.html.tree import Element, class_words, elements, text_of

_DATE_CLASS = re.compile(
    r" (date|dates|datetime|time|timestamp|tanggal|tgl|waktu|published|publish|pubdate|schedule"
    r"|posted)(?= )"
)
_LATER = re.compile(r"\b(updated?|modified|diperbarui|diperbaharui|edited|perubahan)\b", re.I)
_URL_DATE = re.compile(
    r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:/|\d|-|\b)"
)
_LONGEST = 120  # characters of a line that states a date; prose that mentions one is longer


@dataclass(frozen=True, slots=True)
class Published:
    """A publication time, the text that it was read from, and flags (``assumed_wib`` …)."""

    when: datetime
    text: str
    flags: tuple[str, ...] = ()


def choose_published(
    root: Element, *, stated: Sequence[str], url: str | None, title: str | None
) -> Published | None:
    """The publication time of the article on a page, to the minute where the page has it.

    JSON-LD and meta tags go first, then ``<time>`` and the visible date nearest to the headline,
    then the date in the address. A visible clock time decides where a stated one has none, or has
    a zone that cannot be: sites write local time with ``Z`` (flag ``zone_corrected``).

    Args:
        root: the page, furniture removed.
        stated: times from JSON-LD and meta tags, best first.
        url: address of the page.
        title: headline, to know which visible date is the article's.
    """
    seen = _visible(root, title=title, url=url)
    parsed = [(moment, text) for text in stated if (moment := _plausible(text))]
    with_clock = [pair for pair in parsed if pair[0].clock]
    if parsed:
        return _checked(*(with_clock or parsed)[0], seen)
    if seen:
        return _as_published(*seen[0])
    from_url = _from_url(url)
    return _as_published(*from_url) if from_url else None


def _plausible(text: str) -> Moment | None:
    moment = parse_moment(text)
    return moment if moment and 1990 <= moment.when.year <= 2100 else None


def _checked(stated: Moment, text: str, seen: Iterable[tuple[Moment, str]]) -> Published:
    """Compare a stated time with the visible ones of the same or the next day."""
    for moment, line in seen:
        apart = abs((moment.when.replace(tzinfo=None) - stated.when.replace(tzinfo=None)).days)
        if not moment.clock or apart > 1:
            continue
        same_clock = _clock(moment) == _clock(stated)
        if not stated.clock and moment.when.date() == stated.when.date():
            return _as_published(moment, line)
        if same_clock and (not stated.zone or _says_utc(stated)) and _zone_differs(moment, stated):
            corrected = stated.when.replace(tzinfo=moment.when.tzinfo)
            flags = ("zone_corrected",) if stated.zone else ()
            return Published(corrected, text, flags)
        if same_clock and moment.zone and not stated.zone:
            return Published(stated.when, text)
    return _as_published(stated, text)


def _clock(moment: Moment) -> tuple[int, int, int]:
    return moment.when.day, moment.when.hour, moment.when.minute


def _says_utc(moment: Moment) -> bool:
    return moment.zone and not moment.when.utcoffset()


def _zone_differs(seen: Moment, stated: Moment) -> bool:
    return seen.when.utcoffset() != stated.when.utcoffset()


def _as_published(moment: Moment, text: str) -> Published:
    flags = [] if moment.zone else ["assumed_wib"]
    if not moment.clock:
        flags.append("date_only")
    return Published(moment.when, text, tuple(flags))


def _visible(root: Element, *, title: str | None, url: str | None) -> list[tuple[Moment, str]]:
    """Dates on the page that may be the publication time, likeliest first."""
    wanted, from_url = fold(title or ""), _from_url(url)
    found: list[tuple[float, int, Moment, str]] = []
    title_at: int | None = None
    for place, element in enumerate(elements(root)):
        own = " ".join(filter(None, [element.text, *(child.tail for child in element)]))
        whole = text_of(element) if len(element) < 6 else " ".join(own.split())
        if title_at is None and wanted and element.tag != "title" and fold(whole) == wanted:
            title_at = place
        text = element.get("datetime") or whole
        if not 6 <= len(text) <= _LONGEST or not any(map(str.isdigit, text)):
            continue
        moment = _plausible(text)
        if moment:
            score = _score(element, moment, text, same_day=from_url)
            found.append((score, place, moment, text))
    ranked = [(s - _distance(p, title_at), -p, m, t) for s, p, m, t in found]
    ranked.sort(key=lambda item: item[:2], reverse=True)
    return [(moment, text) for score, _, moment, text in ranked if score > 0]


def _score(
    element: Element, moment: Moment, text: str, *, same_day: tuple[Moment, str] | None
) -> float:
    score = 2.0 * moment.clock + 1.0 * moment.zone
    score += 2.0 * (element.tag == "time" or bool(_DATE_CLASS.search(class_words(element))))
    score += 3.0 * ("published" in element.get("itemprop", "").lower())
    score -= 4.0 * bool(_LATER.search(text + " " + element.get("itemprop", "")))
    score -= len(text) / _LONGEST  # a line that is only a date beats one that holds a date
    if same_day is not None:
        score += 3.0 if same_day[0].when.date() == moment.when.date() else -1.0
    linked = any(ancestor.tag in ("a", "li") for ancestor in element.iterancestors())
    return score - 4.0 * (linked or element.tag in ("a", "li"))


def _distance(place: int, title_at: int | None) -> float:
    """Penalty for standing far from the headline, up to 5; dates before it are less likely."""
    if title_at is None:
        return 0.0
    apart = place - title_at
    return min(5.0, apart / 15 if apart >= 0 else -apart / 8)


def _from_url(url: str | None) -> tuple[Moment, str] | None:
    match = _URL_DATE.search(url or "")
    moment = _plausible("-".join(match.groups())) if match else None
    return (moment, match.group()) if match and moment else None
