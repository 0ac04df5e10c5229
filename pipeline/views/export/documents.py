"""The documents of an output, one after the other, with their rows of other tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from pipeline.errors import InputError
from pipeline.runs.output import Output

Row = dict[str, Any]

_BATCH_ROWS: Final = 5_000


@dataclass(frozen=True, slots=True)
class Document:
    """A row of ``documents``, and the rows of the tables that were asked for, by table."""

    row: Row
    rows: dict[str, Sequence[Row]]

    @property
    def doc_id(self) -> str:
        """Its id."""
        return str(self.row["doc_id"])

    @property
    def text(self) -> str:
        """Its text, which offsets count in."""
        return str(self.row["text"])


def documents(output: Output, *tables: str) -> Iterator[Document]:
    """Read document after document, with their rows of *tables*; no more than one is held.

    Raises:
        InputError: a table cannot be read, or holds rows of a document that is not there.
    """
    for shard, path in output.parts("documents"):
        parts = {table: _Part(output.part(table, shard)) for table in tables}
        for row in _rows(path):
            yield Document(row, {table: part.take(row["doc_id"]) for table, part in parts.items()})
        for part in parts.values():
            part.expect_end()


class _Part:
    """The rows of one file, in the order of the documents."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._groups = groupby(_rows(path), key=lambda row: row["doc_id"])
        self._next = next(self._groups, None)

    def take(self, doc_id: str) -> list[Row]:
        """The rows of the next document, if it is *doc_id*."""
        if self._next is None or self._next[0] != doc_id:
            return []
        rows = list(self._next[1])
        self._next = next(self._groups, None)
        return rows

    def expect_end(self) -> None:
        if self._next is not None:
            message = f"rows of the document {self._next[0]} are out of place"
            raise InputError(message, path=self._path)


def _rows(path: Path) -> Iterator[Row]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        batches: Iterable[Any] = pq.ParquetFile(path).iter_batches(_BATCH_ROWS)
        for batch in batches:
            yield from batch.to_pylist()
    except (OSError, pa.ArrowException) as error:
        raise InputError(f"cannot read the table: {error}", path=path) from error
