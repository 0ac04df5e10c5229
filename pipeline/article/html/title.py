"""The headline of a page, without the name of the site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from pipeline.article.html.sites import fold
from pipeline.article.html.tree import Element, class_words, elements, text_of
from pipeline.language_data import read_toml

_SEPARATOR = re.compile(r"\s+(?:[|–—»•·:-]|::|--|~)\s+|\s*(?:\||::)\s*")
_PAGE = re.compile(r"[\s|-]*\b(?:Halaman|Page|Hal)\.?\s*(?:\d{1,2}|all|semua)$", re.IGNORECASE)
_SHORTEST_NAME = 4  # letters
_SHORTEST_LEADING = 12  # characters of a headline before the name of a site longer than it
_MOST_PIECES = 12  # of a title between its separators
_PREFIX = re.compile(r"^([^:]{3,30}):\s+")
_LONGEST_INSTITUTION = 6  # words; with more it is a headline
_ELLIPSIS = re.compile(r"\s*(?:\.\.\.|…)$")
_LARGE = frozenset("4567")  # sizes of fonts
_TITLE_CLASS = re.compile(r" (title|judul|jdl|headline|titles) ")


def choose_title(
    root: Element,
    *,
    stated: Sequence[str],
    page_title: str | None,
    labels: Iterable[str],
    sections: Iterable[str] = (),
) -> str | None:
    """Find the headline of the article on a page.

    A heading of the page that agrees with what its metadata state is the headline as readers saw
    it; else the first stated title; else the page's ``<title>``; else its first ``<h1>``. The
    name of the site before or after it is taken off.

    Args:
        root: the page.
        stated: titles from JSON-LD, OpenGraph and meta tags, best first.
        page_title: content of ``<title>``.
        labels: names of the site, folded (see `pipeline.article.html.sites.site_labels`).
        sections: names of the site's sections, folded.
    """
    labels, sections = frozenset(labels), frozenset(sections)
    claims = [*stated, *([page_title] if page_title else [])]
    headings = _headings(root)
    for claim in claims:
        agreeing = [heading for heading in headings if _agrees(heading, claim, labels)]
        if agreeing:
            return _headline_among(agreeing, claim)
    cleaned = [
        title for claim in claims if (title := strip_site(claim, labels=labels, sections=sections))
    ]
    if cleaned and not _names_institution(cleaned[0]):
        return cleaned[0]
    large = (text_of(e) for e in elements(root, "h1", "h2", "font") if _is_large(e))
    first = next((text for text in large if text not in cleaned), None)
    return next(iter(cleaned), None) if not first or fold(first) in labels else first


def _names_institution(title: str) -> bool:
    """Tell whether *title* is the name of an office or a paper, which some of its pages state."""
    lowered, noise = title.lower(), read_toml("html/noise.toml")
    if len(lowered.split()) > _LONGEST_INSTITUTION:
        return False
    is_office = lowered.startswith(tuple(noise["institutions"]))
    return is_office or any(word in lowered for word in noise["printed"])


def _is_large(element: Element) -> bool:
    """Tell whether *element* is a heading, or a ``font`` as large as one."""
    return element.tag != "font" or element.get("size", "").strip("+ ") in _LARGE


def beside_title(page_title: str | None, title: str | None) -> frozenset[str]:
    """Return the name of the site, folded, that stands behind the *title* in ``<title>``."""
    pieces = _split(page_title or "")
    wanted, last = fold(title or ""), fold(pieces[-1][1])
    is_rest = bool(wanted) and fold(page_title or "") == wanted + last
    return frozenset({last}) if is_rest and len(last) > _SHORTEST_NAME else frozenset()


def _headline_among(headings: Sequence[str], claim: str) -> str:
    """Choose among *headings* that are pieces of *claim*: the name of a site is one of them too.

    The likeliest wins, unless it stands behind another piece, longer, that is a heading as well.
    """
    first = headings[0]
    if fold(claim).startswith(fold(first)):
        return first
    others = (heading for heading in headings[1:] if fold(first) not in fold(heading))
    return max([first, *others], key=lambda heading: len(fold(heading)))


def strip_site(title: str, *, labels: Iterable[str], sections: Iterable[str] = ()) -> str | None:
    """Take the site's name, and section names beside it, off *title*; ``None`` if nothing is left.

    >>> strip_site("Harga Cabai Naik - Ekonomi Liputan6.com", labels={"liputan6"})
    'Harga Cabai Naik'
    """
    labels, sections = frozenset(labels), frozenset(sections)
    prefix = _PREFIX.match(title)
    if prefix and _names_site(prefix.group(1), labels):
        title = title[prefix.end() :]
    pieces = _split(title)
    whole = len(pieces)
    while len(pieces) > 1 and _names_site(pieces[-1][1], labels):
        pieces.pop()
    if 1 < len(pieces) < whole and fold(pieces[-1][1]) in sections:
        pieces.pop()
    while len(pieces) > 1 and _names_site(pieces[0][1], labels):
        pieces.pop(0)
    title = "".join(separator + text for separator, text in pieces)
    title = _PAGE.sub("", title.removeprefix(pieces[0][0])).strip()
    own = [word for word in title.lower().split() if word not in _kinds_of_site()]
    only_site = len(own) == 1 and _names_site(title, labels)
    only_site = only_site or fold(" ".join(own)) in labels
    return None if not title or only_site or fold(title) in labels else title


@cache
def _kinds_of_site() -> frozenset[str]:
    return frozenset(read_toml("html/noise.toml")["kinds_of_site"])


def _split(title: str) -> list[tuple[str, str]]:
    """Split a title into pieces, each with the separator before it."""
    pieces, position, separator = [], 0, ""
    for match in _SEPARATOR.finditer(title):
        pieces.append((separator, title[position : match.start()]))
        position, separator = match.end(), match.group()
    pieces.append((separator, title[position:]))
    return pieces


def _names_site(piece: str, labels: frozenset[str]) -> bool:
    folded = fold(piece)
    # A short piece that holds the site's name is "Tekno Liputan6.com", not part of a headline.
    return bool(folded) and len(piece.split()) <= 4 and any(label in folded for label in labels)


def _headings(root: Element) -> list[str]:
    """List what may be the headline, likeliest first: headings, then other short elements."""
    ranked: list[tuple[int, int, str]] = []
    for element in elements(root, "h1", "h2", "h3", "h4", "div", "span", "p", "strong", "b", "td"):
        marked = "headline" in element.get("itemprop", "").lower()
        tag_rank = {"h1": 1, "h2": 2, "h3": 3}.get(str(element.tag), 5)
        if tag_rank == 5 and not (marked or _TITLE_CLASS.search(class_words(element))):
            tag_rank = 6
            if len(element):
                continue
        text = text_of(element)
        if 8 <= len(text) <= 300:
            ranked.append((0 if marked else tag_rank, len(ranked), text))
    return [text for _, _, text in sorted(ranked)]


def _agrees(heading: str, claim: str, labels: frozenset[str]) -> bool:
    """Tell whether *heading* is *claim*, *claim* without the site's name, or what it cuts short."""
    short = fold(heading)
    if short == fold(claim):
        return True
    if _ELLIPSIS.search(claim):
        return len(short) > 15 and short.startswith(fold(_ELLIPSIS.sub("", claim)))
    pieces = [fold(_PAGE.sub("", text)) for _, text in _split(claim)]
    leads = short == pieces[0] and len(short) >= _SHORTEST_LEADING
    if short in labels or (len(short) < 0.4 * len(fold(claim)) and not leads):
        return False
    count = min(len(pieces), _MOST_PIECES)
    parts = {"".join(pieces[i:j]) for i in range(count) for j in range(i + 1, count + 1)}
    prefix = _PREFIX.match(claim)
    rests = [fold(claim[prefix.end() :])] if prefix else []
    return short in {*parts, *rests, fold(strip_site(claim, labels=labels) or "")}
