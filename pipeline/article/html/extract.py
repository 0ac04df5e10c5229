"""From a saved page to the article on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.article.html.address import find_address, guess_home
from pipeline.article.html.app_data import read_app_data
from pipeline.article.html.dated_byline import author_beside_time
from pipeline.article.html.linked_data import LinkedArticle, read_linked_data
from pipeline.article.html.metadata import Metadata, read_metadata
from pipeline.article.html.pages import has_next_page
from pipeline.article.html.people import find_people
from pipeline.article.html.prune import prune
from pipeline.article.html.published import choose_published, times_in_scripts
from pipeline.article.html.sites import find_site, fold, section_names, site_labels
from pipeline.article.html.text import read_text
from pipeline.article.html.title import beside_title, choose_title
from pipeline.article.html.tree import Element, parse
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
    app = read_app_data(root, titles=_claimed(metadata, linked))
    url = find_address(url, metadata, linked)
    home = url or guess_home(root)
    site, labels = find_site(home), _labels(home, metadata, linked)
    title = _title(root, metadata, linked, labels=labels, home=home)
    labels |= beside_title(metadata.page_title, title)
    author, editor = find_people(
        root,
        authors=_stated(linked.author, metadata.author, app.author),
        editors=_stated(linked.editor, metadata.editor, app.editor),
        labels=labels,
    )
    author = author or author_beside_time(root, title=title, labels=labels)
    stated = _stated(linked.published, metadata.published, app.published)
    times = (*stated, *times_in_scripts(root))
    if has_next_page(root, url=url):
        flags = (*flags, "multi_page")
    pruned = prune(root, selectors=site.remove if site else ())
    published = choose_published(
        root, stated=times, url=url, title=title, labels=labels, date_order=date_order
    )
    text = read_text(
        root,
        stated={"body_from_json_ld": linked.body, "body_from_script": app.body},
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
        editor=editor,
        source=site.name if site else _first(_stated(linked.publisher, metadata.source)),
        url=url,
        section=_first(
            s for s in _stated(linked.section, metadata.section, app.section) if "." not in s
        ),
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


def _stated(linked: str | None, metadata: Sequence[str], app: str | None = None) -> tuple[str, ...]:
    return (*([linked] if linked else []), *metadata, *([app] if app else []))


def _claimed(metadata: Metadata, linked: LinkedArticle) -> tuple[str, ...]:
    return _stated(linked.headline, metadata.title, metadata.page_title)


def _first(values: Iterable[str]) -> str | None:
    return next(iter(values), None)


def _labels(home: str | None, metadata: Metadata, linked: LinkedArticle) -> frozenset[str]:
    names = {fold(name) for name in (*metadata.source, linked.publisher) if name}
    return site_labels(home) | {name for name in names if 2 < len(name) <= 40}
