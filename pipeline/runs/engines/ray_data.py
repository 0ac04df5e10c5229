"""Enrich a Ray Dataset: `TableEnricher` is what ``Dataset.map_batches`` takes.

``map_batches`` wants one table back, so that an adapter gives one of the tables: that of its
`table`. Several tables of one dataset mean several passes over it; `pipeline.run` with
``engine="ray"`` writes all of them in one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.config import RunConfig
from pipeline.enricher import Enricher
from pipeline.errors import ConfigError
from pipeline.schema import SCHEMAS
from pipeline.tables.record_table import RECORD_SCHEMA, from_table

if TYPE_CHECKING:
    import pyarrow as pa

    from pipeline.runs.shard import Enrich


class TableEnricher:
    """Turns batches of records (Arrow) into batches of one table of `pipeline.schema.SCHEMAS`.

    The batches need the columns ``doc_id`` and ``text`` or ``html``; the others of
    `pipeline.tables.record_table.RECORD_SCHEMA` may be left out. Ray makes one for each actor,
    which loads the models once::

        documents = ray.data.from_arrow(to_table(records)).map_batches(
            TableEnricher, fn_constructor_args=["documents"], batch_format="pyarrow", concurrency=2
        )

    Raises:
        ConfigError: there is no such table, or it needs the whole corpus (``duplicates``).
    """

    def __init__(
        self, table: str, config: RunConfig | None = None, *, enricher: Enrich | None = None
    ) -> None:
        if table not in SCHEMAS or table == "duplicates":
            raise ConfigError.unknown("table", table, set(SCHEMAS) - {"duplicates"})
        self.table = table
        self.enricher = enricher or Enricher(config or RunConfig())

    def __call__(self, records: pa.Table) -> pa.Table:
        """Enrich one batch."""
        return self.enricher(from_table(_completed(records)))[self.table]


def _completed(records: pa.Table) -> pa.Table:
    """The batch in `RECORD_SCHEMA`; what it lacks is empty."""
    import pyarrow as pa

    columns = []
    for field in RECORD_SCHEMA:
        if field.name in records.column_names:
            columns.append(records[field.name].cast(field.type))
        elif field.nullable:
            columns.append(pa.nulls(len(records), field.type))
        elif field.name == "doc_id":
            raise ConfigError("the batches need a column doc_id")
        else:
            default = "<Ray>" if pa.types.is_string(field.type) else 0
            columns.append(pa.array([default] * len(records), field.type))
    return pa.table(columns, schema=RECORD_SCHEMA)
