"""``check``: an output, or the models and versions."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from pipeline.cli.exits import PROBLEMS_FOUND, USAGE
from pipeline.cli.options import with_settings
from pipeline.config import RunConfig


@with_settings("models.folder")
def check(
    *,
    folder: Annotated[
        str | None, typer.Argument(metavar="[DIR]", help="The output of a run.")
    ] = None,
    settings: RunConfig,
) -> None:
    """Check the output of a run; without a folder, the models and versions."""
    from pipeline.cli import console
    from pipeline.runs.check import check_installation, check_output

    models = settings.models.folder
    report = check_installation(models=models) if folder is None else check_output(folder)
    Console().print(console.check_summary(report))
    console.print_lines(console.check_messages(report))
    if not report.ok:
        raise typer.Exit(PROBLEMS_FOUND if report.finished else USAGE)
