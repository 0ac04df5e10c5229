from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.config import RunConfig
from pipeline.errors import NoOutputError
from pipeline.runs.check import check_installation, check_output
from pipeline.runs.integrity import COLUMNS
from pipeline.runs.runner import run
from pipeline.schema import SCHEMAS, TABLES
from tests.corpora import numbered_texts, write_corpus
from tests.word_enricher import WordEnricher

Row = dict[str, Any]


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("finished")
    corpus = write_corpus(folder / "corpus", texts=[*numbered_texts(6), "", "  "])
    run(corpus, folder / "out", config=RunConfig(shard_size=3), enricher=WordEnricher())
    return folder / "out"


@pytest.fixture
def out(finished: Path, tmp_path: Path) -> Path:
    return shutil.copytree(finished, tmp_path / "out")


def problems(out: Path) -> str:
    report = check_output(out)
    assert report.ok is (report.problems == ())
    return "\n".join(report.problems)


def edit(out: Path, table: str, change: Callable[[list[Row]], object], *, shard: int = 0) -> None:
    """Rewrite a part after *change* has been at its rows."""
    path = out / table / f"part-{shard:05d}.parquet"
    rows = pq.read_table(path).to_pylist()
    change(rows)
    pq.write_table(pa.Table.from_pylist(rows, schema=SCHEMAS[table]), path)


def test_a_finished_output_has_no_problems(out: Path) -> None:
    report = check_output(out)
    assert report.ok
    assert (report.facts["documents"], report.facts["tokens"]) == ("8", "48")


@pytest.mark.parametrize(
    ("table", "row", "values", "message"),
    [
        ("documents", 0, {"n_tokens": 9}, "n_tokens is 9, but there are 8 tokens"),
        ("documents", 0, {"n_quotes": 1}, "n_quotes is 1, but there are 0 quotes"),
        ("documents", 0, {"text": "lain"}, "lies outside the text"),
        (
            "documents",
            0,
            {"dropped": [{"at": 1, "text": "x", "reason": "entah"}]},
            "unknown reason 'entah' in dropped",
        ),
        ("paragraphs", 1, {"par_id": 1}, "par_id does not number the paragraphs from 0"),
        ("sentences", 0, {"par_id": 1}, "sent_id 0: there is no par_id 1"),
        ("sentences", 0, {"n_tokens": 3}, "sent_id 0: n_tokens is not the number of its tokens"),
        ("sentences", 0, {"end": 12, "text": "Berita nomor"}, "reaches beyond sent_id 0"),
        ("paragraphs", 0, {"end": 12}, "sent_id 0 reaches beyond par_id 0"),
        ("tokens", 1, {"start": 8, "surface_start": 8}, "token_id 1: 8:12 is not 'nomor'"),
        ("tokens", 1, {"end": 999, "surface_end": 999}, "token_id 1: 7:999 lies outside the text"),
        ("tokens", 1, {"sent_id": 1}, "token_id 1: there is no sent_id 1"),
        ("tokens", 1, {"token_id": 5}, "token_id does not number the tokens from 0"),
        ("tokens", 1, {"head": 8}, "token_id 1: its head 8 is no token of its sentence"),
        ("tokens", 1, {"surface_end": 8}, "token_id 1 reaches beyond its orthographic token"),
        ("tokens", 0, {"doc_id": "asing"}, "tokens: rows of 'asing' join no document"),
        ("entities", 0, {"end": 12, "text": "Berita nomor"}, None),
        ("entities", 0, {"end": 24, "text": "Berita nomor 0 dari Kota"}, "0 and 1 overlap"),
        ("entities", 0, {"sent_id": -1}, "ent_id 0: there is no sent_id -1"),
        ("entities", 0, {"text": "berita"}, "ent_id 0: 0:6 is not 'berita' in the text"),
    ],
)
def test_rows_that_do_not_fit_together_are_named(
    out: Path, table: str, row: int, values: Row, message: str | None
) -> None:
    edit(out, table, lambda rows: rows[row].update(values))
    found = problems(out)
    if message is None:
        assert found == ""
    else:
        assert message in found


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({}, ""),
        ({"speaker_start": 3}, "only one of speaker_start and speaker_end is given"),
        ({"speaker_start": 3, "speaker_end": 99}, "speaker 3:99 lies outside the text"),
        ({"sent_id": 4}, "quote_id 0: there is no sent_id 4"),
        ({"text": "lain"}, "quote_id 0: 0:6 is not 'lain' in the text"),
    ],
)
def test_quotes_are_checked(out: Path, values: Row, message: str) -> None:
    doc_id = pq.read_table(out / "documents" / "part-00000.parquet")["doc_id"][0].as_py()
    quote = {"doc_id": doc_id, "quote_id": 0, "sent_id": 0, "start": 0, "end": 6, "direct": True}
    edit(out, "quotes", lambda rows: rows.append({**quote, "text": "Berita", **values}))
    edit(out, "documents", lambda rows: rows[0].update(n_quotes=1))
    marker = out / "_state" / "done" / "00000.json"
    for path, key in ((marker, "rows"), (out / "manifest.json", "counts")):
        content = json.loads(path.read_text(encoding="utf-8"))
        content[key]["quotes"] = 1
        path.write_text(json.dumps(content), encoding="utf-8")
    found = problems(out)
    assert message in found
    assert bool(found) is bool(message)


