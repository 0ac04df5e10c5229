"""Articles that continue on further pages."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urljoin, urlsplit

from pipeline.article.html.tree import Element, elements, text_of
from pipeline.language_data import read_toml

_PAGE_PART = re.compile(
    r"[?&](?:page|hal|halaman|p)=(\d+|all)\b|/(?:page|hal)?/?(\d{1,2})/?$", re.I
)


def has_next_page(root: Element, *, url: str | None) -> bool:
    """Tell whether the page links to a further page of the same article.

    Such a link is ``<link rel="next">`` or reads *Selanjutnya* or *2*, and its address is that of
    this page with a page number.
    """
    if url is None:
        return False
    links = elements(root, "a", "link")
    return any(
        _continues(urljoin(url, href), url)
        for e in links
        if (e.tag == "link" and e.get("rel") == "next") or (e.tag == "a" and _leads_on(text_of(e)))
        if (href := _joinable(e.get("href", "")))
    )


def _joinable(href: str) -> str | None:
    try:
        urlsplit(href)
    except ValueError:
        return None
    return href or None


def _leads_on(label: str) -> bool:
    folded = label.lower().strip(" »›>|.→")
    return folded in _labels() or folded in {"2", "3", "4", "5"}


def _continues(other: str, url: str) -> bool:
    """Tell whether *other* is a later page of *url*: the same address but for a page number."""
    match = _PAGE_PART.search(other)
    if match is None or (match.group(1) or match.group(2)) == "1":
        return False
    here, there = _PAGE_PART.sub("", url), _PAGE_PART.sub("", other)
    return _bare(here) == _bare(there) and other != url


def _bare(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.netloc}{parts.path}".rstrip("/")


@cache
def _labels() -> frozenset[str]:
    return frozenset(read_toml("html/noise.toml")["next_page"])
