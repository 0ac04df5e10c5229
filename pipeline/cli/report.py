"""``report``: a finished output as one page."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.console import print_lines

_DAY = ["%Y-%m-%d"]


def report(
    folder: Annotated[str, typer.Argument(metavar="OUT", help="The output of a finished run.")],
    *,
    html: Annotated[
        Path, typer.Option("--html", metavar="FILE", help="Where the page goes.")
    ] = Path("report.html"),
    about: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only articles that name this.")
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only articles of this outlet.")
    ] = None,
    section: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only articles of this section.")
    ] = None,
    since: Annotated[
        datetime | None, typer.Option(metavar="DAY", formats=_DAY, help="Only from this day on.")
    ] = None,
    until: Annotated[
        datetime | None, typer.Option(metavar="DAY", formats=_DAY, help="Only up to this day.")
    ] = None,
) -> None:
    """Make one page of a finished output: what came in, who is named, where, and who speaks.

    The page needs no server, no network and no other file. It works for large outputs too.
    """
    from pipeline.views.report.report import write_report
    from pipeline.views.report.selection import Selection

    only = Selection(
        outlet=outlet,
        section=section,
        since=None if since is None else since.date(),
        until=None if until is None else until.date(),
        about=about,
    )
    write_report(folder, html, only=only)
    print_lines([f"HTML: {html}"])
