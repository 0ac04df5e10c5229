"""The command line: each command parses, calls one function of the library and prints."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from pipeline import __version__
from pipeline.cli import options as flags
from pipeline.cli.options import configure
from pipeline.errors import ConfigError, InputError, NusawartaError, ShardError
from pipeline.records import Record

if TYPE_CHECKING:
    from pipeline.config import RunConfig

app = typer.Typer(
    name="nusawarta",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)

SOME_INPUT_FAILED = PROBLEMS_FOUND = 1
USAGE = 2
INTERRUPTED = 130

ConfigFile = Annotated[
    Path | None, typer.Option("--config", metavar="FILE.toml", help="Settings; flags override it.")
]


def main() -> None:
    """Run the command that the arguments name."""
    app()


def print_version(wanted: bool) -> None:
    """Print the version and exit if asked to."""
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def common(
    version: Annotated[
        bool,
        typer.Option(
            "--version", is_eager=True, callback=print_version, help="Print the version and exit."
        ),
    ] = False,
) -> None:
    """Indonesian news articles in, enriched and analysis-ready Parquet out."""


@app.command()
def run(  # noqa: PLR0917 - a flag each
    ctx: typer.Context,
    corpus: Annotated[
        list[str], typer.Argument(metavar="CORPUS...", help="Files and folders of articles.")
    ],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the tables go.")],
    config: ConfigFile = None,
    clean: flags.Clean = None,
    lang: flags.Lang = None,
    date_order: flags.DateOrder = None,
    site_rules: flags.SiteRules = None,
    drop_duplicates: flags.DropDuplicates = None,
    text_field: flags.TextField = None,
    html_field: flags.HtmlField = None,
    title_field: flags.TitleField = None,
    date_field: flags.DateField = None,
    id_field: flags.IdField = None,
    url_field: flags.UrlField = None,
    engine: flags.Engine = None,
    workers: flags.Workers = None,
    shard_size: flags.ShardSize = None,
    limit: flags.Limit = None,
    max_failures: flags.MaxFailures = None,
    overwrite: flags.Overwrite = None,
    models: flags.Models = None,
    precision: flags.Precision = None,
    device: flags.Device = None,
    threads: flags.Threads = None,
    batch_words: flags.BatchWords = None,
) -> None:
    """Enrich a corpus into Parquet tables.

    Reads .txt, .jsonl, .csv, .tsv, .html, all also .gz and .zst, and .parquet.

    The same command again continues where an earlier one was interrupted.
    """
    with friendly_errors():
        _run(corpus, out=out, settings=configure(config, ctx.params))


@app.command()
def show(  # noqa: PLR0917 - a flag each
    ctx: typer.Context,
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
    config: ConfigFile = None,
    clean: flags.Clean = None,
    date_order: flags.DateOrder = None,
    site_rules: flags.SiteRules = None,
    text_field: flags.TextField = None,
    html_field: flags.HtmlField = None,
    title_field: flags.TitleField = None,
    date_field: flags.DateField = None,
    models: flags.Models = None,
    precision: flags.Precision = None,
) -> None:
    """Show one document: how it was cut, its entities, stems and trees."""
    with friendly_errors():
        settings = configure(config, ctx.params)
        record = _one_record(file, text=text, position=position, settings=settings)
        _show(record, only_article=article, settings=settings)


@app.command()
def check(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="The output of a run.")
    ] = None,
    models: flags.Models = None,
) -> None:
    """Check the output of a run; without a folder, the models and versions."""
    with friendly_errors():
        from pipeline.cli import console
        from pipeline.runs.check import check_installation, check_output

        report = check_installation(models=models) if folder is None else check_output(folder)
        Console().print(console.check_summary(report))
        _print_lines(console.check_messages(report))
        if not report.ok:
            raise typer.Exit(PROBLEMS_FOUND)


@app.command()
def entities(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The output of a finished run.")],
) -> None:
    """Merge the entities of all documents into entity_index.parquet."""
    with friendly_errors():
        from pipeline.cli import console
        from pipeline.views.entity_index import build_entity_index

        path = build_entity_index(folder)
        Console().print(console.entity_summary(path))
        _print_lines([f"Parquet: {path}"])


@contextmanager
def friendly_errors() -> Iterator[None]:
    """Turn an error of ours into one line on stderr and an exit code."""
    try:
        yield
    except NusawartaError as error:
        typer.echo(f"error: {error}", err=True)
        failed = isinstance(error, InputError | ShardError)
        raise typer.Exit(SOME_INPUT_FAILED if failed else USAGE) from error
    except KeyboardInterrupt as error:
        typer.echo("interrupted; the same command continues from here", err=True)
        raise typer.Exit(INTERRUPTED) from error


def _run(corpus: Sequence[str], *, out: Path, settings: RunConfig) -> None:
    from pipeline.cli import console
    from pipeline.runs.runner import run as run_corpus

    screen = Console(stderr=True)
    with console.logged(screen), console.progress_shown(screen) as on_progress:
        report = run_corpus(corpus, out, config=settings, on_progress=on_progress)
    Console().print(console.run_summary(report))
    _print_lines(console.run_messages(report))
    if report.failures or report.lost:
        raise typer.Exit(SOME_INPUT_FAILED)


def _one_record(
    file: str | None, *, text: str | None, position: int, settings: RunConfig
) -> Record:
    from pipeline.runs.single import read_one

    if (file is None) == (text is None):
        raise ConfigError("give a FILE, - for stdin, or --text TEXT: one of them")
    if file is not None and file != "-":
        return read_one(file, position=position, config=settings)
    return Record("text", "-", text=sys.stdin.read() if text is None else text)


def _show(record: Record, *, only_article: bool, settings: RunConfig) -> None:
    from pipeline.cli.rendering import render_article, render_document
    from pipeline.enricher import cut_article
    from pipeline.runs.single import analyse

    if only_article:
        Console().print(render_article(cut_article(record, config=settings)))
    else:
        Console().print(render_document(analyse(record, config=settings)))


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line)
