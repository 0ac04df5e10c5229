from __future__ import annotations

import gzip
import json
import os
import random
import tracemalloc
from itertools import pairwise

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import read_corpus
from pipeline.config import FieldConfig
from pipeline.errors import InputError
from pipeline.readers.corpus import count_records, read_file
from pipeline.readers.fields import make_doc_id
from pipeline.readers.files import CorpusFile
from pipeline.records import Record


def corpus_file(path):
    return CorpusFile(path, path.name)


def write(tmp_path, name, data):
    path = tmp_path / name
    data = data if isinstance(data, bytes) else data.encode()
    if name.endswith(".gz"):
        data = gzip.compress(data)
    if name.endswith(".zst"):
        data = zstandard.ZstdCompressor().compress(data)
    path.write_bytes(data)
    return corpus_file(path)


def described(items):
    """What can be compared: errors have no equality of their own."""
    return [str(item) if isinstance(item, InputError) else item for item in items]


LINE = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=10).map(
        lambda text: json.dumps({"text": text}).encode()
    ),
    st.sampled_from(
        [b"", b" ", b'{"', b"[]", b'{"judul": "a"}', b'{"text": null}', b'"\xff"', b'"']
    ),
    st.binary(max_size=5).filter(lambda line: line.strip()[:1] not in b"[{"),  # no JSON Lines
)


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".tsv", ".jsonl.zst", ".csv.gz"])
@settings(deadline=None, max_examples=50)
@given(lines=st.lists(LINE, max_size=12), cuts=st.lists(st.integers(0, 14), max_size=3))
def test_slices_concatenate_to_the_whole_and_the_count_agrees(
    tmp_path_factory, suffix, lines, cuts
):
    header = [] if "jsonl" in suffix else [b"text"]
    tmp_path = tmp_path_factory.mktemp("corpus")
    file = write(tmp_path, f"a{suffix}", b"\n".join([*header, *lines]))
    whole = list(read_file(file))
    bounds = [0, *sorted(cuts), None]
    slices = [
        item for start, stop in pairwise(bounds) for item in read_file(file, start=start, stop=stop)
    ]
    assert described(slices) == described(whole)
    assert count_records(file) == len(whole)
    positions = [item.position for item in whole]
    assert positions in (list(range(len(whole))), [None])


def test_the_same_rows_come_out_of_every_format(tmp_path):
    rows = [
        {
            "text": 'Ia berkata: "Ya".\nLalu pergi.',
            "judul": "Satu",
            "tanggal": "3/2/2022",
            "x": "1",
        },
        {"text": "Isi, kedua", "judul": "Dua", "tanggal": "4/2/2022", "x": "2"},
    ]
    table = pa.Table.from_pylist(rows)
    pq.write_table(table, tmp_path / "a.parquet")
    for name, separator in (("a.csv", ","), ("b.tsv", "\t")):
        table.to_pandas().to_csv(tmp_path / name, sep=separator, index=False)
    for name in ("a.jsonl", "b.ndjson", "c.jsonl.gz", "d.jsonl.zst"):
        write(tmp_path, name, "".join(json.dumps(row) + "\n" for row in rows))
    found = list(read_corpus(tmp_path))
    assert len(found) == 14
    for number, record in enumerate(found):
        row = rows[number % 2]
        assert (record.text, record.title, record.date) == (
            row["text"],
            row["judul"],
            row["tanggal"],
        )
        assert record.meta == {"x": row["x"]}
        name = record.path.rsplit("/", 1)[-1]
        assert record.doc_id == make_doc_id(name, number % 2)
    assert len({record.doc_id for record in found}) == 14


def test_fixed_formats_ignore_the_names_of_columns(tmp_path):
    write(tmp_path, "a.txt", "Isi.")
    write(tmp_path, "b.html.gz", "<p>Isi.")
    text, page = read_corpus([tmp_path], fields=FieldConfig(text="isi", title="judul"))
    assert (text.text, text.html, page.text, page.html) == ("Isi.", None, None, "<p>Isi.")
    assert (page.path, page.position) == (str(tmp_path / "b.html.gz"), 0)


def test_bad_rows_are_values_with_path_and_position(tmp_path):
    lines = ['{"text": "satu"}', "", "{", '{"judul": "x"}', '{"text": null}', '{"text": ""}']
    file = write(tmp_path, "a.jsonl", "\n".join(lines))
    satu, broken, without, null, empty = read_file(file)
    assert (satu.text, satu.position, empty.text, empty.position) == ("satu", 0, "", 4)
    assert str(broken).startswith(f"{file.path}, record 1: line 3 is not valid JSON")
    assert "no text column; columns: judul" in str(without)
    assert "no text in the row; columns: text" in str(null)
    assert [error.position for error in (broken, without, null)] == [1, 2, 3]
    assert count_records(file) == 5


def test_a_named_column_that_a_json_row_lacks_is_an_error_of_the_row(tmp_path):
    file = write(tmp_path, "a.jsonl", '{"isi": "satu"}\n{"text": "dua"}\n')
    good, bad = read_file(file, fields=FieldConfig(text="isi"))
    assert good.text == "satu"
    assert (bad.position, "no column 'isi'" in bad.message) == (1, True)


