"""Outputs behind a URL, tried on the file system in memory that fsspec has."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import pipeline
from pipeline.config import RunConfig
from pipeline.errors import ConfigError, InputError
from pipeline.runs.check import check_output
from pipeline.runs.report import RunReport
from pipeline.runs.runner import run
from pipeline.views.corpus.build import build_corpus_view, refresh_corpus_view
from pipeline.views.export.export import export
from pipeline.views.report.report import write_report
from tests.corpora import numbered_texts, parts_of, write_corpus
from tests.word_enricher import WordEnricher

fsspec = pytest.importorskip("fsspec")
SMALL = RunConfig(shard_size=4)
OUT = "memory://berita/out"


@pytest.fixture
def memory() -> Iterator[Any]:
    system = fsspec.filesystem("memory")
    system.store.clear()
    system.pseudo_dirs[:] = [""]
    yield system
    system.store.clear()


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "corpus", texts=numbered_texts(12))


def fake_run(
    corpus: Path, out: str | Path = OUT, config: RunConfig = SMALL, *, stop_at: str = "-"
) -> RunReport:
    def enrich(records: Any, **options: Any) -> Any:
        rows = list(records)
        if any(stop_at in (row.text or "") for row in rows):
            raise KeyboardInterrupt
        return WordEnricher()(rows, **options)

    return run(corpus, out, config=config, enricher=enrich)


def names(memory: Any) -> set[str]:
    return {path.removeprefix("/berita/out/") for path in memory.find("/berita/out")}


def copy_of(memory: Any, folder: Path) -> Path:
    memory.get("/berita/out", str(folder), recursive=True)
    return folder


def test_it_holds_what_an_output_of_this_machine_holds(
    memory: Any, corpus: Path, tmp_path: Path
) -> None:
    report = fake_run(corpus)
    fake_run(corpus, tmp_path / "near")
    near = {p.relative_to(tmp_path / "near").as_posix() for p in (tmp_path / "near").rglob("*.*")}
    assert names(memory) == near - {"_state/tmp"}
    assert parts_of(copy_of(memory, tmp_path / "far")) == parts_of(tmp_path / "near")
    assert (report.out, report.documents) == (OUT, 12)
    assert check_output(OUT).ok
    assert fake_run(corpus).did_nothing


def test_what_was_published_is_not_run_again(memory: Any, corpus: Path, tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        fake_run(corpus, stop_at="nomor 9 ")
    assert "_state/done/00001.json" in names(memory)
    assert not {"manifest.json", "_state/lock", "_state/done/00002.json"} & names(memory)
    with pytest.raises(InputError, match=f"{OUT}: not a finished output: manifest.json is missing"):
        pipeline.read(OUT)
    assert fake_run(corpus).skipped == 2
    fake_run(corpus, tmp_path / "near")
    assert parts_of(copy_of(memory, tmp_path / "far")) == parts_of(tmp_path / "near")


def test_a_part_that_is_gone_is_written_again(memory: Any, corpus: Path) -> None:
    fake_run(corpus)
    memory.rm_file("/berita/out/tokens/part-00001.parquet")
    memory.rm_file("/berita/out/manifest.json")
    assert fake_run(corpus).skipped == 2
    assert check_output(OUT).ok


def test_overwrite_removes_what_is_no_longer_there(memory: Any, corpus: Path) -> None:
    fake_run(corpus)
    memory.pipe("/berita/out/catatan.txt", b"punya orang")
    build_corpus_view(OUT)
    fake_run(corpus, config=replace(SMALL, shard_size=12, overwrite=True))
    assert {"catatan.txt", "tokens/part-00000.parquet"} <= names(memory)
    assert not {"tokens/part-00001.parquet", "_state/done/00002.json"} & names(memory)
    assert "entity_index.parquet" not in names(memory)
    assert check_output(OUT).ok


def test_it_grows(memory: Any, corpus: Path, tmp_path: Path) -> None:
    append = replace(SMALL, append=True)
    fake_run(corpus, config=append)
    assert not refresh_corpus_view(OUT)
    build_corpus_view(OUT)
    (corpus / "z.txt").write_text("Gubernur Bali hadir.", encoding="utf-8")
    assert fake_run(corpus, config=append).documents == 13
    assert refresh_corpus_view(OUT)
    assert pipeline.read(OUT).pandas("documents").shape[0] == 13
    assert check_output(OUT).ok


def test_another_run_and_foreign_files_are_refused(memory: Any, corpus: Path) -> None:
    fake_run(corpus)
    with pytest.raises(ConfigError, match=f"{OUT} holds a run with another configuration"):
        fake_run(corpus, config=replace(SMALL, lang="any"))
    memory.pipe("/asing/a.txt", b"bukan")
    with pytest.raises(ConfigError, match=r"memory://asing holds files that no run wrote \(a.txt"):
        fake_run(corpus, "memory://asing")
    assert memory.find("/asing") == ["/asing/a.txt"]
    with pytest.raises(ConfigError, match="is a file"):
        fake_run(corpus, "memory://asing/a.txt")


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({"host": "lain"}, True),
        ({"pid": os.getppid()}, True),
        ({"pid": 2**22 + 1}, False),
        ({}, False),  # this process, which holds no such lock
        (None, True),
    ],
)
def test_a_lock_that_was_left_behind(
    memory: Any, corpus: Path, changes: dict[str, Any] | None, refused: bool
) -> None:
    lock = {"key": "k", "host": socket.gethostname(), "pid": os.getpid(), "since": "kemarin"}
    content = b"" if changes is None else json.dumps({**lock, **changes}).encode()
    memory.pipe("/berita/out/_state/lock", content)
    if not refused:
        assert fake_run(corpus).documents == 12
        return
    with pytest.raises(ConfigError, match=f"writing to {OUT}.*remove {OUT}/_state/lock"):
        fake_run(corpus)
    assert names(memory) == {"_state/lock"}


def test_views_take_a_url(memory: Any, corpus: Path, tmp_path: Path) -> None:
    fake_run(corpus)
    with pytest.raises(InputError, match=f"nusawarta entities {OUT}"):
        pipeline.read(OUT).pandas("entity_index")
    written = build_corpus_view(OUT)
    assert str(written["entity_index"]) == f"{OUT}/entity_index.parquet"
    tables = pipeline.read(OUT)
    assert tables.manifest["counts"]["documents"] == 12
    assert tables.pandas("documents", columns=["doc_id"]).shape == (12, 1)
    assert "entity_index" in tables.names
    with tables.duckdb() as sql:
        assert sql.sql("SELECT count(*) FROM tokens").fetchall()[0][0] > 12
    folder = tables.folder
    del tables
    assert not folder.exists()
    assert export(OUT, "jsonl", tmp_path / "out.jsonl") == 12
    write_report(OUT, tmp_path / "out.html")
    assert "<title>out" in (tmp_path / "out.html").read_text(encoding="utf-8")


def test_a_store_that_breaks_is_one_line(
    memory: Any, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class RefusedError(Exception):
        pass

    def refuse(*_arguments: Any, **_options: Any) -> None:
        raise RefusedError("403")

    with monkeypatch.context() as patch:
        patch.setattr(type(memory), "_open", refuse)
        with pytest.raises(ConfigError, match=f"cannot write to {OUT}: RefusedError: 403"):
            fake_run(corpus)
    assert fake_run(corpus).documents == 12
    with monkeypatch.context() as patch:
        patch.setattr(type(memory), "find", refuse)
        with pytest.raises(ConfigError, match=f"cannot read {OUT}: RefusedError: 403"):
            pipeline.read(OUT)


def test_a_cluster_needs_a_folder(
    memory: Any, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAY_ADDRESS", "ray://jauh:10001")
    with pytest.raises(ConfigError, match="an output folder that all nodes see"):
        fake_run(corpus, config=replace(SMALL, engine="ray"))


def test_file_urls_are_folders_of_this_machine(corpus: Path, tmp_path: Path) -> None:
    url = (tmp_path / "out").as_uri()
    assert fake_run(corpus, url).out == tmp_path / "out"
    assert check_output(url).ok
    build_corpus_view(url)
    assert pipeline.read(url).folder == tmp_path / "out"
    assert not refresh_corpus_view(url)
    assert export(url, "csv", tmp_path / "out.csv") > 0
