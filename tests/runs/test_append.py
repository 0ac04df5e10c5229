"""A corpus that grows: what is appended is what a run over all would give."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow.dataset as ds
import pytest

from pipeline.config import RunConfig
from pipeline.errors import ConfigError
from pipeline.readers.files import find_files
from pipeline.runs.append import growth_of
from pipeline.runs.check import check_output
from pipeline.runs.plan import make_plan
from pipeline.runs.report import RunReport
from pipeline.runs.runner import run
from pipeline.schema import TABLES
from tests.corpora import numbered_texts, parts_of
from tests.word_enricher import WordEnricher

SMALL = RunConfig(shard_size=4)
APPEND = replace(SMALL, append=True)
LONG = " ".join(f"kata{n}" for n in range(60))


@dataclass
class Corpus:
    """A folder with a file a day; the records of a day can be given."""

    folder: Path

    def add(self, day: int, rows: list[dict[str, Any]] | None = None) -> Path:
        texts = numbered_texts(10 * day + 5)[10 * day :]
        rows = [{"text": text} for text in texts] if rows is None else rows
        path = self.folder / f"hari-{day:02d}.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return path


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    (tmp_path / "corpus").mkdir()
    corpus = Corpus(tmp_path / "corpus")
    corpus.add(1)
    corpus.add(2)
    return corpus


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def fake_run(corpus: Corpus, out: Path, config: RunConfig = APPEND) -> RunReport:
    def enrich(records: Any, **options: Any) -> Any:  # cannot be sent: no process is started
        return WordEnricher()(records, **options)

    return run(corpus.folder, out, config=config, enricher=enrich)


def rows_of(out: Path) -> dict[str, list[str]]:
    """The rows of each table in some order, without the places of files."""
    found = {table: ds.dataset(out / table).to_table().to_pylist() for table in TABLES}
    return {
        table: sorted(repr({**row, "path": None}) for row in rows) for table, rows in found.items()
    }


@pytest.fixture(scope="module")
def three_days(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The rows of a run over the first three days at once."""
    folder = tmp_path_factory.mktemp("three_days")
    (folder / "corpus").mkdir()
    corpus = Corpus(folder / "corpus")
    for day in (1, 2, 3):
        corpus.add(day)
    fake_run(corpus, folder / "out", SMALL)
    return rows_of(folder / "out")


def test_what_is_appended_is_what_a_run_over_all_gives(corpus: Corpus, out: Path) -> None:
    corpus.add(3, [{"id": n, "text": LONG} for n in range(3)])
    fake_run(corpus, out)
    before = parts_of(out)
    stamps = {path: path.stat().st_mtime_ns for path in out.glob("*/part-*.parquet")}
    corpus.add(4)
    corpus.add(5, [{"id": 7, "text": f"{LONG} lagi"}, {"id": 7, "text": "Kabar lain"}])
    report = fake_run(corpus, out)
    assert (report.documents, report.skipped, report.shards) == (20, 4, 6)
    assert {path: path.stat().st_mtime_ns for path in stamps} == stamps
    assert {name: parts_of(out)[name] for name in before} == before
    fake_run(corpus, out.parent / "fresh", SMALL)
    assert rows_of(out) == rows_of(out.parent / "fresh")
    assert len(rows_of(out)["duplicates"]) == 3
    assert check_output(out).ok


def test_days_may_come_one_by_one(corpus: Corpus, out: Path) -> None:
    for day in range(3, 6):
        fake_run(corpus, out)
        corpus.add(day)
    assert fake_run(corpus, out).documents == 25
    fake_run(corpus, out.parent / "fresh", SMALL)
    assert rows_of(out) == rows_of(out.parent / "fresh")
    assert fake_run(corpus, out, SMALL).did_nothing  # the same files, whatever their order
    assert check_output(out).ok


def test_a_file_that_sorts_before_the_others_comes_behind_them(corpus: Corpus, out: Path) -> None:
    fake_run(corpus, out)
    corpus.add(0)
    assert fake_run(corpus, out).documents == 15
    fake_run(corpus, out.parent / "fresh", SMALL)
    assert rows_of(out) == rows_of(out.parent / "fresh")
    assert fake_run(corpus, out, SMALL).did_nothing


def test_nothing_new_is_nothing_to_do(corpus: Corpus, out: Path) -> None:
    fake_run(corpus, out)
    before = {p: p.stat().st_mtime_ns for p in out.rglob("*.parquet")}
    manifest = (out / "manifest.json").read_bytes()
    assert fake_run(corpus, out).did_nothing
    assert {p: p.stat().st_mtime_ns for p in out.rglob("*.parquet")} == before
    assert (out / "manifest.json").read_bytes() == manifest


def test_ids_that_repeat_old_ones_are_made_unique(corpus: Corpus, out: Path) -> None:
    corpus.add(3, [{"id": 1, "text": "satu"}, {"id": 2, "text": "dua"}, {"id": 2, "text": "lain"}])
    fake_run(corpus, out)
    corpus.add(
        4, [{"id": 1, "text": "tiga"}, {"id": 2, "text": "empat"}, {"id": 3, "text": "lima"}]
    )
    corpus.add(5, [{"id": "hari-03.jsonl#2#1", "text": "aneh"}])  # a name that an old record got
    fake_run(corpus, out)
    corpus.add(6, [{"id": 3, "text": "enam"}])
    fake_run(corpus, out)
    rows = ds.dataset(out / "documents").to_table().to_pylist()
    found = {row["text"]: row["doc_id"] for row in rows if len(row["text"]) < 6}
    assert found == {
        "satu": "1",  # as it was written
        "dua": "hari-03.jsonl#2#1",
        "lain": "hari-03.jsonl#2#2",
        "tiga": "hari-04.jsonl#1",
        "empat": "hari-04.jsonl#2",
        "lima": "3",
        "aneh": "hari-05.jsonl#hari-03.jsonl#2#1",
        "enam": "hari-06.jsonl#3",
    }
    assert check_output(out).ok


