"""Where a page came from: its address, and its site where there is no address."""

from __future__ import annotations

import re
from collections import Counter

from pipeline.article.html.linked_data import LinkedArticle
from pipeline.article.html.metadata import Metadata
from pipeline.article.html.sites import host_of
from pipeline.article.html.tree import Element, elements

_AMP = re.compile(r"^https?://amp\.|/amp(?:/|$|\?)|[?&]amp\b", re.IGNORECASE)
_WEB = ("http://", "https://")
_FEWEST_LINKS = 5
# Links to these are on the pages of every site.
_ELSEWHERE = re.compile(
    r"(?:facebook|twitter|x|google|googleapis|instagram|youtube|whatsapp|wa|pinterest|linkedin"
    r"|tiktok|t|telegram|apple|bit)\.(?:com|me|ly)$"
)


def find_address(url: str | None, metadata: Metadata, linked: LinkedArticle) -> str | None:
    """Return the given address, else the canonical one, which also replaces an AMP address."""
    stated = [u for u in (*metadata.url, linked.url) if u and u.startswith(_WEB)]
    canonical = next((u for u in stated if u.count("/") > 3), None)
    if url and _AMP.search(url) and canonical and not _AMP.search(canonical):
        return canonical
    return url or canonical or next(iter(stated), None)


def guess_home(root: Element) -> str | None:
    """Return the address of the site that a page links to most."""
    hosts = (host_of(e.get("href")) for e in elements(root, "a") if _is_absolute(e))
    counts = Counter(host for host in hosts if host and not _ELSEWHERE.search(host))
    host, links = counts.most_common(1)[0] if counts else ("", 0)
    return f"http://{host}/" if links >= _FEWEST_LINKS else None


def _is_absolute(link: Element) -> bool:
    return bool(link.get("href", "").startswith(_WEB))
