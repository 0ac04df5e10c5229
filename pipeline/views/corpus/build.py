"""Writes the corpus view of a finished output: ``entity_index``, ``edges`` and ``speakers``.

DuckDB does the work out of core: what exceeds the memory limit spills to disk under ``_state``. The
result does not depend on the number or the order of the shards.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyarrow as pa

from pipeline.readers.remote import FilePath, RemoteFile, local_folder
from pipeline.runs.output import Output, writing
from pipeline.runs.published import copied
from pipeline.schema import CORPUS_SCHEMAS
from pipeline.spilling import MEMORY, open_spilling
from pipeline.stages.corrections.file import read_corrections
from pipeline.views.corpus.corrected import correct_entities
from pipeline.views.corpus.edges import add_edges
from pipeline.views.corpus.index import add_index
from pipeline.views.corpus.mentions import add_mentions
from pipeline.views.corpus.speakers import add_speakers
from pipeline.views.finished import add_views, opened, patterns_of, reading_errors

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_BATCH_ROWS: Final = 20_000
_NEEDED: Final = ("documents", "entities", "quotes")
_STEPS: Final = (add_index, add_edges, add_speakers)


def build_corpus_view(
    out: str | Path, *, memory_limit: str = MEMORY, threads: int = 2
) -> dict[str, FilePath]:
    """Write the tables of `CORPUS_SCHEMAS` into the finished output *out*; give path by name.

    Tables that are there already are replaced, each atomically.

    Raises:
        InputError: *out* is not a finished output, or its tables cannot be read.
        ConfigError: a table cannot be written, as on a full disk.
    """
    with opened(out, tables=_NEEDED) as (output, place), writing(output):
        written = {name: output.state / f"{name}.parquet.tmp" for name in CORPUS_SCHEMAS}
        targets = output.corpus_tables
        output.spill.mkdir(parents=True, exist_ok=True)
        try:
            _write(output, written, memory_limit=memory_limit, threads=threads)
            for name, target in targets.items():
                written[name].replace(target)
        finally:
            for temporary in written.values():
                temporary.unlink(missing_ok=True)
            shutil.rmtree(output.spill, ignore_errors=True)
        place.put(targets.values())
    if output.url is None:
        return dict(targets)
    return {name: RemoteFile(f"{output.url}/{path.name}") for name, path in targets.items()}


def refresh_corpus_view(out: str | Path) -> bool:
    """Build the corpus view again where it is older than the output *out*, or that is unknown.

    Tells whether it did. An output that is not finished, or has no such view, is left as it is.

    Raises:
        InputError, ConfigError: see `build_corpus_view`.
    """
    folder = local_folder(out)
    if folder is None:
        with copied(out) as published:
            published.fetch()
            is_old = all(map(Path.is_file, published.output.corpus_tables.values()))
    else:
        is_old = _is_old(Output(folder))
    if is_old:
        build_corpus_view(out)
    return is_old


def _is_old(output: Output) -> bool:
    paths = [output.manifest, *output.corpus_tables.values()]
    if not all(path.is_file() for path in paths):
        return False
    finished_at, *built_at = (path.stat().st_mtime_ns for path in paths)
    return min(built_at) < finished_at


def add_corpus_tables(
    connection: DuckDBPyConnection,
    output: Output,
    *,
    narrow: Callable[[DuckDBPyConnection], None] | None = None,
) -> None:
    """Make the tables of `CORPUS_SCHEMAS` in *connection*, beside views of the run's own tables.

    *narrow* may leave documents out once it is known who is who in all of them.
    """
    tables = patterns_of(output)
    add_views(connection, {name: tables[name] for name in tables if name not in CORPUS_SCHEMAS})
    if output.corrections.is_file():
        correct_entities(connection, read_corrections(output.corrections))
    add_mentions(connection)
    if narrow is not None:
        narrow(connection)
    for step in _STEPS:
        step(connection)


def _write(output: Output, targets: dict[str, Path], *, memory_limit: str, threads: int) -> None:
    settings: dict[str, str | bool | int | float | list[str]] = {"threads": threads}
    with (
        reading_errors(output, "build the entity index"),
        open_spilling(output.spill, memory=memory_limit, settings=settings) as connection,
    ):
        add_corpus_tables(connection, output)
        for name, target in targets.items():
            _copy(connection, name, target)


def _copy(connection: DuckDBPyConnection, name: str, target: Path) -> None:
    import pyarrow.parquet as pq

    schema = CORPUS_SCHEMAS[name]
    with pq.ParquetWriter(target, schema, compression="zstd") as writer:
        for batch in connection.table(name).to_arrow_reader(_BATCH_ROWS):
            writer.write_table(pa.Table.from_batches([batch]).cast(schema))
    with target.open("rb") as stream:
        os.fsync(stream.fileno())
