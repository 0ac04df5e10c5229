from __future__ import annotations

import datetime as dt
from pathlib import Path

import pandas as pd
import pyarrow.dataset as ds
import pytest

import pipeline
from pipeline.errors import ConfigError, InputError
from pipeline.schema import TABLES
from tests.views.outputs import write_output

DOCUMENTS = [
    {"doc_id": "a", "published_date": dt.date(2025, 8, 21), "n_tokens": 3},
    {"doc_id": "b", "n_tokens": 5},
]
ENTITIES = [
    {"doc_id": "a", "label": "PERSON", "canonical": "Sari", "entity_id": 0},
    {"doc_id": "b", "label": "DATE", "canonical": None, "entity_id": None},
    {"doc_id": "b", "label": "PERSON", "canonical": "Budi", "entity_id": 1},
]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "keluaran [1]*"  # no pattern, though it looks like one
    return write_output(folder, documents=DOCUMENTS, entities=ENTITIES, shards=2)


def test_a_table_as_a_frame_has_the_types_of_the_contract(out):
    frame = pipeline.read(out).pandas("documents")
    assert frame["doc_id"].tolist() == ["a", "b"]
    assert frame["published_date"].dtype.kind == "M"
    assert pipeline.read(out).pandas("entities")["entity_id"].dtype == pd.Int32Dtype()


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"counts": 3}', "{"])
def test_a_manifest_that_is_none_is_named(out, content):
    (out / "manifest.json").write_text(content)
    with pytest.raises(InputError, match=r"not a finished output: manifest\.json is damaged"):
        pipeline.read(out)


def test_columns_and_rows_can_be_chosen(out):
    tables = pipeline.read(out)
    people = [("label", "==", "PERSON")]
    frame = tables.pandas("entities", columns=["doc_id", "canonical"], filters=people)
    assert list(frame.columns) == ["doc_id", "canonical"]
    assert sorted(frame["canonical"]) == ["Budi", "Sari"]
    same = tables.arrow("entities", columns=["canonical"], filters=ds.field("label") == "PERSON")
    assert same.num_rows == 2


def test_a_dataset_is_read_in_batches(out):
    batches = list(pipeline.read(out).dataset("entities").to_batches())
    assert sum(batch.num_rows for batch in batches) == 3


def test_sql_sees_a_view_for_each_table(out, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pipeline.read(out).duckdb(memory="100MB") as sql:
        rows = sql.sql(
            "SELECT doc_id, count(*) FROM documents JOIN entities USING (doc_id) "
            "GROUP BY ALL ORDER BY ALL"
        ).fetchall()
        names = {row[0] for row in sql.sql("SHOW TABLES").fetchall()}
    assert rows == [("a", 1), ("b", 2)]
    assert names == set(TABLES)
    assert [path.name for path in tmp_path.iterdir()] == [out.name]


def test_what_is_there_is_named(out):
    tables = pipeline.read(str(out))
    assert tables.names == TABLES
    assert tables.manifest["counts"]["entities"] == 3


def test_a_run_that_is_not_finished_is_named(out):
    (out / "manifest.json").unlink()
    with pytest.raises(InputError, match="not the output of a run"):
        pipeline.read(out)
    (out / "_state" / "run.json").write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match="the same `run` command again finishes it"):
        pipeline.read(out)


def test_names_that_do_not_exist_are_answered_with_those_that_do(out):
    tables = pipeline.read(out)
    with pytest.raises(ConfigError, match="unknown table 'entity'; choose one of: documents, "):
        tables.pandas("entity")
    with pytest.raises(ConfigError, match="unknown column of quotes 'teks'"):
        tables.arrow("quotes", columns=["teks"])


def test_a_table_that_another_command_writes_is_asked_of_it(out):
    with pytest.raises(InputError, match=r"`nusawarta entities .*` writes it"):
        pipeline.read(out).pandas("entity_index")


def test_a_damaged_table_is_named(out):
    (out / "quotes" / "part-00000.parquet").write_bytes(b"no parquet")
    with pytest.raises(InputError, match="cannot read quotes"):
        pipeline.read(out).pandas("quotes")


def test_a_damaged_part_is_named(out):
    (out / "quotes" / "part-00001.parquet").write_bytes(b"no parquet")
    with pytest.raises(InputError, match="cannot read quotes"):
        pipeline.read(out).pandas("quotes")
