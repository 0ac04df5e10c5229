"""``export`` and ``import-annotations``: an output for other tools, and corrections back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from pipeline.cli.console import print_lines
from pipeline.errors import ConfigError
from pipeline.records import printable
from pipeline.views.export.formats import Format

_SHOWN: Final = 10
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
    corrections: Annotated[
        Path | None,
        typer.Option(
            "--corrections",
            metavar="FILE",
            help="Write corrections for `run` into this file instead; what it holds is kept.",
        ),
    ] = None,
) -> None:
    """Turn names corrected in Label Studio into training data, or into corrections.

    Training data is a JSON object a line, with id, text and entities: start, end, label; offsets
    in code points. Corrections are what all tasks agree on. Tasks that nobody annotated are left
    out.
    """
    from pipeline.views.annotations import import_annotations as convert

    if corrections is not None:
        if to is not None:
            raise ConfigError("give --to or --corrections, not both")
        _learn(file, corrections)
        return
    tasks, left_out = convert(file, sys.stdout if to is None else to)
    print_lines([f"{tasks:,} tasks: {to}"] if to is not None else [])
    _tell_left_out(left_out)


def _learn(file: Path, to: Path) -> None:
    from pipeline.views.learned import write_learned

    learned = write_learned(file, to)
    labels, never = len(learned.corrections.labels), len(learned.corrections.never)
    print_lines([f"{labels:,} names and {never:,} that are none: {to}"])
    if doubtful := learned.doubtful:
        some = ", ".join(doubtful[:_SHOWN]) + ", …" * (len(doubtful) > _SHOWN)
        told = f"{len(doubtful):,} names are marked in more than one way and were left out: {some}"
        typer.echo(printable(told), err=True)
    _tell_left_out(learned.left_out)


def _tell_left_out(tasks: int) -> None:
    if tasks:
        typer.echo(f"{tasks:,} tasks without an annotation were left out", err=True)
