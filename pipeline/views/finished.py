"""The tables of a finished output, as files and as views of DuckDB."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import InputError
from pipeline.runs.output import Output
from pipeline.schema import TABLES

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def finished(out: str | Path) -> Output:
    """Take *out* as the output of a run that has ended.

    Raises:
        InputError: there is no such folder, the run is not finished, or a table has no files.
    """
    output = Output(Path(out))
    folder = output.folder
    if not folder.is_dir():
        raise InputError("no such folder", path=folder)
    if not output.manifest.is_file():
        began = output.recipe.is_file()
        advice = "; the same `run` command again finishes it" if began else ""
        raise InputError(f"not a finished output: manifest.json is missing{advice}", path=folder)
    for table in ("documents", "entities"):
        if not output.parts(table):
            raise InputError(f"not a finished output: no Parquet files of {table}", path=folder)
    return output


def patterns_of(output: Output) -> dict[str, str]:
    """Give the glob pattern of the files of each table that is there.

    Characters of the folder's own name that a pattern would read as wildcards are escaped.
    """
    folder = escape(str(output.folder))
    run = {name: f"{folder}/{name}/part-*.parquet" for name in TABLES if output.parts(name)}
    added = {name: path.name for name, path in output.corpus_tables.items() if path.is_file()}
    return {**run, **{name: f"{folder}/{file}" for name, file in added.items()}}


def add_views(connection: DuckDBPyConnection, patterns: Mapping[str, str]) -> None:
    """Make one view a table; nothing of it is read yet but the first schema."""
    for name, pattern in patterns.items():
        connection.read_parquet(pattern).create_view(name)


@contextmanager
def reading_errors(output: Output, what: str) -> Iterator[None]:
    """Name the output where DuckDB cannot do *what* with its tables.

    Raises:
        InputError: a table is damaged, or of another version.
    """
    import duckdb

    try:
        yield
    except duckdb.Error as error:
        raise InputError(f"cannot {what}: {error}", path=output.folder) from error
