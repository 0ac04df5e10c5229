"""`extract`: a page → `Extracted`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from pipeline.article.html.address import find_address, guess_home
from pipeline.article.html.linked_data import LinkedArticle, read_linked_data
from pipeline.article.html.metadata import Head, read_head
from pipeline.article.html.pages import has_next_page
from pipeline.article.html.people import find_author, find_editor
from pipeline.article.html.prune import prune
from pipeline.article.html.published import choose_published, times_in_scripts
from pipeline.article.html.sites import find_site, fold, section_names, site_labels
from pipeline.article.html.text import read_text
from pipeline.article.html.title import choose_title
from pipeline.article.html.tree import Element, parse

DATE_FLAGS = ("assumed_wib", "date_only", "zone_corrected")


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
        html: the page, decoded (`pipeline.readers.html.decode_html` does it).
        url: where the page came from; helps to know the site. Guessed from the page without it.

    Raises:
        InputError: the page is empty, an error page, a cookie wall, or holds no article text.
    """
    root, flags = parse(html)
    head, linked = read_head(root), read_linked_data(root)
    url = find_address(url, head, linked)
    home = url or guess_home(root)
    site, labels = find_site(home), _labels(home, head, linked)
    title = _title(root, head, linked, labels=labels, home=home)
    author = find_author(root, stated=_stated(linked.author, head.author), labels=labels)
    editor = find_editor(root, stated=_stated(linked.editor, head.editor), labels=labels)
    times = (*_stated(linked.published, head.published), *times_in_scripts(root))
    if has_next_page(root, url=url):
        flags = (*flags, "multi_page")
    prune(root, selectors=site.remove if site else ())
    published = choose_published(root, stated=times, url=url, title=title)
    text, text_flags = read_text(
        root,
        linked_body=linked.body,
        title=title,
        page_title=head.page_title,
        selectors=site.body if site else (),
    )
    return Extracted(
        text=text,
        title=title,
        published=published.when if published else None,
        published_text=published.text if published else None,
        author=author,
        editor=editor,
        source=site.name if site else _first(_stated(linked.publisher, head.source)),
        url=url,
        section=_first(s for s in _stated(linked.section, head.section) if "." not in s),
        flags=(*flags, *(published.flags if published else ()), *text_flags),
    )


def _title(
    root: Element, head: Head, linked: LinkedArticle, *, labels: frozenset[str], home: str | None
) -> str | None:
    return choose_title(
        root,
        stated=_stated(linked.headline, head.title),
        page_title=head.page_title,
        labels=labels,
        sections=section_names(home, head.section),
    )


def _stated(linked: str | None, head: Sequence[str]) -> tuple[str, ...]:
    return (*([linked] if linked else []), *head)


def _first(values: Iterable[str]) -> str | None:
    return next(iter(values), None)


def _labels(home: str | None, head: Head, linked: LinkedArticle) -> frozenset[str]:
    names = {fold(name) for name in (*head.source, linked.publisher) if name}
    return site_labels(home) | {name for name in names if 2 < len(name) <= 40}
