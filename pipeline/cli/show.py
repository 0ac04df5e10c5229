"""``show``: one document on the terminal."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from rich.console import Console

from pipeline.cli.options import with_settings
from pipeline.config import RunConfig
from pipeline.errors import ConfigError
from pipeline.records import Record


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
    settings: RunConfig,
) -> None:
    """Show one document: how it was cut, its entities, stems and trees."""
    from pipeline.cli.rendering import render_article, render_document
    from pipeline.enricher import cut_article
    from pipeline.runs.single import analyse

    record = _one_record(file, text=text, position=position, settings=settings)
    if article:
        Console().print(render_article(cut_article(record, config=settings)))
    else:
        Console().print(render_document(analyse(record, config=settings)))


def _one_record(
    file: str | None, *, text: str | None, position: int, settings: RunConfig
) -> Record:
    from pipeline.runs.single import read_one

    if (file is None) == (text is None):
        raise ConfigError("give a FILE, - for stdin, or --text TEXT: one of them")
    if file is not None and file != "-":
        return read_one(file, position=position, config=settings)
    return Record("text", "-", text=sys.stdin.read() if text is None else text)
