"""When the article on a page was published: stated times, checked against visible ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from datetime import date

from pipeline.article.html.lines import PageLine, to_lines
from pipeline.article.html.sites import fold
from pipeline.article.html.tree import Element, class_words, elements, text_of
from pipeline.article.lines import Line
from pipeline.article.published import checked, date_line
from pipeline.article.stamp import Stamp
from pipeline.article.times import find_stamps, read_field

_DATE_CLASS = re.compile(
    r" (date|dates|datetime|time|timestamp|tanggal|tgl|waktu|published|publish|pubdate|schedule"
    r"|posted|submitted)(?= )"
)
# What parts a date from credits, from counts, and from the time of a later change.
_PARTS = re.compile(
    r"\s*(?:[|•·]|(?=(?<= )[\d.,]+ (?:kali |x )?(?:di(?:baca|lihat|tonton)|views?))"
    r"|(?=\b(?:penulis|reporter|editor|oleh)\s*:)"
    r"|[,;/](?=\s*(?:terakhir )?(?:diperbar|update|modif|perubahan)))\s*",
    re.IGNORECASE,
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
_MARKED_LEVELS = 3  # an element and those around it that may say that it is a time
_BESIDE_DATE = 12  # characters of a label in an item of a list; a headline is longer
_LONGEST = 120  # characters of a line that states a date; prose that mentions one is longer


def choose_published(
    root: Element,
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
        root: the page, furniture removed.
        stated: times from JSON-LD and meta tags, best first.
        url: address of the page.
        title: headline, to know which visible date is the article's.
        labels: names of the site, folded; one may stand beside a date.
        date_order: how ``10/11/2025`` is read, ``"dmy"`` or ``"mdy"``.
    """
    from_url = _from_url(url)
    seen = _visible(root, title=title, same_day=from_url, labels=labels, date_order=date_order)
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
    root: Element,
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
    wanted, lines = fold(title or ""), to_lines(root)
    title_at = next((n for n, line in enumerate(lines) if wanted and fold(line.text) == wanted), -1)
    ranked: list[tuple[float, int, Stamp]] = []
    in_article = False
    for place, line in enumerate(lines):
        for element, whole in _dated(line):
            stamp = _written_in_full(whole, date_order=date_order)
            if stamp is None:
                continue
            beside_site = _without_date(whole, stamp) in labels
            text = whole[stamp.start : stamp.end] if beside_site else whole
            if _is_marked(element) or _is_bare(text, stamp, same_day, in_article):
                score = _score(element, stamp, text, same_day=same_day)
                ranked.append((score - _distance(place, title_at), -place, stamp))
        in_article = in_article or (place > title_at and line.prose > 0)
    ranked.sort(key=lambda item: item[:2], reverse=True)
    return [stamp for score, _, stamp in ranked if score > _LOWEST]


def _dated(line: PageLine) -> Iterator[tuple[Element, str]]:
    """Walk through what may be a date on *line*: its text, and times in its markup.

    Prose and embedded posts are passed over. Elements that share a line are also taken alone.
    """
    if line.prose or _is_quoted(line.block):
        return
    owners = [owner for owner, _ in line.owners]
    if _may_be_date(line.text):
        yield next(filter(_is_marked, owners), line.block), line.text
    pieces = _PARTS.split(line.text)
    if len(pieces) > 1:
        yield from ((line.block, piece) for piece in pieces if _may_be_date(piece))
    for owner, piece in line.owners:
        if len(owners) > 1 and _may_be_date(piece):
            yield owner, " ".join(piece.split())
    for owner in owners:
        if _may_be_date(stated := owner.get("datetime", "")):
            yield owner, stated


def _is_quoted(element: Element) -> bool:
    return (
        element.tag == "blockquote" or next(element.iterancestors("blockquote"), None) is not None
    )


def _is_marked(element: Element) -> bool:
    """Tell whether the markup calls *element*, or an element around it, a time."""
    current: Element | None = element
    for _ in range(_MARKED_LEVELS):
        if current is None:
            return False
        published = "published" in current.get("itemprop", "").lower()
        if published or current.tag == "time" or _DATE_CLASS.search(class_words(current)):
            return True
        current = current.getparent()
    return False


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


def _may_be_date(text: str) -> bool:
    return 6 <= len(text) <= _LONGEST and any(map(str.isdigit, text))


def _written_in_full(text: str, *, date_order: str) -> Stamp | None:
    """Find the first date in *text* with a year of four digits that can be one of publication."""
    stamps = find_stamps(text, date_order=date_order)
    full = (stamp for stamp in stamps if _YEAR.search(text, stamp.start, stamp.end))
    return next(filter(_is_plausible, full), None)


def _score(element: Element, stamp: Stamp, text: str, *, same_day: Stamp | None) -> float:
    score = 2.0 * stamp.has_clock + 1.0 * (stamp.offset is not None)
    score += 2.0 * _is_marked(element)
    score += 3.0 * ("published" in element.get("itemprop", "").lower())
    score -= 4.0 * bool(_LATER.search(text + " " + element.get("itemprop", "")))
    score -= len(text) / _LONGEST  # a line that is only a date beats one that holds a date
    if same_day is not None:
        score += 3.0 if _day(same_day) == _day(stamp) else -1.0
    around = {str(e.tag): e for e in (*element.iterancestors(), element)}
    item = around.get("li")
    in_card = item is not None and len(text_of(item)) > len(text) + _BESIDE_DATE
    return score - 4.0 * ("a" in around) - 2.0 * in_card


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
