"""The headline of a page, without the name of the site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.article.html.sites import fold
from pipeline.article.html.tree import Element, class_words, elements, text_of

_SEPARATOR = re.compile(r"\s+(?:[|–—»•·-]|::|--|~)\s+|\s*(?:\||::)\s*")
_PREFIX = re.compile(r"^([^:]{3,30}):\s+")
_ELLIPSIS = re.compile(r"\s*(?:\.\.\.|…)$")
_TITLE_CLASS = re.compile(r" (title|judul|jdl|headline|titles) ")


def choose_title(
    root: Element, *, stated: Sequence[str], page_title: str | None, labels: Iterable[str]
) -> str | None:
    """The headline of the article on a page.

    A heading of the page that agrees with what its metadata state is the headline as readers saw
    it; else the first stated title; else the page's ``<title>``; else its first ``<h1>``. The
    name of the site before or after it is taken off.

    Args:
        root: the page.
        stated: titles from JSON-LD, OpenGraph and meta tags, best first.
        page_title: content of ``<title>``.
        labels: names of the site, folded (see `pipeline.article.html.sites.site_labels`).
    """
    labels = frozenset(labels)
    claims = [*stated, *([page_title] if page_title else [])]
    headings = _headings(root)
    for claim in claims:
        for heading in headings:
            if _agrees(heading, claim, labels):
                return heading
    cleaned = [title for claim in claims if (title := strip_site(claim, labels=labels))]
    if cleaned:
        return cleaned[0]
    return next((heading for heading in headings if fold(heading) not in labels), None)


def strip_site(title: str, *, labels: Iterable[str]) -> str | None:
    """Take the site's name, and section names beside it, off *title*; ``None`` if nothing is left.

    >>> strip_site("Harga Cabai Naik - Ekonomi Liputan6.com", labels={"liputan6"})
    'Harga Cabai Naik'
    """
    labels = frozenset(labels)
    prefix = _PREFIX.match(title)
    if prefix and _names_site(prefix.group(1), labels):
        title = title[prefix.end() :]
    pieces = _split(title)
    while len(pieces) > 1 and _names_site(pieces[-1][1], labels):
        pieces.pop()
    while len(pieces) > 1 and _names_site(pieces[0][1], labels):
        pieces.pop(0)
    title = "".join(separator + text for separator, text in pieces)
    title = title.removeprefix(pieces[0][0]).strip()
    return None if not title or fold(title) in labels else title


def _split(title: str) -> list[tuple[str, str]]:
    """Pieces of a title with the separator before each."""
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
    """Texts of h1 to h3 and of what is marked as headline, likeliest first, without links home."""
    ranked: list[tuple[int, int, str]] = []
    for element in elements(root, "h1", "h2", "h3", "h4", "div", "span", "p", "strong"):
        marked = "headline" in element.get("itemprop", "").lower()
        tag_rank = {"h1": 1, "h2": 2, "h3": 3}.get(element.tag, 5)
        if tag_rank == 5 and not (marked or _TITLE_CLASS.search(class_words(element))):
            continue
        text = text_of(element)
        if 8 <= len(text) <= 300:
            ranked.append((0 if marked else tag_rank, len(ranked), text))
    return [text for _, _, text in sorted(ranked)]


def _agrees(heading: str, claim: str, labels: frozenset[str]) -> bool:
    """Whether *heading* is *claim*, or *claim* without the site's name, or claim is cut short."""
    short = fold(heading)
    if short == fold(claim):
        return True
    if _ELLIPSIS.search(claim):
        return len(short) > 15 and short.startswith(fold(_ELLIPSIS.sub("", claim)))
    if len(short) < 0.4 * len(fold(claim)) or short in labels:
        return False
    pieces = [fold(text) for _, text in _split(claim)]
    cuts = range(1, len(pieces))
    starts = ("".join(pieces[:cut]) for cut in cuts)
    ends = ("".join(pieces[cut:]) for cut in cuts)
    prefix = _PREFIX.match(claim)
    rests = [fold(claim[prefix.end() :])] if prefix else []
    return short in {*starts, *ends, *rests, fold(strip_site(claim, labels=labels) or "")}
