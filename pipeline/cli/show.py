"""``show``: one document on the terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console, Group, RenderableType
from rich.text import Text

from pipeline.cli.console import print_lines
from pipeline.cli.options import with_settings
from pipeline.cli.rendering.article import render_article, render_dropped
from pipeline.cli.rendering.facts import document_json
from pipeline.cli.rendering.screen import render_document
from pipeline.cli.rendering.words import render_tokens, render_trees
from pipeline.config import RunConfig
from pipeline.errors import ConfigError
from pipeline.records import Record
from pipeline.views.writing import complete_file

if TYPE_CHECKING:
    from spacy.tokens import Doc


@with_settings(
    "clean",
    "date_order",
    "site_rules",
    "corrections",
    "encoding",
    "fields.text",
    "fields.html",
    "fields.title",
    "fields.date",
    "models.folder",
    "models.profile",
    "models.precision",
)
def show(
    *,
    file: Annotated[
        str | None, typer.Argument(metavar="[FILE|-]", help="A file; - reads a text from stdin.")
    ] = None,
    text: Annotated[str | None, typer.Option("--text", help="The text itself.")] = None,
    position: Annotated[
        int, typer.Option("--position", metavar="N", min=0, help="Which record of the file.")
    ] = 0,
    article: Annotated[
        bool, typer.Option("--article", help="Only how the article was cut; needs no model.")
    ] = False,
    dropped: Annotated[
        bool, typer.Option("--dropped", help="Also what was left out of the article, and why.")
    ] = False,
    trees: Annotated[
        bool, typer.Option("--trees", help="Also the dependency tree of each sentence.")
    ] = False,
    tokens: Annotated[
        bool, typer.Option("--tokens", help="Also a table of words: lemma, stem, tag, head.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="The rows of the tables as one JSON object instead.")
    ] = False,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Write a page that needs nothing else."),
    ] = None,
    settings: RunConfig,
) -> None:
    """Show one document: headline, text with its names marked, entities, values and quotations."""
    if article and (trees or tokens or html is not None):
        raise ConfigError("--article needs no model and has no --trees, --tokens or --html")
    record = _one_record(file, text=text, position=position, settings=settings)
    if article:
        _show_article(record, as_json=as_json, settings=settings)
        return
    from pipeline.runs.single import analyse

    doc = analyse(record, config=settings)
    if html is not None:
        _write_page(html, doc, trees=trees)
    elif as_json:
        print_lines([document_json(doc._.article, doc)])
    else:
        Console().print(*_views(doc, dropped=dropped, trees=trees, tokens=tokens))


def _show_article(record: Record, *, as_json: bool, settings: RunConfig) -> None:
    from pipeline.enricher import cut_article

    article = cut_article(record, config=settings)
    if as_json:
        print_lines([document_json(article)])
    else:
        Console().print(render_article(article))


def _views(doc: Doc, *, dropped: bool, trees: bool, tokens: bool) -> Iterator[RenderableType]:
    pieces = doc._.article.dropped
    yield render_document(doc, hint=not dropped)
    if dropped and pieces:
        yield render_dropped(pieces)
    if trees:
        yield Group(Text(), render_trees(doc))
    if tokens:
        yield Group(Text(), render_tokens(doc))


def _write_page(file: Path, doc: Doc, *, trees: bool) -> None:
    from pipeline.cli.rendering.page import document_page

    with complete_file(file) as stream:
        stream.write(document_page(doc, trees=trees))
    print_lines([f"HTML: {file}"])


def _one_record(
    file: str | None, *, text: str | None, position: int, settings: RunConfig
) -> Record:
    from pipeline.runs.single import read_one

    if (file is None) == (text is None):
        raise ConfigError("give a FILE, - for stdin, or --text TEXT: one of them")
    if file is not None and file != "-":
        return read_one(file, position=position, config=settings)
    given = sys.stdin.read() if text is None else text
    if not given.strip():
        raise ConfigError("the text is empty")
    return Record("text", "-", text=given)
