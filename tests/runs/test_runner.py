from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pyarrow.dataset as ds
import pytest

from pipeline.config import FieldConfig, ModelConfig, RunConfig
from pipeline.errors import ConfigError, InputError, ShardError
from pipeline.runs.output import Output, locked
from pipeline.runs.progress import Progress
from pipeline.runs.report import RunReport
from pipeline.runs.runner import run
from pipeline.schema import SCHEMA_VERSION, TABLES
from tests.corpora import numbered_texts, parts_of, write_corpus
from tests.word_enricher import BREAKS, WordEnricher

SMALL = RunConfig(shard_size=4)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "corpus", texts=numbered_texts(10))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def fake_run(corpus: Path, out: Path, *, config: RunConfig = SMALL) -> RunReport:
    return run(corpus, out, config=config, enricher=WordEnricher())


def test_a_run_writes_tables_configuration_and_manifest(corpus: Path, out: Path) -> None:
    report = fake_run(corpus, out)
    assert (report.documents, report.words, report.failures) == (10, 80, 0)
    assert (report.shards, report.skipped, report.lost) == (3, 0, ())
    for table in TABLES:
        names = [path.name for path in sorted((out / table).iterdir())]
        assert names == [f"part-0000{n}.parquet" for n in range(3)]
        assert ds.dataset(out / table).count_rows() == report.counts[table]
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["schema_version"] == SCHEMA_VERSION
    assert manifest["counts"] == dict(report.counts)
    assert manifest["config"]["shard_size"] == 4
    assert {"python", "nusawarta", "pyarrow"} <= set(manifest["software"])
    assert RunConfig.from_toml(out / "config.toml") == SMALL


def test_the_same_run_again_does_nothing(corpus: Path, out: Path) -> None:
    fake_run(corpus, out)
    before = {path: path.stat().st_mtime_ns for path in out.glob("*/*.parquet")}
    manifest = (out / "manifest.json").read_bytes()
    report = fake_run(corpus, out)
    assert report.did_nothing
    assert (report.documents, report.new_words) == (10, 0)
    assert {path: path.stat().st_mtime_ns for path in out.glob("*/*.parquet")} == before
    assert (out / "manifest.json").read_bytes() == manifest


def test_a_lost_shard_is_run_again(corpus: Path, out: Path, tmp_path: Path) -> None:
    texts = numbered_texts(10)
    broken = write_corpus(tmp_path / "broken", texts=[*texts[:5], BREAKS, *texts[6:]])
    report = fake_run(broken, out)
    assert report.documents == 6
    assert len(report.lost) == 1
    assert not (out / "manifest.json").exists()
    again = fake_run(broken, out)
    assert (again.skipped, len(again.lost), again.did_nothing) == (2, 1, False)


@pytest.mark.parametrize(
    "change",
    [
        {"lang": "any"},
        {"clean": "none"},
        {"limit": 3},
        {"shard_size": 5},
        {"fields": FieldConfig(text="isi")},
        {"encoding": "latin-1"},
        {"models": ModelConfig(precision="fp32")},
        {"models": ModelConfig(profile="fast")},
    ],
)
def test_another_configuration_is_refused(corpus: Path, out: Path, change: dict[str, Any]) -> None:
    fake_run(corpus, out)
    before = parts_of(out)
    with pytest.raises(ConfigError, match=r"holds a run with another configuration: .* is now"):
        fake_run(corpus, out, config=replace(SMALL, **change))
    assert parts_of(out) == before
    assert (out / "manifest.json").exists()


@pytest.mark.parametrize(
    "change",
    [
        {"workers": 3},
        {"max_failures": 7},
        {"models": ModelConfig(threads=1)},
        {"models": ModelConfig(batch_words=17)},
    ],
)
def test_what_changes_no_rows_may_differ(corpus: Path, out: Path, change: dict[str, Any]) -> None:
    fake_run(corpus, out)
    assert fake_run(corpus, out, config=replace(SMALL, **change)).did_nothing


