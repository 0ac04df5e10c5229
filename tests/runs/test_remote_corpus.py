"""A corpus behind a URL is enriched as one of this machine is."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.config import RunConfig
from pipeline.errors import ConfigError, MissingDependencyError
from pipeline.runs.check import check_output
from pipeline.runs.report import RunReport
from pipeline.runs.runner import run
from tests.corpora import numbered_texts, parts_of, write_corpus
from tests.word_enricher import WordEnricher

fsspec = pytest.importorskip("fsspec")
SMALL = RunConfig(shard_size=4)


@pytest.fixture
def memory() -> Iterator[Any]:
    system = fsspec.filesystem("memory")
    system.store.clear()
    yield system
    system.store.clear()


def fake_run(corpus: str | Path, out: str | Path, config: RunConfig = SMALL) -> RunReport:
    def enrich(records: Any, **options: Any) -> Any:  # cannot be sent: memory is of this process
        return WordEnricher()(records, **options)

    return run(corpus, out, config=config, enricher=enrich)


def test_it_gives_the_same_tables(memory: Any, tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus", texts=numbered_texts(23))
    memory.put(str(corpus), "/berita", recursive=True)
    fake_run("memory://berita", tmp_path / "jauh")
    fake_run(corpus, (tmp_path / "dekat").as_uri())
    far, near = (parts_of(tmp_path / name) for name in ("jauh", "dekat"))
    assert far.keys() == near.keys()
    for name, table in near.items():
        columns = [column for column in table.column_names if column != "path"]
        assert far[name].select(columns) == table.select(columns)
    assert check_output(tmp_path / "jauh").ok
    assert fake_run("memory://berita", tmp_path / "jauh").did_nothing


def test_it_may_grow_and_a_change_is_told(memory: Any, tmp_path: Path) -> None:
    append = replace(SMALL, append=True)
    memory.pipe("/berita/a.txt", b"Satu")
    fake_run("memory://berita", tmp_path / "out", append)
    memory.pipe("/berita/b.txt", b"Dua")
    assert fake_run("memory://berita", tmp_path / "out", append).documents == 2
    memory.pipe("/berita/b.txt", b"Lain")
    with pytest.raises(ConfigError, match=r"another input: b\.txt has changed"):
        fake_run("memory://berita", tmp_path / "out")


@pytest.mark.parametrize(
    ("corpus", "out", "error"),
    [
        ("memory://tidak-ada", "out", ConfigError),
        ("salah://ember/a.txt", "out", ConfigError),
        ("memory://a.txt", "s3://ember/out", MissingDependencyError),
        ("s3://ember/a.txt", "out", MissingDependencyError),
    ],
)
def test_what_cannot_be_used_is_refused_before_any_work(  # noqa: PLR0917
    memory: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    corpus: str,
    out: str,
    error: type[Exception],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "s3fs", None)
    memory.pipe("/a.txt", b"Halo")
    with pytest.raises(error):
        fake_run(corpus, out)
    assert list(tmp_path.iterdir()) == []