@pytest.mark.parametrize("name", ["a.csv", "a.parquet"])
@pytest.mark.parametrize("fields", [None, FieldConfig(text="teks")])
def test_a_table_without_its_text_column_is_one_error(tmp_path, name, fields):
    if name == "a.csv":
        file = write(tmp_path, name, "nama,umur\nA,\xff\nB,2\n")
    else:
        pq.write_table(pa.table({"nama": ["A", "B"], "umur": [1, 2]}), tmp_path / name)
        file = corpus_file(tmp_path / name)
    (error,) = read_file(file, fields=fields)
    assert error.position is None
    assert "columns: nama, umur" in str(error)
    assert str(error).startswith(f"{file.path}: no ")
    assert list(read_file(file, fields=fields, start=1)) == []
    assert count_records(file) == 2


@pytest.mark.parametrize(
    ("name", "data", "message", "position"),
    [
        ("a.txt", b"PK\0\0", "binary data", 0),
        ("a.txt", b"kaf\x81", "invalid UTF-8", 0),
        ("a.txt.gz", gzip.compress(b"satu", mtime=0)[:-9], "truncated", None),
        ("a.txt.zst", zstandard.ZstdCompressor().compress(b"satu")[:-1], "truncated", None),
        ("a.jsonl.gz", b"no gzip at all\0", "damaged", None),
        ("a.jsonl.zst", b"no zstd at all\0", "damaged", None),
        ("a.csv.gz", b"", "truncated", None),
        ("a.csv", b"PK\0\0\na\n", "binary data", None),
        ("a.parquet", b"PAR1", "not a valid Parquet file", None),
        ("a.html", b"\x89PNG\0", "binary data", 0),
    ],
)
def test_a_file_that_cannot_be_read_is_one_error(tmp_path, name, data, message, position):
    path = tmp_path / name
    path.write_bytes(data)
    (error,) = read_file(corpus_file(path))
    assert message in error.message
    assert (error.path, error.position) == (str(path), position)
    assert list(read_file(corpus_file(path), start=1)) == []
    assert count_records(corpus_file(path)) == 1


def test_a_file_that_vanished_is_one_error(tmp_path):
    for name in ("a.txt", "a.jsonl", "a.csv", "a.parquet", "a.html"):
        (error,) = read_file(corpus_file(tmp_path / name))
        assert (error.position, "No such file" in str(error)) == (None, True)


def test_a_truncated_file_gives_what_came_before(tmp_path):
    path = tmp_path / "a.csv.gz"
    rows = "".join(f"{number**5},isi\n" for number in range(5000))
    path.write_bytes(gzip.compress(f"id,text\n{rows}".encode())[:-50])
    *records, error = read_file(corpus_file(path))
    assert len(records) > 4000
    assert (error.position, "truncated" in error.message) == (len(records), True)
    assert count_records(corpus_file(path)) == len(records) + 1


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.tsv"])
def test_an_empty_file_has_no_records_and_a_warning(tmp_path, name, caplog):
    file = write(tmp_path, name, "")
    assert list(read_file(file)) == []
    assert count_records(file) == 0
    assert list(read_corpus(file.path)) == []
    assert caplog.messages == [f"{file.path}: the file holds no records"] * 2


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_an_empty_text_or_page_is_a_record(tmp_path, name):
    (record,) = read_file(write(tmp_path, name, ""))
    assert (record.text or "") + (record.html or "") == ""


def test_read_corpus_logs_bad_rows_and_goes_on(tmp_path, caplog):
    write(tmp_path, "a.jsonl", '{"text": "satu"}\n{\n{"text": "tiga"}')
    write(tmp_path, "b.txt", "\0")
    write(tmp_path, "c.txt", "akhir")
    assert [record.text for record in read_corpus([tmp_path])] == ["satu", "tiga", "akhir"]
    assert f"{tmp_path / 'a.jsonl'}, record 1: line 2 is not valid JSON" in caplog.text
    assert f"{tmp_path / 'b.txt'}, record 0: binary data" in caplog.text


def test_read_corpus_of_a_missing_path_is_an_error(tmp_path):
    with pytest.raises(InputError, match="no such file or folder"):
        next(read_corpus([tmp_path / "none"]))


def test_a_file_name_that_is_no_utf8_gives_valid_records(tmp_path):
    path = tmp_path / os.fsdecode(b"kaf\xe9.txt")
    path.write_text("Isi.")
    (record,) = read_corpus([tmp_path])
    assert record.path.encode().endswith("kaf\ufffd.txt".encode())


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.zst", ".csv", ".parquet"])
def test_memory_does_not_grow_with_the_file(tmp_path, suffix):
    digits = random.Random(1)  # noqa: S311 - text that no compression makes small
    rows = [{"text": f"{digits.getrandbits(40_000):x}", "id": n} for n in range(3000)]  # 30 MB
    if suffix == ".parquet":
        pq.write_table(pa.Table.from_pylist(rows), tmp_path / "a.parquet", use_dictionary=False)
        file = corpus_file(tmp_path / "a.parquet")
    elif suffix == ".csv":
        lines = (f"{row['text']},{row['id']}\n" for row in rows)
        file = write(tmp_path, "a.csv", "text,id\n" + "".join(lines))
    else:
        file = write(tmp_path, f"a{suffix}", "".join(json.dumps(row) + "\n" for row in rows))
    del rows
    next(read_file(file))
    arrow_before = pa.total_allocated_bytes()
    arrow = 0
    tracemalloc.start()
    for item in read_file(file):
        assert isinstance(item, Record)
        arrow = max(arrow, pa.total_allocated_bytes() - arrow_before)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * 2**20
    assert arrow < 20 * 2**20  # pages of 1024 rows, whatever the size of the file
