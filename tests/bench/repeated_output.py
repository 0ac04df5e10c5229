"""Make a large output of a small one: its documents again and again, with other ids and days.

``python -m tests.bench.repeated_output out large --documents 20000`` writes what
``python -m pipeline report large`` can be measured on.
"""

from __future__ import annotations

import argparse
import json
import random
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.runs.output import Output
from pipeline.schema import SCHEMAS
from pipeline.views.finished import finished

_COPIES_A_SHARD = 8
_FIRST = date(2023, 1, 1)
_DAYS = 3 * 365  # from there on, the copies are spread


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="the output of a finished run")
    parser.add_argument("target", type=Path, help="a new folder")
    parser.add_argument("--documents", type=int, default=20_000)
    arguments = parser.parse_args()
    repeat(finished(Output(arguments.out)), Output(arguments.target), documents=arguments.documents)


def repeat(source: Output, target: Output, *, documents: int) -> None:
    tables = {
        name: pa.concat_tables([pq.read_table(path) for _, path in source.parts(name)])
        for name in SCHEMAS
        if source.parts(name)
    }
    copies = -(-documents // tables["documents"].num_rows)
    chance = random.Random(0)  # noqa: S311 - for days, not for secrets
    for shard, first in enumerate(range(0, copies, _COPIES_A_SHARD)):
        numbers = range(first, min(first + _COPIES_A_SHARD, copies))
        days = {number: chance.randrange(_DAYS) for number in numbers}
        for name, table in tables.items():
            path = target.part(name, f"{shard:05}")
            path.parent.mkdir(parents=True, exist_ok=True)
            pq.write_table(
                pa.concat_tables([_copy(table, n, days[n]) for n in numbers]),
                path,
                compression="zstd",
            )
    target.state.mkdir(exist_ok=True)
    manifest = json.loads(source.manifest.read_text(encoding="utf-8"))
    counts = {name: table.num_rows * copies for name, table in tables.items()}
    target.manifest.write_text(json.dumps({**manifest, "counts": counts}), encoding="utf-8")


def _copy(table: pa.Table, number: int, days: int) -> pa.Table:
    for name in ("doc_id", "duplicate_of"):
        if name in table.schema.names:
            ids = pc.binary_join_element_wise(table[name], str(number), "-")
            table = table.set_column(table.schema.names.index(name), table.schema.field(name), ids)
    if "published_date" in table.schema.names:
        field = table.schema.field("published_date")
        moved = [day and _moved(day, days) for day in table["published_date"].to_pylist()]
        column = pa.array(moved, type=field.type)
        table = table.set_column(table.schema.names.index("published_date"), field, column)
    return table


def _moved(day: date, days: int) -> date:
    return _FIRST + timedelta((day.toordinal() + days) % _DAYS)


if __name__ == "__main__":
    main()
