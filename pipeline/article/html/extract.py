"""`extract`: a page → `Extracted`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pipeline.article.html.linked_data import LinkedArticle, read_linked_data
from pipeline.article.html.metadata import Head, read_head
from pipeline.article.html.pages import has_next_page
from pipeline.article.html.people import find_author, find_editor
from pipeline.article.html.prune import prune
from pipeline.article.html.published import choose_published
from pipeline.article.html.sites import find_site, fold, site_labels
from pipeline.article.html.text import read_text
from pipeline.article.html.title import choose_title
from pipeline.article.html.tree import parse

_AMP = re.compile(r"^https?://amp\.|/amp(?:/|$|\?)|[?&]amp\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Extracted:
    """The article on a page, before text cleaning.

    `text` is the body, one paragraph, heading or list item a line, without the headline.
    `published` has a time zone; flags say how sure it is: ``assumed_wib`` (the page gave none),
    ``date_only`` (no clock time: midnight), ``zone_corrected`` (local time that was marked as UTC).
    Other flags: ``multi_page`` (the article goes on on pages that are not here), ``page_cut`` and
    ``deep_markup`` (see `pipeline.article.html.tree.parse`), ``body_from_json_ld``,
    ``body_from_trafilatura``.
    """

    text: str
    title: str | None = None
    published: datetime | None = None
    published_text: str | None = None
    author: str | None = None
    editor: str | None = None
    source: str | None = None
    url: str | None = None
    section: str | None = None
    flags: tuple[str, ...] = ()


def extract(html: str, *, url: str | None = None) -> Extracted:
    """Find the article on a saved page: its text as lines, and what the page says about it.

    Args:
        html: the page, decoded (`pipeline.article.html.decode` does it).
        url: where the page came from; helps to know the site. Guessed from the page without it.

    Raises:
        InputError: the page is empty, an error page, a cookie wall, or holds no article text.
    """
    root, flags = parse(html)
    head, linked = read_head(root), read_linked_data(root)
    url = _address(url, head, linked)
    labels = _labels(url, head, linked)
    title = choose_title(
        root, stated=_stated(linked.headline, head.title), page_title=head.page_title, labels=labels
    )
    author = find_author(root, stated=_stated(linked.author, head.author), labels=labels)
    editor = find_editor(root, stated=_stated(linked.editor, head.editor), labels=labels)
    site = find_site(url)
    goes_on = has_next_page(root, url=url)
    prune(root, selectors=site.remove if site else ())
    published = choose_published(
        root, stated=_stated(linked.published, head.published), url=url, title=title
    )
    text, body_flags = read_text(
        root, linked_body=linked.body, title=title, page_title=head.page_title, url=url
    )
    return Extracted(
        text=text,
        title=title,
        published=published.when if published else None,
        published_text=published.text if published else None,
        author=author,
        editor=editor,
        source=site.name if site else next(iter(_stated(linked.publisher, head.source)), None),
        url=url,
        section=next((s for s in _stated(linked.section, head.section) if "." not in s), None),
        flags=(
            *flags,
            *(published.flags if published else ()),
            *body_flags,
            *(("multi_page",) if goes_on else ()),
        ),
    )


def _stated(linked: str | None, head: Sequence[str]) -> tuple[str, ...]:
    return (*([linked] if linked else []), *head)


def _address(url: str | None, head: Head, linked: LinkedArticle) -> str | None:
    """The address that was given, else the canonical one; an AMP address gives way to it."""
    stated = [u for u in (*head.url, linked.url) if u and u.startswith(("http://", "https://"))]
    canonical = next((u for u in stated if u.count("/") > 3), None)
    if url and _AMP.search(url) and canonical and not _AMP.search(canonical):
        return canonical
    return url or canonical or next(iter(stated), None)


def _labels(url: str | None, head: Head, linked: LinkedArticle) -> frozenset[str]:
    names = {fold(name) for name in (*head.source, linked.publisher) if name}
    return site_labels(url) | {name for name in names if 2 < len(name) <= 40}
