"""Ids that repeat in a corpus, and the ones that their records get instead.

Two tables with ids 1, 2, 3 … are the normal case. A record whose id is not unique in the corpus is
given one made of its file and its id (and its position, where the id repeats within the file); the
others keep theirs. The ids are gathered while the corpus is planned and compared out of core, so
that the result depends on the corpus alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.spilling import open_spilling

_SCHEMA: Final = pa.schema(
    [
        pa.field("file", pa.int64(), nullable=False),  # its number in the plan
        pa.field("position", pa.int64(), nullable=False),
        pa.field("doc_id", pa.string(), nullable=False),
    ]
)
_AT_ONCE: Final = 50_000  # ids held in memory

_RENAMED: Final = """
WITH ids AS (FROM read_parquet($ids)),
taken AS (SELECT doc_id FROM ids UNION SELECT doc_id FROM before),
repeated AS (
    SELECT doc_id FROM (SELECT doc_id FROM ids UNION ALL SELECT doc_id FROM before)
    GROUP BY doc_id HAVING count(*) > 1
), named AS (
    SELECT file, position, names.name || '#' || doc_id || CASE
             WHEN count(*) OVER (PARTITION BY file, doc_id) > 1 THEN '#' || position ELSE '' END
           AS wanted
    FROM ids SEMI JOIN repeated USING (doc_id) JOIN names USING (file) WHERE file >= $first
), counted AS (
    SELECT *, count(*) OVER (PARTITION BY wanted) AS times FROM named
)
FROM before
UNION ALL
SELECT file, position, CASE
         WHEN times > 1 OR wanted IN (FROM taken)
         THEN wanted || '#' || file || '.' || position ELSE wanted END AS doc_id
FROM counted ORDER BY file, position
"""


class IdBook:
    """Takes the id of every record, in any number, and tells which records need another one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._rows: list[tuple[int, int, str]] = []

    def __enter__(self) -> IdBook:
        self._writer = pq.ParquetWriter(self._path, _SCHEMA, compression="zstd")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._flush()
        self._writer.close()

    def add(self, file: int, position: int, doc_id: str) -> None:
        """Take the id of one record."""
        self._rows.append((file, position, doc_id))
        if len(self._rows) == _AT_ONCE:
            self._flush()

    def _flush(self) -> None:
        if self._rows:
            columns = [list(column) for column in zip(*self._rows, strict=True)]
            self._writer.write_table(pa.table(columns, schema=_SCHEMA))
            self._rows = []


def book_of(folder: Path, *, first: int) -> Path:
    """Where the ids of the files lie that were planned together, from number *first* on."""
    return folder / f"{first:08d}.parquet"


def write_renamed(
    books: Sequence[Path], target: Path, *, names: Sequence[str], scratch: Path, first: int = 0
) -> None:
    """Write the new ids of those records in *books* that need one, ordered by file and position.

    *names* are those of the files, by number; *scratch* is a folder on the disk of *target*. What
    *target* says of files before number *first* stays: their records have been written.
    """
    temporary = scratch / target.name
    before = _SCHEMA.empty_table()
    if first:
        before = pq.read_table(target, filters=[("file", "<", first)])
    with open_spilling(scratch / "ids.spill") as connection:
        numbers = pa.array(range(len(names)), pa.int64())
        connection.register("names", pa.table({"file": numbers, "name": list(names)}))
        connection.register("before", before)
        given = {"ids": [str(book) for book in books], "first": first}
        found = connection.sql(_RENAMED, params=given).to_arrow_reader(_AT_ONCE)
        with pq.ParquetWriter(temporary, _SCHEMA, compression="zstd") as writer:
            for batch in found:
                writer.write_table(pa.Table.from_batches([batch]).cast(_SCHEMA))
    temporary.replace(target)


def read_renamed(path: Path, *, file: int, start: int, stop: int) -> dict[int, str]:
    """The new ids of records *start* to *stop* (exclusive) of a file, by position."""
    if not path.exists() or not pq.read_metadata(path).num_rows:  # looking in it costs imports
        return {}
    wanted = [("file", "==", file), ("position", ">=", start), ("position", "<", stop)]
    rows = pq.read_table(path, filters=wanted)
    return dict(zip(rows["position"].to_pylist(), rows["doc_id"].to_pylist(), strict=True))
