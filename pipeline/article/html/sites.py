"""What is known about single sites, from ``pipeline/lang/html/sites.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from pipeline.language_data import read_toml


@dataclass(frozen=True, slots=True)
class Site:
    """A news site: its name and where its pages keep the article (CSS selectors)."""

    host: str
    name: str
    body: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


def find_site(url: str | None) -> Site | None:
    """Find the site that *url* belongs to; subdomains belong to the site.

    >>> find_site("http://regional.kompas.com/read/2015/11/04/1").name
    'Kompas.com'
    """
    host = host_of(url)
    while host:
        if host in _sites():
            return _sites()[host]
        host = host.partition(".")[2]
    return None


def host_of(url: str | None) -> str:
    """Return the host of *url* in lower case, without ``www.``; ``""`` where there is none."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:  # "http://[..." and the like
        return ""
    return re.sub(r"^(www\d?|m|amp|wap)\.", "", host)


def site_labels(url: str | None) -> frozenset[str]:
    """Return the names, folded, by which a page may call its own site; longer than two letters."""
    site = find_site(url)
    labels = {fold(site.name), fold(site.host)} if site else set()
    host = re.sub(r"\.(co|com|or|go|net|web|my|ac)?\.?[a-z]{2,6}$", "", host_of(url))
    if host:
        labels |= {fold(host), fold(host.split(".")[-1])}
    return frozenset(label for label in labels if len(label) > 2)


def section_names(url: str | None, stated: Iterable[str] = ()) -> frozenset[str]:
    """Return the names of sections in an address and in metadata, folded: ``tekno``."""
    try:
        path = urlsplit(url or "").path.split("/")[1:-1]
    except ValueError:
        path = []
    return frozenset(map(fold, (*path, *host_of(url).split(".")[:-1], *stated))) - {""}


def fold(text: str) -> str:
    """Reduce *text* to its letters and digits in lower case, to compare names of sites."""
    return "".join(re.findall(r"\w", text.lower()))


@cache
def _sites() -> dict[str, Site]:
    return {
        host: Site(
            host,
            entry["name"],
            tuple(entry.get("body", ())),
            tuple(entry.get("remove", ())),
        )
        for host, entry in read_toml("html/sites.toml").items()
    }
