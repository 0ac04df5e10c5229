"""The command line: assembles the commands, each of which has a module of its own."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline import __version__
from pipeline.cli.brief_help import BriefHelp
from pipeline.cli.check import check
from pipeline.cli.entities import entities
from pipeline.cli.examples import epilog
from pipeline.cli.exits import end_on_sigterm, friendly_errors
from pipeline.cli.export import export, import_annotations
from pipeline.cli.report import report
from pipeline.cli.run import run
from pipeline.cli.show import show

app = typer.Typer(
    name="nusawarta",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
for command in (run, show, check, entities, report, export, import_annotations):
    _name = command.__name__.replace("_", "-")
    app.command(_name, cls=BriefHelp, epilog=epilog(_name))(friendly_errors()(command))


def main() -> None:
    """Run the command that the arguments name."""
    end_on_sigterm()
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
