"""`export`: a finished output in the format of another tool."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, TextIO

from pipeline.errors import ConfigError
from pipeline.runs.output import Output
from pipeline.views.export.formats import FOLDERS, FORMATS
from pipeline.views.finished import opened
from pipeline.views.writing import complete_file, complete_folder


def export(out: str | Path, format: str, to: Path | TextIO, *, table: str = "entities") -> int:
    """Write the finished output *out* in *format*; give the number of documents, rows or edges.

    Args:
        out: the output of a finished run.
        format: ``conllu``, ``docbin``, ``csv``, ``jsonl``, ``label-studio`` or ``graphml``.
        to: a file, which is complete or not there; a new folder for ``docbin``; or an open stream.
            Beside a file of ``label-studio`` lies the labelling interface of its project, as .xml.
        table: the one that ``csv`` writes.

    Raises:
        ConfigError: the format is unknown, or *to* cannot be written.
        InputError: *out* is not finished, or a table cannot be read.
    """
    if format not in FORMATS:
        raise ConfigError.unknown("format", format, FORMATS)
    with opened(out) as (output, _):
        return _export(output, format, to, table=table)


def _export(output: Output, format: str, to: Path | TextIO, *, table: str) -> int:
    module = import_module(f"pipeline.views.export.{format.replace('-', '_')}")
    options = {"table": table} if format == "csv" else {}
    write: Callable[[Any], int] = partial(module.write, output, **options)
    if not isinstance(to, Path):
        return write(to)
    if format in FOLDERS:
        with complete_folder(to) as folder:
            return write(folder)
    with complete_file(to) as stream:
        written = write(stream)
    if format == "label-studio":
        with complete_file(to.with_suffix(".xml")) as stream:
            stream.write(module.labelling_config())
    return written