def test_old_files_that_changed_or_are_gone_are_told(
    corpus: Corpus, out: Path, caplog: pytest.LogCaptureFixture
) -> None:
    corpus.add(3)
    fake_run(corpus, out)
    before = parts_of(out)
    corpus.add(1, [{"text": "Lain sama sekali"}])
    (corpus.folder / "hari-02.jsonl").unlink()
    corpus.add(4)
    report = fake_run(corpus, out)
    assert (report.changed, report.gone) == (("hari-01.jsonl",), ("hari-02.jsonl",))
    assert report.documents == 20
    assert "1 old files have changed, their rows stay: hari-01.jsonl" in caplog.messages
    assert {name: parts_of(out)[name] for name in before} == before
    assert (out / "manifest.json").exists()
    again = fake_run(corpus, out)
    assert (again.changed, again.gone) == (report.changed, report.gone)
    assert again.did_nothing
    with pytest.raises(ConfigError, match=r"hari-02\.jsonl is gone; hari-01\.jsonl has changed"):
        fake_run(corpus, out, SMALL)


def test_an_unfinished_run_is_finished_on_the_way(
    corpus: Corpus, out: Path, three_days: dict[str, list[str]]
) -> None:
    fake_run(corpus, out, SMALL)
    (out / "manifest.json").unlink()
    (out / "_state" / "done" / "00001.json").unlink()
    corpus.add(3)
    report = fake_run(corpus, out)
    assert (report.skipped, report.shards, report.documents) == (2, 5, 15)
    assert rows_of(out) == three_days


def test_what_was_never_read_and_has_changed_cannot_be_finished(corpus: Corpus, out: Path) -> None:
    fake_run(corpus, out, SMALL)
    (out / "manifest.json").unlink()
    (out / "_state" / "done" / "00001.json").unlink()
    corpus.add(1, [{"text": "Lain sama sekali"}])
    report = fake_run(corpus, out)
    assert report.changed == ("hari-01.jsonl",)
    assert "hari-01.jsonl has changed since the run was planned" in report.lost[0]
    assert not (out / "manifest.json").exists()


@pytest.mark.parametrize(
    "step",
    [
        "resume.write_renamed",
        "resume.plan_to_json",
        "runner._run_shards",
        "runner.find_duplicates",
        "runner.write_duplicates",
        "runner._write_manifest",
    ],
)
def test_killed_anywhere_and_repeated_it_is_the_same(
    corpus: Corpus,
    out: Path,
    step: str,
    three_days: dict[str, list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fake_run(corpus, out)
    corpus.add(3)

    def killed(*_arguments: Any, **_options: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(f"pipeline.runs.{step}", killed)
        with pytest.raises(KeyboardInterrupt):
            fake_run(corpus, out)
    assert fake_run(corpus, out).documents == 15
    assert rows_of(out) == three_days
    assert check_output(out).ok


@pytest.mark.parametrize("change", [{"lang": "any"}, {"shard_size": 5}])
def test_another_configuration_is_refused(
    corpus: Corpus, out: Path, change: dict[str, Any]
) -> None:
    fake_run(corpus, out)
    corpus.add(3)
    with pytest.raises(ConfigError, match="holds a run with another configuration"):
        fake_run(corpus, out, replace(APPEND, **change))
    assert (out / "manifest.json").exists()


def test_duplicates_of_old_articles_are_left_out_where_that_is_wanted(
    corpus: Corpus, out: Path
) -> None:
    corpus.add(3, [{"id": "asal", "text": LONG}])
    config = replace(APPEND, drop_duplicates=True)
    fake_run(corpus, out, config)
    corpus.add(4, [{"id": "salinan", "text": LONG}])
    fake_run(corpus, out, config)
    rows = ds.dataset(out / "documents").to_table().to_pylist()
    words = {row["doc_id"]: row["n_tokens"] for row in rows}
    assert (words["asal"], words["salinan"]) == (60, 0)


@pytest.mark.parametrize("other", [{"overwrite": True}, {"limit": 3}])
def test_what_does_not_go_with_append_is_refused(other: dict[str, Any]) -> None:
    with pytest.raises(ConfigError, match="append goes neither with overwrite nor with limit"):
        RunConfig(append=True, **other)


def test_growth_is_told_by_name_and_content(corpus: Corpus) -> None:
    plan = make_plan(find_files(corpus.folder))
    corpus.add(2, [])
    corpus.add(3)
    (corpus.folder / "hari-01.jsonl").unlink()
    growth = growth_of(plan, find_files(corpus.folder))
    assert [file.name for file in growth.old] == ["hari-01.jsonl", "hari-02.jsonl"]
    assert [file.name for file in growth.new] == ["hari-03.jsonl"]
    assert (growth.changed, growth.gone) == (("hari-02.jsonl",), ("hari-01.jsonl",))
    assert growth.stamps == (None, None)
