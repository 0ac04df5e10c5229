"""``report``: a finished output as one page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.console import print_lines


def report(
    folder: Annotated[str, typer.Argument(metavar="OUT", help="The output of a finished run.")],
    html: Annotated[
        Path, typer.Option("--html", metavar="FILE", help="Where the page goes.")
    ] = Path("report.html"),
) -> None:
    """Make one page of a finished output: what came in, who is named, where, and who speaks.

    The page needs no server, no network and no other file. It works for large outputs too.
    """
    from pipeline.views.report.report import write_report

    write_report(folder, html)
    print_lines([f"HTML: {html}"])