def test_a_document_in_two_shards_is_found(out: Path) -> None:
    rows = pq.read_table(out / "documents" / "part-00000.parquet").to_pylist()
    again = rows[0]["doc_id"]
    edit(out, "documents", lambda rows: rows[0].update(doc_id=again), shard=1)
    assert f"doc_id {again!r} is in shard 00000 and in shard 00001" in problems(out)


def test_missing_and_damaged_parts_are_named(out: Path) -> None:
    (out / "tokens" / "part-00000.parquet").unlink()
    (out / "entities" / "part-00000.parquet").write_bytes(b"PAR1")
    edit(out, "sentences", lambda rows: rows.pop(), shard=1)
    pq.write_table(pa.table({"a": [1]}), out / "quotes" / "part-00001.parquet")
    (out / "tokens" / "part-00077.parquet").write_bytes(b"")
    found = problems(out)
    assert "tokens/part-00000.parquet is missing" in found
    assert "entities/part-00000.parquet cannot be read" in found
    assert "sentences/part-00001.parquet has 2 rows, its commit marker says 3" in found
    assert "quotes/part-00001.parquet does not have the schema of the contract" in found
    assert "tokens/part-00077.parquet belongs to no shard of the plan" in found


def test_damage_inside_a_part_is_named(out: Path) -> None:
    path = out / "documents" / "part-00000.parquet"
    content = bytearray(path.read_bytes())
    content[4:200] = bytes(196)
    path.write_bytes(content)
    assert "shard 00000 cannot be read" in problems(out)


def test_an_unfinished_run_says_what_is_missing(out: Path) -> None:
    (out / "manifest.json").unlink()
    (out / "_state" / "done" / "00001.json").unlink()
    (out / "_state" / "done" / "00002.json").write_text("{", encoding="utf-8")
    found = problems(out)
    assert "shard 00001 is not committed" in found
    assert "00002.json is not a commit marker" in found
    assert "not finished: manifest.json is missing" in found


def test_a_manifest_with_other_counts_is_found(out: Path) -> None:
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    manifest["counts"]["tokens"] += 1
    (out / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert "the counts of manifest.json are not those of the commit markers" in problems(out)
    (out / "manifest.json").write_text("[]", encoding="utf-8")
    assert "manifest.json is damaged" in problems(out)


def test_an_output_of_another_schema_is_named(out: Path) -> None:
    path = out / "_state" / "run.json"
    recipe = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**recipe, "schema_version": 99}), encoding="utf-8")
    assert "written in schema 99" in problems(out)


def test_many_problems_are_counted_but_not_kept(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus", texts=numbered_texts(60))
    run(corpus, tmp_path / "out", config=RunConfig(shard_size=60), enricher=WordEnricher())
    edit(tmp_path / "out", "documents", lambda rows: [row.update(n_tokens=0) for row in rows])
    report = check_output(tmp_path / "out")
    assert (len(report.problems), report.n_problems) == (50, 60)


@pytest.mark.parametrize("name", ["tidak-ada", "asing"])
def test_what_is_no_output_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "asing").mkdir()
    message = "not the output of a run" if name == "asing" else "no such folder"
    with pytest.raises(NoOutputError, match=message):
        check_output(tmp_path / name)


def test_the_columns_that_are_read_are_in_the_contract() -> None:
    for table, columns in COLUMNS.items():
        assert set(columns) <= set(SCHEMAS[table].names)
    assert set(TABLES) - set(COLUMNS) == {"documents", "duplicates", "failures"}


def test_an_installation_without_models_says_where_it_looked(tmp_path: Path) -> None:
    pytest.importorskip("pipeline.nlp.models")
    report = check_installation(models=str(tmp_path))
    assert not report.ok
    assert str(tmp_path) in report.problems[0]
    assert report.facts["python"].startswith("3.")
