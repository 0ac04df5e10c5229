"""``export`` and ``import-annotations``: an output for other tools, and corrections back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from pipeline.cli.console import print_lines
from pipeline.errors import ConfigError
from pipeline.views.export.formats import Format

_UNITS: Final = {"csv": "rows", "graphml": "edges"}

To = Annotated[
    Path | None,
    typer.Option("--to", metavar="FILE", help="Where it goes; standard output unless given."),
]


def export(
    *,
    folder: Annotated[str, typer.Argument(metavar="OUT", help="The output of a finished run.")],
    format: Annotated[
        Format,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="conllu: words, trees, names. docbin: spaCy, a folder of files. csv: one table. "
            "jsonl: a document a line. label-studio: tasks to correct. graphml: the network.",
        ),
    ],
    to: To = None,
    table: Annotated[
        str, typer.Option("--table", metavar="TABLE", help="The table that csv writes.")
    ] = "entities",
) -> None:
    """Write an output in the format of another tool."""
    from pipeline.views.export.export import export as write
    from pipeline.views.export.formats import FOLDERS

    if to is None and format in FOLDERS:
        raise ConfigError(f"{format} is a folder of files: name it with --to")
    written = write(folder, format, sys.stdout if to is None else to, table=table)
    if to is not None:
        print_lines([f"{written:,} {_UNITS.get(format, 'documents')}: {to}"])


def import_annotations(
    *,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The project's export in the format JSON.")
    ],
    to: To = None,
) -> None:
    """Turn names corrected in Label Studio into training data.

    That is a JSON object a line, with id, text and entities: start, end, label; offsets in code
    points. Tasks that nobody annotated are left out.
    """
    from pipeline.views.annotations import import_annotations as convert

    tasks, left_out = convert(file, sys.stdout if to is None else to)
    print_lines([f"{tasks:,} tasks: {to}"] if to is not None else [])
    if left_out:
        typer.echo(f"{left_out:,} tasks without an annotation were left out", err=True)
