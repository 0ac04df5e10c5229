"""From a saved page to the article on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial

from pipeline.article.html.address import find_address, guess_home
from pipeline.article.html.app_data import read_app_data
from pipeline.article.html.dated_byline import author_beside_time
from pipeline.article.html.lines import to_lines
from pipeline.article.html.linked_data import LinkedArticle, read_linked_data
from pipeline.article.html.metadata import Metadata, read_metadata
from pipeline.article.html.pages import has_next_page
from pipeline.article.html.people import find_people
from pipeline.article.html.person import person
from pipeline.article.html.prune import prune
from pipeline.article.html.published import (
    choose_published,
    published_below_title,
    times_in_scripts,
)
from pipeline.article.html.section import shown_section
from pipeline.article.html.sites import find_site, fold, section_names, site_labels
from pipeline.article.html.text import read_text
from pipeline.article.html.title import beside_title, choose_title
from pipeline.article.html.tree import Element, elements, parse
from pipeline.article.stamp import Stamp
from pipeline.records import Dropped


@dataclass(frozen=True, slots=True)
class Extracted:
    """The article on a page, before text cleaning.

    `text` is the body, one paragraph, heading or list item a line, without the headline; `sources`
    has the line of the page's source for each. `dropped` is what the page holds besides.
    `published` has its own flags. Those of the page are ``multi_page`` (the article has further
    pages that are not here), ``page_cut`` and ``deep_markup`` (see
    `pipeline.article.html.tree.parse`), ``body_from_json_ld``, ``body_from_script``,
    ``body_from_trafilatura`` and ``photo_captions`` (captions that stand in attributes alone).
    """

    text: str
    sources: tuple[int, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    title: str | None = None
    published: Stamp | None = None
    author: str | None = None
    editor: str | None = None
    source: str | None = None
    url: str | None = None
    section: str | None = None
    flags: tuple[str, ...] = ()


def extract(html: str, *, url: str | None = None, date_order: str = "dmy") -> Extracted:
    """Find the article on a saved page: its text as lines, and what the page says about it.

    Args:
        html: the page, decoded (`pipeline.readers.html.decode_html` does it).
        url: where the page came from; helps to know the site. Guessed from the page without it.
        date_order: how ``10/11/2025`` is read, ``"dmy"`` or ``"mdy"``.

    Raises:
        InputError: the page is empty, an error page, a cookie wall, or holds no article text.
    """
    root, flags = parse(html)
    metadata, linked = read_metadata(root), read_linked_data(root)
    scripts = list(elements(root, "script"))
    titles = _stated(linked.headline, (*metadata.title, *_given(metadata.page_title)))
    app = cache(partial(read_app_data, scripts, titles=titles))
    url = find_address(url, metadata, linked)
    home = url or guess_home(root)
    site, labels = find_site(home), _labels(home, metadata, linked)
    title = _title(root, metadata, linked, labels=labels, home=home)
    labels |= beside_title(metadata.page_title, title)
    author, editor = find_people(
        root,
        authors=_stated(linked.author, metadata.author),
        editors=_stated(linked.editor, metadata.editor),
        labels=labels,
    )
    author = author or author_beside_time(root, title=title, labels=labels)
    author = author or person(app().author or "", labels=labels)
    times = _stated(linked.published, metadata.published) or _given(app().published)
    times = (*times, *times_in_scripts(root))
    section = _section(linked.section, metadata.section) or _section(app().section)
    section = section or shown_section(root, crumbs=linked.crumbs, title=title, labels=labels)
    if has_next_page(root, url=url):
        flags = (*flags, "multi_page")
    pruned = prune(root, selectors=site.remove if site else ())
    lines = to_lines(root)
    published = choose_published(
        lines, stated=times, url=url, title=title, labels=labels, date_order=date_order
    )
    if published is None:  # it may stand beside buttons for sharing, which are gone by now
        published = published_below_title(parse(html)[0], title=title, date_order=date_order)
    text = read_text(
        root,
        lines,
        linked_body=linked.body,
        script_body=lambda: app().body,
        title=title,
        page_title=metadata.page_title,
        selectors=site.body if site else (),
    )
    return Extracted(
        text="\n".join(line for _, line in text.lines),
        sources=tuple(at for at, _ in text.lines),
        dropped=(*pruned, *text.dropped),
        title=title,
        published=published,
        author=author,
        editor=editor or person(app().editor or "", labels=labels),
        source=site.name if site else _first(_stated(linked.publisher, metadata.source)),
        url=url,
        section=section,
        flags=(*flags, *text.flags),
    )


def _title(
    root: Element,
    metadata: Metadata,
    linked: LinkedArticle,
    *,
    labels: frozenset[str],
    home: str | None,
) -> str | None:
    return choose_title(
        root,
        stated=_stated(linked.headline, metadata.title),
        page_title=metadata.page_title,
        labels=labels,
        sections=section_names(home, metadata.section),
    )


def _stated(linked: str | None, metadata: Sequence[str]) -> tuple[str, ...]:
    return (*_given(linked), *metadata)


def _given(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def _section(linked: str | None, metadata: Sequence[str] = ()) -> str | None:
    return _first(name for name in _stated(linked, metadata) if "." not in name)


def _first(values: Iterable[str]) -> str | None:
    return next(iter(values), None)


def _labels(home: str | None, metadata: Metadata, linked: LinkedArticle) -> frozenset[str]:
    names = {fold(name) for name in (*metadata.source, linked.publisher) if name}
    return site_labels(home) | {name for name in names if 2 < len(name) <= 40}
