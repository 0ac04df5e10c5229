"""``run``: a corpus in, Parquet out."""

from __future__ import annotations

import json
from contextlib import nullcontext
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from pipeline.cli.exits import SOME_INPUT_FAILED
from pipeline.cli.options import with_settings
from pipeline.config import RunConfig

if TYPE_CHECKING:
    from pipeline.runs.shard import Enrich


@with_settings()
def run(
    context: typer.Context,
    *,
    corpus: Annotated[
        list[str],
        typer.Argument(metavar="CORPUS...", help="Files, folders, URLs; - is stdin."),
    ],
    out: Annotated[str, typer.Option("--out", metavar="DIR", help="Folder or URL of the tables.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Show problems only.")] = False,
    settings: RunConfig,
) -> None:
    """Enrich a corpus into Parquet tables.

    Reads .txt .jsonl .json .csv .tsv .html .parquet .xlsx, also as .gz or .zst.
    The same command again continues what was interrupted.
    """
    from pipeline.runs.engines.worker import started_ahead
    from pipeline.spare_imports import import_arrow

    ours = context.obj is None  # an embedding program may bring its own analysis
    with started_ahead(wanted=ours and settings.engine == "local"):
        if ours:
            import_arrow()
        _run(corpus, out, settings=settings, enricher=context.obj, as_json=as_json, quiet=quiet)


def _run(
    corpus: list[str],
    out: str,
    *,
    settings: RunConfig,
    enricher: Enrich | None,
    as_json: bool,
    quiet: bool,
) -> None:
    from pipeline.cli import console
    from pipeline.cli.run_log import logged_to
    from pipeline.cli.stdin import stdin_as_file
    from pipeline.runs.progress import ignore_progress
    from pipeline.runs.runner import run as run_corpus

    screen = Console(stderr=True)
    progress = nullcontext(ignore_progress) if quiet else console.progress_shown(screen)
    with (
        console.logged(screen),
        logged_to(out) as log,
        stdin_as_file(corpus) as paths,
        progress as on_progress,
    ):
        report = run_corpus(
            paths,
            out,
            config=settings,
            enricher=enricher,
            on_progress=on_progress,
        )
        if settings.append and _refreshed(out):
            log.note("the index of entities was built again")
        log.note(f"ended: {json.dumps(console.run_facts(report))}")
    if as_json:
        console.print_lines([json.dumps(console.run_facts(report))])
    elif not quiet:
        Console().print(console.run_summary(report))
        console.print_lines(console.run_messages(report))
    if report.failures or report.lost or report.changed:
        raise typer.Exit(SOME_INPUT_FAILED)


def _refreshed(folder: str) -> bool:
    from pipeline.views.corpus.build import refresh_corpus_view

    return refresh_corpus_view(folder)
