"""The tables of a finished output, as files and as views of DuckDB."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import InputError, NoOutputError
from pipeline.readers.remote import local_folder
from pipeline.runs.begun import require_begun
from pipeline.runs.output import Output
from pipeline.runs.published import InPlace, Place, copied
from pipeline.schema import CORPUS_TABLES, TABLES

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def finished(output: Output) -> Output:
    """Make sure that *output* is that of a run that has ended.

    Raises:
        NoOutputError: there is no such folder, or the run is not finished.
        InputError: a table has no files.
    """
    require_begun(output)
    if not output.manifest.is_file():
        advice = "the same `run` command again finishes it"
        raise NoOutputError(
            f"not a finished output: manifest.json is missing; {advice}", path=str(output)
        )
    if not _is_manifest(output.manifest):
        raise NoOutputError("not a finished output: manifest.json is damaged", path=str(output))
    for table in ("documents", "entities"):
        if not output.parts(table):
            raise InputError(
                f"not a finished output: no Parquet files of {table}", path=str(output)
            )
    return output


@contextmanager
def opened(
    out: str | Path, *, tables: Collection[str] = (*TABLES, *CORPUS_TABLES)
) -> Iterator[tuple[Output, Place]]:
    """The finished output *out*; behind a URL, a copy with those *tables*, and its place there.

    Raises:
        InputError: see `finished`.
        ConfigError: the URL cannot be read.
    """
    folder = local_folder(out)
    if folder is not None:
        yield finished(Output(folder)), InPlace()
        return
    with copied(out) as published:
        with reading_errors(published.output, "fetch the tables"):
            published.fetch()
            finished(published.output)
            published.fetch(tables)
        yield published.output, published


def _is_manifest(path: Path) -> bool:
    try:
        return isinstance(json.loads(path.read_text(encoding="utf-8"))["counts"], dict)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def patterns_of(output: Output) -> dict[str, str]:
    """Give the glob pattern of the files of each table that is there.

    Characters of the folder's own name that a pattern would read as wildcards are escaped.
    """
    folder = escape(str(output.folder))
    run = {name: f"{folder}/{name}/part-*.parquet" for name in TABLES if _is_here(output, name)}
    added = {name: f.name for name, f in output.corpus_tables.items() if _is_here(output, name)}
    return {**run, **{name: f"{folder}/{file}" for name, file in added.items()}}


def _is_here(output: Output, table: str) -> bool:
    """Whether there is a table, and not only what stands for one at a URL."""
    files = output.files(table)
    return bool(files) and files[0].stat().st_size > 0


def add_views(connection: DuckDBPyConnection, patterns: Mapping[str, str]) -> None:
    """Make one view a table; nothing of it is read yet but the first schema."""
    for name, pattern in patterns.items():
        connection.read_parquet(pattern).create_view(name)


@contextmanager
def reading_errors(output: Output, what: str) -> Iterator[None]:
    """Name the output where DuckDB cannot do *what* with its tables.

    Raises:
        InputError: a table is damaged, of another version, or cannot be fetched.
    """
    import duckdb

    try:
        yield
    except (duckdb.Error, OSError) as error:
        raise InputError(f"cannot {what}: {error}", path=str(output)) from error