def test_site_rules_count_by_content(corpus: Path, out: Path, tmp_path: Path) -> None:
    rules = [tmp_path / "a.json", tmp_path / "b.json"]
    for path in rules:
        path.write_text("[]", encoding="utf-8")
    fake_run(corpus, out, config=replace(SMALL, site_rules=str(rules[0])))
    assert fake_run(corpus, out, config=replace(SMALL, site_rules=str(rules[1]))).did_nothing
    rules[0].write_text("[1]", encoding="utf-8")
    with pytest.raises(ConfigError, match="site_rules was"):
        fake_run(corpus, out, config=replace(SMALL, site_rules=str(rules[0])))
    with pytest.raises(ConfigError, match=r"cannot read site rules .*tidak-ada"):
        fake_run(corpus, out, config=replace(SMALL, site_rules=str(tmp_path / "tidak-ada")))


def test_corrections_count_by_what_they_say(corpus: Path, out: Path, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('never = ["Kota"]  # tidak', encoding="utf-8")
    (tmp_path / "b.tsv").write_text("never\tKota\n", encoding="utf-8")
    fake_run(corpus, out, config=replace(SMALL, corrections=str(tmp_path / "a.toml")))
    kept = (out / "_state" / "corrections.toml").read_text(encoding="utf-8")
    assert tomllib.loads(kept)["never"] == ["Kota"]
    same = replace(SMALL, corrections=str(tmp_path / "b.tsv"))
    assert fake_run(corpus, out, config=same).did_nothing
    (tmp_path / "b.tsv").write_text("never\tBerita\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="corrections was"):
        fake_run(corpus, out, config=same)
    (tmp_path / "b.tsv").write_text("never\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"b\.tsv: line 1: never takes 2 columns"):
        fake_run(corpus, out, config=same)
    fake_run(corpus, out, config=replace(SMALL, overwrite=True))
    assert not (out / "_state" / "corrections.toml").exists()


def test_another_input_is_refused(corpus: Path, out: Path) -> None:
    fake_run(corpus, out)
    (corpus / "baru.txt").write_text("Halo.", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"another input: baru\.txt is new"):
        fake_run(corpus, out)
    assert fake_run(corpus, out, config=replace(SMALL, overwrite=True)).documents == 11


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_folder_of_somebody_else_is_left_alone(corpus: Path, out: Path, overwrite: bool) -> None:
    (out / "tokens").mkdir(parents=True)
    (out / "tokens" / "part-00000.parquet").write_text("mine", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"holds files that no run wrote \(tokens\)"):
        fake_run(corpus, out, config=replace(SMALL, overwrite=overwrite))
    assert [path.name for path in out.rglob("*")] == ["tokens", "part-00000.parquet"]


def test_an_output_that_is_a_file_is_refused(corpus: Path, out: Path) -> None:
    out.write_text("mine", encoding="utf-8")
    with pytest.raises(ConfigError, match="is a file"):
        fake_run(corpus, out)
    assert out.read_text(encoding="utf-8") == "mine"


def test_an_empty_folder_is_taken(corpus: Path, out: Path) -> None:
    out.mkdir()
    assert fake_run(corpus, out).documents == 10


def test_overwrite_replaces_what_a_run_wrote_and_nothing_else(
    corpus: Path, out: Path, tmp_path: Path
) -> None:
    fake_run(corpus, out)
    (out / "tokens" / "catatan.txt").write_text("mine", encoding="utf-8")
    (out / "analisis.ipynb").write_text("mine", encoding="utf-8")
    fewer = write_corpus(tmp_path / "fewer", texts=numbered_texts(3))
    report = fake_run(fewer, out, config=replace(SMALL, lang="any", overwrite=True))
    assert report.documents == 3
    assert len(list((out / "tokens").glob("*.parquet"))) == 1
    assert (out / "tokens" / "catatan.txt").exists()
    assert (out / "analisis.ipynb").exists()
    assert tomllib.loads((out / "config.toml").read_text(encoding="utf-8"))["overwrite"] is False


def test_overwrite_checks_the_corpus_before_it_removes_anything(corpus: Path, out: Path) -> None:
    fake_run(corpus, out)
    before = parts_of(out)
    with pytest.raises(ConfigError, match="tidak-ada"):
        fake_run(corpus / "tidak-ada", out, config=replace(SMALL, overwrite=True))
    assert parts_of(out) == before


def test_a_corpus_without_records_still_has_every_table(out: Path, tmp_path: Path) -> None:
    (tmp_path / "kosong.jsonl").write_text("\n", encoding="utf-8")
    report = fake_run(tmp_path / "kosong.jsonl", out)
    assert report.documents == 0
    assert len(parts_of(out)) == len(TABLES)
    assert (out / "manifest.json").exists()


def test_limit_takes_the_first_records(corpus: Path, out: Path) -> None:
    fake_run(corpus, out, config=replace(SMALL, limit=5))
    texts = ds.dataset(out / "documents").to_table().column("text").to_pylist()
    assert texts == numbered_texts(5)


def test_only_one_run_at_a_time_writes_to_a_folder(corpus: Path, out: Path) -> None:
    with (
        locked(Output(out)),
        pytest.raises(ConfigError, match="another run is writing to"),
    ):
        fake_run(corpus, out)
    assert fake_run(corpus, out).documents == 10


def test_max_failures_holds_for_the_whole_run(tmp_path: Path, out: Path) -> None:
    lines = ['{"text": "satu"}\n' * 3 + "bukan JSON\n"] * 3
    (tmp_path / "a.jsonl").write_text("".join(lines), encoding="utf-8")
    config = replace(SMALL, max_failures=1)
    with pytest.raises(InputError, match=r"2 inputs failed, more than 1 .*a\.jsonl, record 7"):
        fake_run(tmp_path / "a.jsonl", out, config=config)
    assert fake_run(tmp_path / "a.jsonl", out, config=replace(config, max_failures=3)).failures == 3


def test_a_run_in_which_nothing_works_stops(tmp_path: Path, out: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus", texts=[BREAKS] * 40)
    with pytest.raises(ShardError, match=r"3 shards in a row failed; .*the analysis broke down"):
        fake_run(corpus, out)


def test_progress_ends_at_the_total(corpus: Path, out: Path) -> None:
    told: list[Progress] = []
    config = replace(SMALL, drop_duplicates=True)
    run(corpus, out, config=config, enricher=WordEnricher(), on_progress=told.append)
    assert (told[-1].records, told[-1].total_records) == (10, 10)
    assert (told[-1].shards, told[-1].total_shards, told[-1].words) == (3, 3, 80)
    assert told[-1].seconds_left == 0
    for task in ("duplicates", "documents"):
        records = [step.records for step in told if step.task == task]
        assert records[-1] == 10
        assert records == sorted(records)


def test_a_bad_file_is_a_row_and_the_rest_is_processed(corpus: Path, out: Path) -> None:
    (corpus / "a.txt").write_bytes(b"caf\x81\x8d")
    (corpus / "b.parquet").write_bytes(b"no parquet")
    report = fake_run(corpus, out)
    assert report.documents == 10
    failures = ds.dataset(out / "failures").to_table().to_pylist()
    assert [Path(row["path"]).name for row in failures] == ["a.txt", "b.parquet"]


@pytest.mark.parametrize(
    ("encoding", "text", "notes"),
    [(None, "Kafé \u201c", ["assumed_cp1252"]), ("latin-1", "Kafé \x93", [])],
)
def test_the_encoding_is_recognised_or_given(
    out: Path, tmp_path: Path, encoding: str | None, text: str, notes: list[str]
) -> None:
    (tmp_path / "a.csv").write_bytes(b"isi,id\nKaf\xe9 \x93,1\n")
    fake_run(tmp_path / "a.csv", out, config=replace(SMALL, encoding=encoding))
    (row,) = ds.dataset(out / "documents").to_table().to_pylist()
    assert (row["text"], row["notes"]) == (text, notes)


@pytest.mark.parametrize("name", ["run.json", "plan.json"])
def test_damaged_state_is_named_and_can_be_overwritten(corpus: Path, out: Path, name: str) -> None:
    fake_run(corpus, out)
    (out / "_state" / name).write_text("{", encoding="utf-8")
    with pytest.raises(ConfigError, match=f"{name} is damaged"):
        fake_run(corpus, out)
    assert fake_run(corpus, out, config=replace(SMALL, overwrite=True)).documents == 10


def test_no_module_takes_the_place_of_a_public_function() -> None:
    """Importing ``pipeline.run`` would make ``pipeline.run`` a module: it must not exist."""
    import pipeline

    assert pipeline.RunReport is RunReport
    assert pipeline.run is run
    assert find_spec("pipeline.run") is None
