"""`read`: the tables of a finished output for pandas, Arrow and SQL."""

from __future__ import annotations

import json
import tempfile
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pyarrow as pa

from pipeline.api import to_frame
from pipeline.errors import ConfigError, InputError
from pipeline.readers.remote import local_folder
from pipeline.runs.output import Output
from pipeline.schema import CORPUS_TABLES, TABLES
from pipeline.spilling import MEMORY, open_spilling
from pipeline.views.copies import Copy
from pipeline.views.finished import add_views, finished, patterns_of

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow.dataset as ds
    from duckdb import DuckDBPyConnection

    Filters: TypeAlias = ds.Expression | Sequence[tuple[str, str, Any]]


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a finished output; see `read`. Nothing of them is held in memory.

    `folder` is where they lie. Behind a URL they are fetched into it as they are asked for, and are
    there as long as this object is.
    """

    folder: Path
    _copy: Copy | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The tables that are there, those of the command ``entities`` included."""
        output = Output(self.folder)
        return tuple(name for name in (*TABLES, *CORPUS_TABLES) if output.files(name))

    @property
    def manifest(self) -> dict[str, Any]:
        """What the run was made with, and how many rows came out (``counts``)."""
        manifest: dict[str, Any] = json.loads(Output(self.folder).manifest.read_text("utf-8"))
        return manifest

    def dataset(self, table: str) -> ds.Dataset:
        """Give *table* as an Arrow dataset, to read in batches.

        Raises:
            ConfigError: no table has that name.
            InputError: the table is not there yet, or a file of it is damaged.
        """
        import pyarrow.dataset as ds

        files = _files(self._fetched([table]), table)
        try:
            return ds.dataset(files, format="parquet")
        except (OSError, pa.ArrowException) as error:
            raise InputError(f"cannot read {table}: {error}", path=self.folder) from error

    def arrow(
        self, table: str, *, columns: Sequence[str] | None = None, filters: Filters | None = None
    ) -> pa.Table:
        """Read *table*, or some *columns* of it, or the rows that *filters* let through.

        Filters are those of `pandas.read_parquet`: ``[("label", "==", "PERSON")]``, or an
        expression of `pyarrow.dataset`.

        Raises:
            ConfigError: no table, or no column, has that name.
            InputError: the table is not there yet, or a file of it is damaged.
        """
        import pyarrow.parquet as pq

        dataset = self.dataset(table)
        for name in columns or ():
            if name not in dataset.schema.names:
                raise ConfigError.unknown(f"column of {table}", name, dataset.schema.names)
        rows = pq.filters_to_expression(filters) if isinstance(filters, Sequence) else filters
        try:
            return dataset.to_table(columns=None if columns is None else [*columns], filter=rows)
        except (OSError, pa.ArrowException) as error:
            raise InputError(f"cannot read {table}: {error}", path=self.folder) from error

    def pandas(
        self, table: str, *, columns: Sequence[str] | None = None, filters: Filters | None = None
    ) -> pd.DataFrame:
        """Read as `arrow` does, into a DataFrame: days are datetime64, integers may be missing."""
        return to_frame(self.arrow(table, columns=columns, filters=filters))

    def duckdb(self, *, memory: str = MEMORY) -> DuckDBPyConnection:
        """Open DuckDB with one view a table; what exceeds *memory* goes to a temporary folder.

        Close it, or use it in a ``with`` statement.
        """
        scratch = Path(tempfile.gettempdir()) / f"nusawarta-{uuid.uuid4().hex}"
        connection = open_spilling(scratch, memory=memory)
        add_views(connection, patterns_of(self._fetched(self.names)))
        return connection

    def _fetched(self, tables: Sequence[str]) -> Output:
        return Output(self.folder) if self._copy is None else self._copy.fetched(tables)


def read(out: str | Path) -> Tables:
    """Open the tables of a finished output, a folder or a URL; rows are read when asked for.

    ``tables.pandas("entities")`` gives a DataFrame, ``tables.arrow`` an Arrow table, both also of
    some columns or rows only; ``tables.dataset`` reads in batches. ``tables.duckdb()`` is a
    connection with a view for each table, for questions to more than fits in memory::

        tables = pipeline.read("out")
        people = tables.pandas("entities", filters=[("label", "==", "PERSON")])
        with tables.duckdb() as sql:
            top = sql.sql(
                "SELECT canonical, count(DISTINCT doc_id) AS documents FROM entities "
                "WHERE label = 'PERSON' GROUP BY ALL ORDER BY documents DESC LIMIT 10"
            ).df()

    The tables of the command ``entities`` are there too, where it was run.

    >>> read("no/such/folder")
    Traceback (most recent call last):
    ...
    pipeline.errors.NoOutputError: no/such/folder: no such folder

    Raises:
        NoOutputError: there is no such folder, or its run is not finished.
    """
    folder = local_folder(out)
    if folder is not None:
        return Tables(finished(Output(folder)).folder)
    copy = Copy(str(out))
    return Tables(copy.output.folder, copy)


def _files(output: Output, table: str) -> list[str]:
    """List the files of *table*; say which command writes one that is not there."""
    choices = (*TABLES, *CORPUS_TABLES)
    if table not in choices:
        raise ConfigError.unknown("table", table, choices)
    files = output.files(table)
    if not files:
        advice = f"; `nusawarta entities {output}` writes it" * (table in CORPUS_TABLES)
        raise InputError(f"the table {table} is not there{advice}", path=str(output))
    return [str(path) for path in files]
