"""`write_report`: a finished output as one page."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from html import escape
from importlib.resources import files
from pathlib import Path, PurePosixPath
from string import Template
from typing import Any, Final

from pipeline.spilling import MEMORY, open_spilling
from pipeline.views.figures import grouped
from pipeline.views.finished import opened, reading_errors
from pipeline.views.report.amounts import amounts
from pipeline.views.report.articles import articles
from pipeline.views.report.corpus import Corpus, open_corpus
from pipeline.views.report.glance import glance
from pipeline.views.report.intake import intake
from pipeline.views.report.left_out import left_out
from pipeline.views.report.markup import Section
from pipeline.views.report.names import names
from pipeline.views.report.network import network
from pipeline.views.report.places import places
from pipeline.views.report.search import search
from pipeline.views.report.selection import EVERYTHING, Selection
from pipeline.views.report.speakers import speakers
from pipeline.views.tables import Tables
from pipeline.views.writing import complete_file

_SECTIONS: Final[tuple[Callable[[Corpus], Section], ...]] = (
    glance,
    search,
    intake,
    names,
    places,
    speakers,
    network,
    amounts,
    articles,
    left_out,
)


def write_report(
    out: str | Path,
    html: Path,
    *,
    only: Selection = EVERYTHING,
    memory_limit: str = MEMORY,
    threads: int = 2,
) -> None:
    """Write the report of the finished output *out*, of *only* some documents, into *html*.

    The page needs no server, no network and no other file. It counts with DuckDB: what exceeds the
    memory limit spills to disk under ``_state``.

    Raises:
        InputError: *out* is not a finished output, or its tables cannot be read.
        ConfigError: *html* cannot be written, or no document is *only* that.
    """
    with opened(out) as (output, _):
        manifest = Tables(output.folder).manifest
        try:
            with (
                reading_errors(output, "make the report"),
                open_spilling(
                    output.spill, memory=memory_limit, settings={"threads": threads}
                ) as connection,
            ):
                corpus = open_corpus(connection, output, manifest, only)
                title = headline(corpus, only)
                sections = [section(corpus) for section in _SECTIONS]
        finally:
            shutil.rmtree(output.spill, ignore_errors=True)
        name = PurePosixPath(output.url or output.folder.resolve()).name
    with complete_file(html) as stream:
        stream.write(page(title, name, manifest, sections))


def headline(corpus: Corpus, only: Selection) -> str:
    """Say how many articles these are, from when, and what they have in common."""
    documents = corpus.number("SELECT count(*) FROM documents")
    told = f"{grouped(documents)} article{'s' * (documents != 1)}"
    if only.told():
        told += f" {only.told()}"
    return f"{told}, {corpus.span}" if corpus.span else told


def page(title: str, name: str, manifest: Mapping[str, Any], sections: list[Section]) -> str:
    """Lay sections into the page, with its style and its scripts."""
    assets = files("pipeline.views.report") / "assets"
    style, dossier, search, frame = (
        (assets / file).read_text(encoding="utf-8")
        for file in ("style.css", "dossier.js", "search.js", "page.html")
    )
    links = "".join(f'<li><a href="#{s.id}">{escape(s.name)}</a></li>' for s in sections)
    body = "\n".join(
        f'<section id="{s.id}" aria-labelledby="{s.id}-title">'
        f'<h2 id="{s.id}-title">{escape(s.title)}</h2>\n{s.body}\n</section>'
        for s in sections
    )
    software = manifest["software"]
    made = f"Run finished {manifest['finished_at'][:10]} with nusawarta {software['nusawarta']}"
    return Template(frame).substitute(
        title=escape(title),
        name=escape(name),
        made=escape(made),
        style=style,
        links=links,
        body=body,
        script=f"{dossier}\n{search}",
    )
