from __future__ import annotations

import datetime as dt

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.api import to_frame
from pipeline.schema import SCHEMAS, TABLES


def documents() -> pa.Table:
    schema = SCHEMAS["documents"]
    nothing = {"string": "", "int32": 0}
    empty = {f.name: nothing.get(str(f.type), []) for f in schema if not f.nullable}
    days = (dt.date(2022, 12, 31), dt.date(2023, 1, 5), None)
    minutes = (420, None, 480)
    rows = [
        {**empty, "published_date": day, "published_offset_minutes": offset}
        for day, offset in zip(days, minutes, strict=True)
    ]
    return pa.Table.from_pylist(rows, schema)


def test_every_table_reads_into_pandas(tmp_path):
    for name in TABLES:
        pq.write_table(SCHEMAS[name].empty_table(), tmp_path / name)
        assert list(pd.read_parquet(tmp_path / name).columns) == SCHEMAS[name].names


def test_integers_that_may_be_missing_survive_parquet(tmp_path):
    pq.write_table(documents(), tmp_path / "documents")
    frame = pd.read_parquet(tmp_path / "documents")
    assert frame["published_offset_minutes"].dtype == pd.Int16Dtype()
    assert frame["published_offset_minutes"].sum() == 900
    assert frame["n_tokens"].dtype == "int32"


def test_days_from_parquet_compare_and_have_parts(tmp_path):
    pq.write_table(documents(), tmp_path / "documents")
    days = pd.read_parquet(tmp_path / "documents")["published_date"]
    assert (days >= pd.Timestamp("2023-01-01")).sum() == 1
    assert days.dt.year.dropna().tolist() == [2022, 2023]
    assert pd.to_datetime(days).dtype.kind == "M"


def test_days_of_frames_are_datetime64():
    frame = to_frame(documents())
    assert frame["published_date"].dtype.kind == "M"
    assert (frame["published_date"] >= "2023-01-01").tolist() == [False, True, False]
    assert frame["published_offset_minutes"].dtype == pd.Int16Dtype()


def test_no_column_of_documents_has_a_name_that_pandas_uses_for_itself():
    taken = {"flags", "attrs", "index", "columns", "values", "size", "shape"}
    assert taken.isdisjoint(SCHEMAS["documents"].names)
