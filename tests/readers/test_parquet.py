from __future__ import annotations

from datetime import UTC, date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.readers import parquet
from pipeline.readers.corpus import read_file
from pipeline.readers.files import find_files
from pipeline.readers.rows import FileError

TEXT = st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


def parsed(row):
    try:
        return row if isinstance(row, InputError) else row()
    except InputError as error:
        return error


def read(path, **options):
    return [parsed(row) for row in parquet.rows(path, **options)]


@settings(deadline=None, max_examples=50)
@given(
    texts=st.lists(TEXT, max_size=20),
    group=st.integers(1, 7),
    batch=st.integers(1, 5),
    start=st.integers(0, 21),
)
def test_rows_come_back(tmp_path_factory, texts, group, batch, start):
    path = tmp_path_factory.mktemp("parquet") / "a.parquet"
    table = pa.table({"text": pa.array(texts, pa.string()), "n": range(len(texts))})
    pq.write_table(table, path, row_group_size=group)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parquet, "_BATCH_ROWS", batch)
        assert read(path) == table.to_pylist()
        assert read(path, start=start) == table.to_pylist()[start:]
    assert parquet.count(path) == len(texts)
    assert parquet.header(path) == ("text", "n")


def test_times_of_every_unit_are_datetimes(tmp_path):
    when = datetime(2022, 2, 3, 4, 48, tzinfo=UTC)
    columns = {
        unit: pa.array([when], pa.timestamp(unit, "Asia/Jakarta"))
        for unit in ("s", "ms", "us", "ns")
    }
    columns["odd"] = pa.array([1643863680000000001], pa.timestamp("ns"))
    columns["day"] = pa.array([date(2022, 2, 3)])
    pq.write_table(pa.table(columns), tmp_path / "a.parquet")
    (row,) = read(tmp_path / "a.parquet")
    for unit in ("s", "ms", "us", "ns"):
        assert row[unit].isoformat() == "2022-02-03T11:48:00+07:00"
    assert row["odd"] == datetime(2022, 2, 3, 4, 48)
    assert row["day"] == date(2022, 2, 3)


def test_a_bad_value_costs_only_its_row(tmp_path):
    invalid = pa.array([b"satu", b"kaf\xe9", b"tiga"]).view(pa.string())
    pq.write_table(pa.table({"text": invalid}), tmp_path / "a.parquet")
    first, bad, last = read(tmp_path / "a.parquet")
    assert (first, last) == ({"text": "satu"}, {"text": "tiga"})
    assert bad.message == "invalid UTF-8: byte 0xe9 in column 'text'"


def test_a_time_beyond_the_calendar_costs_only_its_row(tmp_path):
    times = pa.array([2**62, 0], pa.timestamp("us"))
    pq.write_table(pa.table({"date": times}), tmp_path / "a.parquet")
    bad, good = read(tmp_path / "a.parquet")
    assert "column 'date' cannot be read" in bad.message
    assert good == {"date": datetime(1970, 1, 1)}


def test_a_damaged_row_group_costs_only_its_rows(tmp_path):
    path = tmp_path / "a.parquet"
    table = pa.table({"text": [f"artikel {number**4}" for number in range(30)]})
    pq.write_table(table, path, row_group_size=10, compression="zstd", use_dictionary=False)
    column = pq.ParquetFile(path).metadata.row_group(1).column(0)
    data = bytearray(path.read_bytes())
    at, size = column.data_page_offset, column.total_compressed_size
    data[at + size // 2 : at + size] = b"\xff" * (size - size // 2)
    path.write_bytes(data)
    items = read(path)
    assert items[:10] + items[20:] == table.to_pylist()[:10] + table.to_pylist()[20:]
    assert all("row group 1 of the file is damaged" in item.message for item in items[10:20])
    assert len(read(path, start=15)) == parquet.count(path) - 15


@pytest.mark.parametrize("data", [None, b"", b"PAR1", b"no parquet at all, but long enough"])
def test_a_file_that_cannot_be_opened_is_one_error(tmp_path, data):
    path = tmp_path / "a.parquet"
    if data is not None:
        path.write_bytes(data)
    (error,) = read(path)
    assert isinstance(error, FileError)
    assert read(path, start=1) == []
    assert parquet.count(path) == 1
    assert parquet.header(path) == ()


def test_columns_that_share_a_name_are_kept_apart(tmp_path):
    names = ["id", "text", "text", "id"]
    columns = [pa.array(["7"]), pa.array(["Satu."]), pa.array(["Dua."]), pa.array([8])]
    pq.write_table(pa.table(columns, names=names), tmp_path / "a.parquet")
    assert parquet.header(tmp_path / "a.parquet") == ("id", "text", "text.1", "id.1")
    row = {"id": "7", "text": "Satu.", "text.1": "Dua.", "id.1": 8}
    assert read(tmp_path / "a.parquet") == [row]
    assert read(tmp_path / "a.parquet", columns=["id"]) == [row]
    (file,) = find_files(tmp_path)
    (record,) = read_file(file)
    assert (record.doc_id, record.text) == ("7", "Satu.")
    assert record.meta == {"text.1": "Dua.", "id.1": 8}
