"""What may happen to the corpus and the output while a run goes on, or between two calls."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow.dataset as ds
import pytest

from pipeline.config import RunConfig
from pipeline.errors import ConfigError, InputError, ShardError
from pipeline.readers.files import find_files
from pipeline.runs.check import check_output
from pipeline.runs.report import RunReport
from pipeline.runs.runner import run
from tests.corpora import numbered_texts, parts_of, write_corpus
from tests.word_enricher import WordEnricher

SMALL = RunConfig(shard_size=4)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "corpus", texts=numbered_texts(12), per_file=12)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def fake_run(corpus: Path, out: Path, config: RunConfig = SMALL, enricher: Any = None) -> RunReport:
    return run(corpus, out, config=config, enricher=enricher or WordEnricher())


@dataclass(frozen=True)
class Disturbing:
    """Does something once, when the record with a certain number is analysed."""

    what: str
    path: Path

    def __call__(self, records: Iterable[Any], **options: Any) -> Any:
        rows = list(records)
        if any("nomor 5 " in (row.text or "") for row in rows):
            DISTURBANCES[self.what](self.path)
        return WordEnricher()(rows, **options)


def _cut(path: Path) -> None:
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:6]))


def _replace(path: Path) -> None:
    other = path.with_suffix(".other")
    other.write_bytes(path.read_bytes().replace(b"Berita", b"Cerita"))
    other.replace(path)


def _append(path: Path) -> None:
    with path.open("a", encoding="utf-8") as stream:
        stream.write(json.dumps({"text": "baru"}) + "\n")


def _remove_tables(path: Path) -> None:
    shutil.rmtree(path / "tokens")


DISTURBANCES: dict[str, Callable[[Path], object]] = {
    "cut": _cut,
    "replaced": _replace,
    "appended": _append,
    "removed": Path.unlink,
    "tables": _remove_tables,
}


@pytest.mark.parametrize("what", ["cut", "replaced", "appended", "removed"])
def test_input_that_changes_during_a_run_ends_it_before_the_manifest(
    corpus: Path, out: Path, what: str
) -> None:
    enricher = Disturbing(what, corpus / "berita-0000.jsonl")
    try:
        report = fake_run(corpus, out, enricher=enricher)
    except (InputError, ShardError) as error:
        assert "berita-0000.jsonl" in str(error)
    else:
        assert any("berita-0000.jsonl has changed" in message for message in report.lost)
    assert not (out / "manifest.json").exists()
    assert not check_output(out).ok


def test_a_file_that_was_only_touched_is_the_same(corpus: Path, out: Path) -> None:
    fake_run(corpus, out)
    os.utime(corpus / "berita-0000.jsonl")
    (out / "_state" / "done" / "00001.json").unlink()
    assert fake_run(corpus, out).skipped == 2


def test_check_compares_with_the_plan(corpus: Path, out: Path) -> None:
    fake_run(corpus, out)
    plan = json.loads((out / "_state" / "plan.json").read_text(encoding="utf-8"))
    plan["files"][0]["records"] = 11
    (out / "_state" / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    found = "\n".join(check_output(out).problems)
    assert "shard 00002 holds 4 records, the plan says 3" in found


def test_tables_that_are_removed_during_a_run_are_missed(corpus: Path, out: Path) -> None:
    with pytest.raises(ShardError, match="files of 1 shards are gone"):
        fake_run(corpus, out, enricher=Disturbing("tables", out))
    assert not (out / "manifest.json").exists()
    fake_run(corpus, out)
    fake_run(corpus, out.parent / "calm")
    assert parts_of(out) == parts_of(out.parent / "calm")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("done/00001.json", b""),
        ("done/00001.json", b"{"),
        ("signatures/00001.parquet", b""),
        ("signatures/00001.parquet", b"PAR1"),
    ],
)
def test_a_damaged_marker_or_signature_costs_its_shard_a_second_run(
    corpus: Path, out: Path, name: str, content: bytes
) -> None:
    fake_run(corpus, out)
    (out / "manifest.json").unlink()
    (out / "_state" / "duplicates.parquet").unlink()
    (out / "_state" / name).write_bytes(content)
    assert fake_run(corpus, out).skipped == 2
    assert check_output(out).ok


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b"\xff\xfe", b'{"settings": 3, "models": {}}']
)
def test_a_broken_recipe_is_a_line(corpus: Path, out: Path, content: bytes) -> None:
    fake_run(corpus, out)
    (out / "_state" / "run.json").write_bytes(content)
    with pytest.raises(ConfigError, match=r"run\.json is damaged"):
        fake_run(corpus, out)


@pytest.mark.parametrize(
    "step", ["begin", "find_duplicates", "write_duplicates", "_write_manifest"]
)
def test_a_full_disk_is_a_line(
    corpus: Path, out: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: Any, **_options: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(out / "config.toml"))

    with monkeypatch.context() as patch:
        patch.setattr(f"pipeline.runs.runner.{step}", full)
        with pytest.raises(ConfigError, match=r"cannot write to .*: No space left on device"):
            fake_run(corpus, out)
    assert fake_run(corpus, out).documents == 12


def test_a_file_name_that_is_not_utf8_is_read(corpus: Path, out: Path) -> None:
    name = os.fsdecode(b"berita-caf\xe9.jsonl")
    (corpus / name).write_text(json.dumps({"id": "7", "text": "Halo"}) + "\n", encoding="utf-8")
    (corpus / "z.jsonl").write_text(json.dumps({"id": "7", "text": "Hai"}) + "\n", encoding="utf-8")
    assert fake_run(corpus, out).documents == 14
    assert fake_run(corpus, out).did_nothing
    rows = ds.dataset(out / "documents").to_table().to_pylist()
    assert {row["doc_id"] for row in rows} >= {"berita-caf\ufffd.jsonl#7", "z.jsonl#7"}


def test_outputs_inside_the_corpus_are_left_out(
    corpus: Path, caplog: pytest.LogCaptureFixture
) -> None:
    first = fake_run(corpus, corpus / "out")
    assert fake_run(corpus, corpus / "out").did_nothing
    assert fake_run(corpus, corpus / "lagi", replace(SMALL, shard_size=5)).documents == 12
    assert first.documents == 12
    caplog.clear()
    find_files(corpus)
    assert [message for message in caplog.messages if "what runs have written" in message]
    assert len(caplog.messages) == 1
    with pytest.raises(InputError, match="holds the output of a run"):
        find_files(corpus / "out")
