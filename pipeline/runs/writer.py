"""Write the tables of a shard so that readers only ever see complete files.

All tables of a shard, and the signatures of its documents, are written to temporary files under
``OUT/_state/tmp``, flushed to disk, renamed into place, and then vouched for by a commit marker
with their row counts. A kill at any moment loses the shards in flight and nothing else; running a
shard again replaces its own files. The table ``duplicates`` needs the whole corpus: it is written
when all shards are committed (see `pipeline.runs.finish`).
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.duplicates import SIGNATURE_SCHEMA
from pipeline.runs.atomic import sync_folder, write_atomically
from pipeline.runs.output import Output
from pipeline.schema import SCHEMAS
from pipeline.tables import Tables

SHARD_TABLES: Final = tuple(name for name in SCHEMAS if name != "duplicates")
"""The tables that a shard is committed with."""

_SIGNATURES: Final = "signatures"
ROW_GROUP_BYTES: Final = 32 << 20  # of Arrow memory; bounds what a table holds back


@dataclass(slots=True)
class _Part:
    """One table of a shard, being written: batches are gathered into row groups."""

    writer: pq.ParquetWriter
    waiting: list[pa.Table] = field(default_factory=list)
    waiting_bytes: int = 0
    rows: int = 0

    def add(self, table: pa.Table) -> None:
        self.waiting.append(table)
        self.waiting_bytes += table.nbytes
        self.rows += table.num_rows
        if self.waiting_bytes >= ROW_GROUP_BYTES:
            self.flush()

    def flush(self) -> None:
        table = pa.concat_tables(self.waiting)
        if table.num_rows:
            self.writer.write_table(table)
        self.waiting, self.waiting_bytes = [], 0

    def close(self) -> None:
        if self.waiting:
            self.flush()
        self.writer.close()


@dataclass(slots=True)
class ShardWriter:
    """Takes the tables of a shard, batch by batch; `Writer.open` gives one."""

    parts: dict[str, _Part]
    notes: Counter[str] = field(default_factory=Counter)  # documents that have each

    @property
    def rows(self) -> dict[str, int]:
        """Rows taken so far, by table."""
        return {name: self.parts[name].rows for name in SHARD_TABLES}

    @property
    def words(self) -> int:
        """Analysed words taken so far."""
        return self.parts["tokens"].rows

    def sign(self, signatures: pa.Table) -> None:
        """Take the signatures of one batch; the shard must have been opened for them."""
        self.parts[_SIGNATURES].add(signatures)

    def add(self, tables: Tables) -> None:
        """Take one batch: some or all of `SHARD_TABLES`.

        Raises:
            ValueError: a table that the contract does not know, or with another schema.
        """
        for name, table in tables.items():
            if name not in SHARD_TABLES:
                raise ValueError(f"unknown table {name!r}")
            if not table.schema.equals(SCHEMAS[name]):
                raise ValueError(f"table {name!r} does not have the schema of the contract")
            self.parts[name].add(table)
            if name == "documents":
                self.notes.update(pc.list_flatten(table["notes"]).to_pylist())


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes shards into an output folder; cheap, and can be sent to other processes."""

    output: Output

    @contextmanager
    def open(self, shard: str, *, signed: bool = False) -> Iterator[ShardWriter]:
        """Write one shard; committed when the block ends without an exception.

        With *signed*, the signatures of its documents are committed with it.
        """
        schemas = {name: SCHEMAS[name] for name in SHARD_TABLES}
        if signed:
            schemas[_SIGNATURES] = SIGNATURE_SCHEMA
        folder = Path(tempfile.mkdtemp(prefix=f"{shard}-", dir=self.output.tmp))
        try:
            parts = {name: _Part(_open_parquet(folder / name, schemas[name])) for name in schemas}
            writer = ShardWriter(parts)
            try:
                yield writer
            finally:
                for part in parts.values():
                    part.close()
            self._commit(shard, folder, writer)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def write_duplicates(self, shard: str, rows: pa.Table) -> None:
        """Write the part of table ``duplicates`` of one shard."""
        folder = Path(tempfile.mkdtemp(prefix=f"{shard}-", dir=self.output.tmp))
        try:
            pq.write_table(rows, folder / "duplicates", compression="zstd")
            self._move(folder / "duplicates", self.output.part("duplicates", shard))
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _commit(self, shard: str, folder: Path, written: ShardWriter) -> None:
        for name in written.parts:
            signatures = name == _SIGNATURES
            target = self.output.signed(shard) if signatures else self.output.part(name, shard)
            self._move(folder / name, target)
        marker = {"shard": shard, "rows": written.rows, "notes": written.notes}
        write_atomically(self.output.marker(shard), json.dumps(marker) + "\n", tmp=folder)

    def _move(self, source: Path, target: Path) -> None:
        _sync(source)
        target.parent.mkdir(exist_ok=True)
        source.replace(target)
        sync_folder(target.parent)


def read_marker(path: Path) -> dict[str, int]:
    """Read the rows by table of a committed shard.

    Raises:
        ValueError: the file is not a commit marker.
    """
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["rows"]
        return {name: int(rows[name]) for name in SHARD_TABLES}
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{path} is not a commit marker") from error


def read_notes(path: Path) -> dict[str, int]:
    """Read how many documents of a committed shard have each note."""
    notes: dict[str, int] = json.loads(path.read_text(encoding="utf-8")).get("notes", {})
    return notes


def _open_parquet(path: Path, schema: pa.Schema) -> pq.ParquetWriter:
    return pq.ParquetWriter(path, schema, compression="zstd")


def _sync(path: Path) -> None:
    with path.open("rb") as stream:
        os.fsync(stream.fileno())
