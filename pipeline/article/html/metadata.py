"""What the head of a page and its microdata say: meta tags, OpenGraph, itemprop, rel=canonical."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.article.html.tree import Element, elements, text_of

# The names under which sites publish each field, best first; lower case.
_FIELDS: Mapping[str, Sequence[str]] = {
    "title": ("og:title", "twitter:title", "dc.title", "title", "headline"),
    "published": (
        "article:published_time",
        "datepublished",
        "content_publisheddate",
        "publishdate",
        "publish_date",
        "published_time",
        "pubdate",
        "publish-date",
        "og:published_time",
        "dc.date.issued",
        "dcterms.created",
        "dc.date",
        "dc.date.created",
        "sailthru.date",
        "parsely-pub-date",
        "cxenseparse:recs:publishtime",
        "cxenseparse:articlepublishdate",
        "originalpublicationdate",
        "article.published",
        "date_published",
        "dtk:publishdate",
        "video:release_date",
        "og:video:release_date",
        "datecreated",
        "article:created",
        "date",
    ),
    "author": (
        "content_author",
        "dtk:author",
        "author",
        "article:author",
        "dc.creator",
        "parsely-author",
        "cxenseparse:author",
        "sailthru.author",
        "twitter:data1",
    ),
    "editor": ("content_editor", "editor", "article:editor"),
    "source": ("og:site_name", "publisher", "content_source", "application-name", "dc.publisher"),
    "section": (
        "article:section",
        "articlesection",
        "content_category",
        "dtk:namakanal",
        "parsely-section",
        "cxenseparse:category",
    ),
    "url": ("og:url", "twitter:url"),
}


@dataclass(frozen=True, slots=True)
class Metadata:
    """All values of each field of a page's head, best first, and the canonical address."""

    title: tuple[str, ...]
    published: tuple[str, ...]
    author: tuple[str, ...]
    editor: tuple[str, ...]
    source: tuple[str, ...]
    section: tuple[str, ...]
    url: tuple[str, ...]
    page_title: str | None


def read_metadata(root: Element) -> Metadata:
    """Collect the metadata of a page from meta tags, ``itemprop`` and ``<link>``."""
    found = _meta_values(root)
    fields = {
        field: tuple(dict.fromkeys(value for name in names for value in found.get(name, ())))
        for field, names in _FIELDS.items()
    }
    canonical = tuple(
        address
        for link in elements(root, "link")
        if "canonical" in link.get("rel", "").lower() and (address := link.get("href", "").strip())
    )
    page_title = next((text for e in elements(root, "title") if (text := text_of(e))), None)
    return Metadata(**{**fields, "url": canonical + fields["url"]}, page_title=page_title)


def _meta_values(root: Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in elements(root, "meta"):
        content = " ".join(meta.get("content", "").split())
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = meta.get(attribute, "").strip().lower()
            if name and content:
                found.setdefault(name, []).append(content)
    if len(times := _times(root)) == 1:  # where there are several, some are of other articles
        found.setdefault("datepublished", []).extend(times)
    return found


def _times(root: Element) -> set[str]:
    """List the times that microdata call the publication: ``<abbr itemprop= title=>``."""
    marked = (
        element
        for element in elements(root, "abbr", "time", "span", "div", "p")
        if "datepublished" in element.get("itemprop", "").lower()
    )
    values = (e.get("content") or e.get("datetime") or e.get("title") for e in marked)
    return {value for value in values if value}
