from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.config import FieldConfig
from pipeline.errors import InputError, ModelError, ShardError
from pipeline.readers.files import CorpusFile
from pipeline.runs import steps
from pipeline.runs.output import Output, locked
from pipeline.runs.plan import Range, Shard
from pipeline.runs.shard import run_shard
from pipeline.runs.writer import Writer
from tests.word_enricher import BREAKS, NO_MODEL, WordEnricher


@pytest.fixture
def output(tmp_path: Path) -> Output:
    with locked(Output(tmp_path / "out")):
        return Output(tmp_path / "out")


def shard_of(path: Path, lines: list[str]) -> Shard:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Shard("00000", (Range(CorpusFile(path, path.name), 0, len(lines)),))


def rows(output: Output, table: str) -> list[dict[str, object]]:
    return pq.read_table(output.part(table, "00000")).to_pylist()


def test_a_shard_is_read_enriched_and_reported(tmp_path: Path, output: Output) -> None:
    lines = [json.dumps({"text": f"Berita nomor {n}"}) for n in range(3)]
    shard = shard_of(tmp_path / "a.jsonl", lines)
    report = run_shard(shard, WordEnricher(), Writer(output))
    assert (report.shard, report.records, report.words, report.failures) == ("00000", 3, 9, 0)
    assert [row["text"] for row in rows(output, "documents")] == [
        f"Berita nomor {n}" for n in "012"
    ]


def test_bad_records_are_rows_and_cost_no_other(tmp_path: Path, output: Output) -> None:
    lines = ['{"text": "satu"}', "bukan JSON", '{"text": "tiga"}']
    shard = shard_of(tmp_path / "a.jsonl", lines)
    report = run_shard(shard, WordEnricher(), Writer(output))
    assert [row["text"] for row in rows(output, "documents")] == ["satu", "tiga"]
    (failure,) = rows(output, "failures")
    assert failure["path"] == str(tmp_path / "a.jsonl")
    assert (failure["position"], failure["stage"], failure["error"]) == (1, "read", "InputError")
    assert report.failures == 1
    assert "a.jsonl, record 1" in report.examples[0]


def test_a_repeated_doc_id_is_a_failure_also_in_a_later_batch(
    tmp_path: Path, output: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "BATCH_RECORDS", 1)
    lines = [json.dumps({"id": i, "text": f"teks {n}"}) for n, i in enumerate("abac")]
    run_shard(shard_of(tmp_path / "a.jsonl", lines), WordEnricher(), Writer(output))
    assert [row["text"] for row in rows(output, "documents")] == ["teks 0", "teks 1", "teks 3"]
    (failure,) = rows(output, "failures")
    assert (failure["doc_id"], failure["position"], failure["stage"]) == ("a", 2, "read")


def test_field_names_are_passed_on(tmp_path: Path, output: Output) -> None:
    shard = shard_of(tmp_path / "a.jsonl", ['{"isi": "satu dua", "text": "bukan ini"}'])
    run_shard(shard, WordEnricher(), Writer(output), fields=FieldConfig(text="isi"))
    assert [row["text"] for row in rows(output, "documents")] == ["satu dua"]


def test_a_broken_analysis_loses_the_shard(tmp_path: Path, output: Output) -> None:
    shard = shard_of(tmp_path / "a.jsonl", [json.dumps({"text": BREAKS})])
    with pytest.raises(ShardError, match=r"shard 00000 .* RuntimeError: the analysis broke down"):
        run_shard(shard, WordEnricher(), Writer(output))
    assert not output.marker("00000").exists()


def test_a_missing_model_is_not_the_fault_of_the_shard(tmp_path: Path, output: Output) -> None:
    shard = shard_of(tmp_path / "a.jsonl", [json.dumps({"text": NO_MODEL})])
    with pytest.raises(ModelError, match=r"weights\.bin is missing"):
        run_shard(shard, WordEnricher(), Writer(output))


@pytest.mark.parametrize(("allowed", "stops"), [(0, True), (1, True), (2, False), (None, False)])
def test_max_failures_makes_failures_fatal(
    tmp_path: Path, output: Output, allowed: int | None, stops: bool
) -> None:
    shard = shard_of(tmp_path / "a.jsonl", ["bukan", '{"text": "satu"}', "JSON"])
    if stops:
        with pytest.raises(InputError, match=rf"more than {allowed} .*a\.jsonl, record 0"):
            run_shard(shard, WordEnricher(), Writer(output), max_failures=allowed)
    else:
        report = run_shard(shard, WordEnricher(), Writer(output), max_failures=allowed)
        assert report.failures == 2
    assert output.marker("00000").exists() is not stops


def test_progress_is_told_batch_by_batch(
    tmp_path: Path, output: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "BATCH_RECORDS", 2)
    told: list[tuple[int, int]] = []
    shard = shard_of(tmp_path / "a.jsonl", [json.dumps({"text": "satu dua"})] * 2 + ["x"])
    run_shard(
        shard,
        WordEnricher(),
        Writer(output),
        on_batch=lambda *, records, words: told.append((records, words)),
    )
    assert told == [(2, 4), (1, 0), (0, 0)]


def test_progress_reaches_the_plan_when_a_file_is_unreadable(
    tmp_path: Path, output: Output
) -> None:
    pq.write_table(pa.table({"angka": [1, 2, 3]}), tmp_path / "a.parquet")
    told: list[int] = []
    shard = Shard("00000", (Range(CorpusFile(tmp_path / "a.parquet", "a.parquet"), 0, 3),))
    report = run_shard(
        shard,
        WordEnricher(),
        Writer(output),
        on_batch=lambda *, records, words: told.append(records),
    )
    assert (report.failures, sum(told)) == (1, 3)
