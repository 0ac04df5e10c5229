from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

from pipeline.config import FieldConfig
from pipeline.errors import InputError
from pipeline.readers.corpus import read_corpus
from pipeline.readers.in_memory import read_data
from pipeline.records import Record

ROWS = [{"id": "a", "judul": "Satu", "isi": "Kabar satu."}, {"id": "b", "isi": "Kabar dua."}]
RECORD = Record("x7", "a.txt", text="Kabar tiga.")
TABLE = pa.Table.from_pylist(ROWS)


class Streaming:
    """What knows only Arrow's stream interface, as the tables of Polars and DuckDB do."""

    def __arrow_c_stream__(self, requested_schema=None):
        return TABLE.__arrow_c_stream__(requested_schema)


@pytest.mark.parametrize(
    "data",
    [
        ROWS,
        tuple(ROWS),
        iter(ROWS),
        (row for row in ROWS),
        pd.DataFrame(ROWS),
        pd.Series(ROWS),
        TABLE,
        TABLE.to_batches()[0],
        TABLE.to_batches(max_chunksize=1),
        iter(TABLE.to_batches(max_chunksize=1)),
        TABLE.to_reader(),
        Streaming(),
    ],
    ids=lambda data: type(data).__name__,
)
def test_rows_are_read_whatever_holds_them(data):
    records = list(read_data(data))
    found = [(record.doc_id, record.title, record.text) for record in records]
    assert found == [("a", "Satu", "Kabar satu."), ("b", None, "Kabar dua.")]


@pytest.mark.parametrize(
    "data",
    [
        "Kabar.",
        ["Kabar."],
        {"Kabar."},
        (text for text in ["Kabar."]),
        pd.Series(["Kabar."]),
        pd.Series(["Kabar."], dtype="category"),
        pd.Series(["Kabar."]).to_numpy(),
        {"Kabar.": 1}.keys(),
    ],
    ids=lambda data: type(data).__name__,
)
def test_texts_are_read_whatever_holds_them(data):
    assert [record.text for record in read_data(data)] == ["Kabar."]


def test_a_mixture_keeps_its_order():
    found = list(read_data([RECORD, "Kabar.", ROWS[1]]))
    assert [record.text for record in found] == ["Kabar tiga.", "Kabar.", "Kabar dua."]
    assert found[0] is RECORD
    assert list(read_data(RECORD)) == [RECORD]


def test_what_read_corpus_gives_goes_on(tmp_path):
    (tmp_path / "a.txt").write_text("Kabar.", encoding="utf-8")
    assert list(read_data(read_corpus(tmp_path))) == list(read_corpus(tmp_path))


def test_the_keys_of_all_rows_are_the_columns():
    rows = [{"foto": "a.jpg"}, {"isi": "Kabar.", "penulis": "Rina"}]
    missing, found = read_data(rows)
    assert (str(missing), found.author) == (
        "<list>, record 0: no text in the row; columns: foto",
        "Rina",
    )
    (named,) = read_data([{"isi": "bukan", "a": "Kabar."}], fields=FieldConfig(text="a"))
    assert named.text == "Kabar."
    (numbered,) = read_data([{"isi": "Kabar.", 7: True}])
    assert numbered.meta == {"7": True}


@pytest.mark.parametrize(
    "data",
    [
        ["Kabar.", None],
        ["Kabar.", float("nan")],
        pd.Series(["Kabar.", None]),
        pd.Series(["Kabar.", pd.NA], dtype="string"),
        pa.table({"isi": ["Kabar.", None]}),
    ],
)
def test_a_missing_text_is_an_error_in_its_place(data):
    first, second = read_data(data)
    assert first.text == "Kabar."
    assert isinstance(second, InputError)
    assert second.position == 1


def test_arrow_values_are_read_as_those_of_a_file():
    moment = pa.array([datetime(2022, 2, 3, 4, 48)], pa.timestamp("ns"))
    (record,) = read_data(pa.table({"isi": ["Kabar."], "tanggal": moment, "kata": [["a"]]}))
    assert record.date == "2022-02-03T04:48:00"
    assert record.meta == {"kata": ["a"]}


def test_the_limit_ends_a_stream_without_end():
    def forever():
        while True:
            yield "Kabar."

    assert len(list(read_data(forever(), limit=3))) == 3
    assert len(list(read_data(TABLE, limit=1))) == 1


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"Kabar.", "not bytes"),
        (7, "expected a text, a record, .* not int"),
        (None, "not NoneType"),
        (ROWS[0], "a single mapping: put it into a list"),
        (Path("a.txt"), "files are read by pipeline.read_corpus"),
        (["Kabar.", 7], "<list>, record 1: expected a text, .* not int"),
        ([["Kabar."]], "record 0: .* not list"),
        (pd.Series([1]), "<Series>, record 0: .* not int"),
        ([{}], "no text column; columns: none"),
        (pa.table({"angka": [1]}), "<Table>: no text column; columns: angka"),
        (pa.table([["a"], ["b"]], names=["isi", "isi"]), "not unique: isi, isi"),
    ],
)
def test_what_cannot_be_read_is_refused(data, message):
    with pytest.raises(InputError, match=message):
        list(read_data(data))
