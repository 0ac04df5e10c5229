"""``run``: a corpus in, Parquet out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from pipeline.cli.exits import SOME_INPUT_FAILED
from pipeline.cli.options import with_settings
from pipeline.config import RunConfig


@with_settings()
def run(
    context: typer.Context,
    *,
    corpus: Annotated[
        list[str], typer.Argument(metavar="CORPUS...", help="Files and folders of articles.")
    ],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the tables go.")],
    settings: RunConfig,
) -> None:
    """Enrich a corpus into Parquet tables.

    Reads .txt, .jsonl, .csv, .tsv, .html, all also .gz and .zst, and .parquet.

    The same command again continues where an earlier one was interrupted.
    """
    from pipeline.cli import console
    from pipeline.runs.runner import run as run_corpus

    screen = Console(stderr=True)
    with console.logged(screen), console.progress_shown(screen) as on_progress:
        report = run_corpus(
            corpus,
            out,
            config=settings,
            enricher=context.obj,  # an embedding program may bring its own analysis; else None
            on_progress=on_progress,
        )
    Console().print(console.run_summary(report))
    console.print_lines(console.run_messages(report))
    if report.failures or report.lost:
        raise typer.Exit(SOME_INPUT_FAILED)
