"""``entities``: who and what a finished output names, over all documents."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console


def entities(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The output of a finished run.")],
) -> None:
    """Merge the entities of all documents: an index, who is named with whom, who is quoted.

    Writes entity_index.parquet, edges.parquet and speakers.parquet into DIR.
    """
    from pipeline.cli import console
    from pipeline.views.corpus.build import build_corpus_view

    written = build_corpus_view(folder)
    Console().print(console.entity_summary(written["entity_index"]))
    console.print_lines(f"Parquet: {path}" for path in written.values())
