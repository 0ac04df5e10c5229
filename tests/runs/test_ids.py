from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from pipeline.config import FieldConfig, RunConfig
from pipeline.runs.check import check_output
from pipeline.runs.runner import run
from tests.word_enricher import WordEnricher


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Ids that repeat across files and within one, and one that looks like a new id."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.csv").write_text("id,text\n1,satu\n2,dua\n2,lain\n", encoding="utf-8")
    (folder / "b.csv").write_text("id,text\n1,tiga\n3,empat\n", encoding="utf-8")
    odd = {"id": "a.csv#1", "text": "aneh"}
    (folder / "c.jsonl").write_text(json.dumps(odd) + "\n", encoding="utf-8")
    pq.write_table(pa.table({"id": [3, 4], "text": ["lima", "enam"]}), folder / "d.parquet")
    (folder / "e.txt").write_text("tanpa id", encoding="utf-8")
    return folder


def ids(out: Path) -> dict[str, tuple[str, list[str]]]:
    rows = ds.dataset(out / "documents").to_table().to_pylist()
    return {row["text"]: (row["doc_id"], row["notes"]) for row in rows}


@pytest.mark.parametrize(("shard_size", "workers"), [(1, 1), (500, 1), (2, 2), (None, 2)])
def test_ids_that_repeat_are_made_unique_whatever_the_shards(
    corpus: Path, tmp_path: Path, shard_size: int | None, workers: int
) -> None:
    config = RunConfig(shard_size=shard_size, workers=workers)
    report = run(corpus, tmp_path / "out", config=config, enricher=WordEnricher())
    assert (report.documents, report.failures) == (9, 0)
    found = ids(tmp_path / "out")
    renamed = {text: doc_id for text, (doc_id, flags) in found.items() if flags == ["renamed_id"]}
    assert renamed == {
        "satu": "a.csv#1#0.0",  # a.csv#1 is the id of another record
        "dua": "a.csv#2#1",
        "lain": "a.csv#2#2",
        "tiga": "b.csv#1",
        "empat": "b.csv#3",
        "lima": "d.parquet#3",
    }
    assert (found["enam"], found["aneh"]) == (("4", []), ("a.csv#1", []))
    assert check_output(tmp_path / "out").ok


def test_only_what_is_read_counts(corpus: Path, tmp_path: Path) -> None:
    run(corpus, tmp_path / "out", config=RunConfig(limit=2), enricher=WordEnricher())
    assert ids(tmp_path / "out") == {"satu": ("1", []), "dua": ("2", [])}


def test_the_column_that_was_chosen_counts(corpus: Path, tmp_path: Path) -> None:
    for number in range(2):
        rows = [{"kode": "x", "id": f"{number}", "text": f"teks {number}"}]
        (tmp_path / f"{number}.jsonl").write_text(json.dumps(rows[0]) + "\n", encoding="utf-8")
    files = sorted(tmp_path.glob("*.jsonl"))
    config = RunConfig(fields=FieldConfig(id="kode"))
    run(files, tmp_path / "out", config=config, enricher=WordEnricher())
    assert {doc_id for doc_id, _ in ids(tmp_path / "out").values()} == {"0.jsonl#x", "1.jsonl#x"}


def test_an_interrupted_run_keeps_the_new_ids(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(corpus, out, config=RunConfig(shard_size=2), enricher=WordEnricher())
    before = ids(out)
    for marker in (out / "_state" / "done").iterdir():
        marker.unlink()
    run(corpus, out, config=RunConfig(shard_size=2), enricher=WordEnricher())
    assert ids(out) == before


def test_ids_with_half_a_character_and_ids_within_are_told_apart(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    rows: list[dict[str, object]] = [
        {"id": "\ud800", "isi": "satu"},
        {"id": "\udfff", "isi": "dua"},
    ]
    rows += [{"_id": "7", "_source": {"isi": "tiga"}}]
    text = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "a.jsonl").write_text(text, encoding="utf-8")
    (folder / "b.json").write_text(json.dumps({"hits": [rows[-1]]}), encoding="utf-8")
    run(folder, tmp_path / "out", config=RunConfig(shard_size=1), enricher=WordEnricher())
    found = ds.dataset(tmp_path / "out" / "documents").to_table().to_pylist()
    assert [(row["doc_id"], row["text"]) for row in found] == [
        ("a.jsonl#\ufffd#0", "satu"),
        ("a.jsonl#\ufffd#1", "dua"),
        ("a.jsonl#7", "tiga"),
        ("b.json#7", "tiga"),
    ]
