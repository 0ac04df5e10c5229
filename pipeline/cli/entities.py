"""``entities``: the index of entities over a finished output."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console


def entities(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The output of a finished run.")],
) -> None:
    """Merge the entities of all documents into entity_index.parquet."""
    from pipeline.cli import console
    from pipeline.views.entity_index import build_entity_index

    path = build_entity_index(folder)
    Console().print(console.entity_summary(path))
    console.print_lines([f"Parquet: {path}"])
