"""Titles without the name of the site that published them."""

from __future__ import annotations

import re
from functools import cache

from pipeline.article.outlets import city_names, outlet_names
from pipeline.language_data import read_lines, read_toml
from pipeline.morphology.roots import roots

_SEPARATOR = re.compile(r"\s+(?:[-–—»•·:]|::)\s+|\s*\|\s*")
_PAGE = re.compile(r"\s*[-|–(]?\s*\b(?:Halaman|Hal|Page)\.?\s*(?:\d{1,2}|all|semua)\)?$", re.I)
_ALL_PAGES = re.compile(r"\s*[-|–(]?\s*\b(?:Halaman|Page) (?:all|semua)\)?$", re.I)
_LOCAL = re.compile(  # local papers: Jawa Pos Radar Kudus, Harian Bangsa Timur
    r"(?:(?:Jawa Pos|JawaPos) )?(?:Radar|Harian|Surat Kabar|Koran|Suara|Warta|Surya|Tribun|Serambi)"
    r" (?P<region>[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
)
_LONGEST = 45  # characters of the name of a site with a section


def without_outlet(title: str) -> tuple[str, str]:
    """Split *title* into the title and what a site adds to it: its name, a section, a page number.

    >>> without_outlet("Jembatan Rusak di Kota Malang Diperbaiki | tempo.co")
    ('Jembatan Rusak di Kota Malang Diperbaiki', '| tempo.co')
    >>> without_outlet("Sejarah - Bagian 2")
    ('Sejarah - Bagian 2', '')
    """
    end = len(title)
    page = _PAGE.search(title)
    if page and _outlet_start(title[: page.start()]) is not None:  # - Radar Bromo Halaman 2
        end = page.start()
    while (start := _outlet_start(title[:end])) is not None:
        end = start
    pages = (_PAGE if end < len(title) else _ALL_PAGES).search(title[:end])
    if pages and pages.start():
        end = pages.start()
    kept = title[:end].rstrip()
    return (kept, title[len(kept) :].strip()) if kept else (title, "")


def _outlet_start(title: str) -> int | None:
    """Find where the separator before a site's name at the end of *title* begins."""
    separators = list(_SEPARATOR.finditer(title))
    if not separators or not separators[-1].start():
        return None
    last = separators[-1]
    piece = title[last.end() :].strip()
    if not piece or len(piece) > _LONGEST:
        return None
    named = _named().fullmatch(piece) or ("|" in last.group() and _ambiguous().fullmatch(piece))
    return last.start() if named or _is_local(piece) else None


def _is_local(piece: str) -> bool:
    """Tell a local paper by its family and its region, *Radar Malang*: no common word follows."""
    local = _LOCAL.fullmatch(piece)
    if local is None:
        return False
    region = local["region"]
    return region in city_names() or not any(word in roots() for word in region.lower().split())


@cache
def _named() -> re.Pattern[str]:
    """Build a pattern for a site's name, an address among them, with or without a section."""
    sites = read_toml("html/sites.toml").values()
    names = {*outlet_names(), *(site["name"] for site in sites)} - _common_words()
    known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    address = r"(?:[\w-]{2,25}\.){1,2}(?:com|co|id|net|tv|news|org)(?:\.id)?"
    section = r"[A-Z][\w&]+(?: [A-Z&][\w]*){0,2}"
    family = r"[Dd]etik(?:com|[A-Z]\w+)|Tribun(?:[A-Z]\w+| [A-Z]\w+)"
    site = rf"(?:(?i:{address})|{known}|{family})"
    online = r"(?: (?:News|Online|Nasional|Indonesia|TV))?"
    return re.compile(rf"(?:{section} )?{site}{online}(?: {section})?")


@cache
def _ambiguous() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(_common_words(), key=len, reverse=True)))
    return re.compile(rf"(?:{names})")


@cache
def _common_words() -> frozenset[str]:
    """Return the names of sites that are words too: they count after a bar alone."""
    return frozenset(read_lines("article/outlets_common.txt"))
