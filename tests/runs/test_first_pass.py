from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow.dataset as ds
import pytest

from pipeline.config import RunConfig
from pipeline.errors import ShardError
from pipeline.runs import first_pass
from pipeline.runs.engines.base import attempt, settle
from pipeline.runs.report import RunReport
from pipeline.runs.runner import run
from pipeline.runs.steps import steps as shard_steps
from tests.corpora import numbered_texts, parts_of, write_corpus
from tests.word_enricher import BREAKS, WordEnricher

SMALL = RunConfig(shard_size=4)
STORY = (
    "Warga Kampung Melati memperbaiki jembatan gantung yang putus diterjang banjir pekan lalu. "
    "Mereka mengumpulkan bambu dan kawat baja dari kebun milik ketua kampung di seberang sungai. "
    "Pemerintah daerah berjanji mengirim bahan bangunan sebelum musim hujan tiba bulan depan."
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two copies of a story, in two shards and with other words at the end, and other texts."""
    texts = numbered_texts(9)
    texts[1], texts[6] = STORY, STORY.replace("bulan depan", "tahun ini")
    return write_corpus(tmp_path / "corpus", texts=texts)


def fake_run(corpus: Path, out: Path, *, config: RunConfig = SMALL) -> RunReport:
    return run(corpus, out, config=config, enricher=WordEnricher())


def rows(out: Path, table: str) -> list[dict[str, Any]]:
    return ds.dataset(out / table).to_table().to_pylist()


def test_a_copy_in_another_shard_is_a_row_in_its_own_shard(corpus: Path, tmp_path: Path) -> None:
    report = fake_run(corpus, tmp_path / "out")
    assert report.counts["duplicates"] == 1
    ids = [row["doc_id"] for row in rows(tmp_path / "out", "documents")]
    (row,) = rows(tmp_path / "out", "duplicates")
    assert (row["doc_id"], row["duplicate_of"]) == (ids[6], ids[1])
    assert 0.65 <= row["similarity"] < 1
    assert parts_of(tmp_path / "out")["duplicates/part-00001.parquet"].num_rows == 1


def in_process(task: Any, shards: Any, *, on_batch: Any, **_options: Any) -> Any:
    """An engine whose tasks can be patched."""
    return (settle(attempt(task, shard, on_batch=on_batch)) for shard in shards)


SCRIPT = """
import sys
from tests.runs.test_first_pass import Counting

if __name__ == "__main__":
    from pipeline.config import RunConfig
    from pipeline.runs.runner import run

    corpus, out, log = sys.argv[1:]
    run(corpus, out, config=RunConfig(shard_size=4), enricher=Counting(corpus, log))
"""


class Counting(WordEnricher):
    """Notes, in every process that it comes to, which files of the corpus are opened."""

    def __init__(self, corpus: str, log: str) -> None:
        super().__init__()

        def note(event: str, arguments: tuple[Any, ...]) -> None:
            if event == "open" and str(arguments[0]).startswith(corpus):
                with Path(log).open("a", encoding="utf-8") as stream:
                    stream.write(f"{arguments[0]}\n")

        object.__setattr__(self, "_made_of", (corpus, log))
        sys.addaudithook(note)

    def __reduce__(self) -> Any:
        return Counting, vars(self)["_made_of"]


def test_without_dropping_a_file_is_opened_twice(corpus: Path, tmp_path: Path) -> None:
    """Planning counts and digests it in one read, the shards read it in another."""
    (tmp_path / "script.py").write_text(SCRIPT, encoding="utf-8")
    log = tmp_path / "log"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    arguments = [str(tmp_path / "script.py"), str(corpus), str(tmp_path / "out"), str(log)]
    subprocess.run([sys.executable, *arguments], env=environment, check=True, timeout=300)
    opened = Counter(log.read_text(encoding="utf-8").splitlines())
    assert opened == dict.fromkeys(map(str, corpus.iterdir()), 2)


def test_a_run_that_was_interrupted_before_its_last_steps_takes_them(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    fake_run(corpus, tmp_path / "calm")

    def interrupted(*_arguments: Any, **_options: Any) -> None:
        raise KeyboardInterrupt

    for step in ("find_duplicates", "write_duplicates", "_write_manifest"):
        with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
            patch.setattr(f"pipeline.runs.runner.{step}", interrupted)
            fake_run(corpus, out)
        assert not (out / "manifest.json").exists()
    fake_run(corpus, out)
    assert parts_of(out) == parts_of(tmp_path / "calm")
    assert (out / "manifest.json").exists()


def test_dropping_gives_the_same_duplicates(corpus: Path, tmp_path: Path) -> None:
    fake_run(corpus, tmp_path / "kept")
    fake_run(corpus, tmp_path / "dropped", config=replace(SMALL, drop_duplicates=True))
    assert rows(tmp_path / "kept", "duplicates") == rows(tmp_path / "dropped", "duplicates")


def test_dropped_duplicates_are_recorded_but_not_analysed(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    fake_run(corpus, out, config=replace(SMALL, drop_duplicates=True))
    copy = rows(out, "duplicates")[0]["doc_id"]
    documents = {row["doc_id"]: row for row in rows(out, "documents")}
    assert len(documents) == 9
    assert documents[copy]["n_tokens"] == 0
    assert copy not in {row["doc_id"] for row in rows(out, "tokens")}


def test_the_result_is_written_once(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    fake_run(corpus, out)
    result = out / "_state" / "duplicates.parquet"
    before = result.stat().st_mtime_ns
    (out / "_state" / "done" / "00001.json").unlink()
    fake_run(corpus, out)
    assert result.stat().st_mtime_ns == before
    fake_run(corpus, out, config=replace(SMALL, overwrite=True))
    assert result.stat().st_mtime_ns > before


def test_an_article_that_cannot_be_cleaned_costs_no_other(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.article import clean as cleaning

    real = cleaning.clean

    def clean(record: Any, **options: Any) -> Any:
        if BREAKS in (record.text or ""):
            raise ZeroDivisionError
        return real(record, **options)

    monkeypatch.setattr(first_pass, "get_engine", lambda _: in_process)
    monkeypatch.setattr(cleaning, "clean", clean)
    texts = [BREAKS, *[row["text"] for row in _records(corpus)]]
    bad = write_corpus(tmp_path / "bad", texts=texts)
    config = replace(SMALL, drop_duplicates=True)
    report = run(bad, tmp_path / "out", config=config, enricher=_without_breaks)
    assert report.counts["duplicates"] == 1


def test_nothing_is_told_of_duplicates_while_a_shard_is_unsigned(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = replace(SMALL, drop_duplicates=True)
    real = shard_steps

    def steps(shard: Any, *arguments: Any, **options: Any) -> Any:
        if shard.name == "00001":
            raise MemoryError
        return real(shard, *arguments, **options)

    with monkeypatch.context() as patch:
        patch.setattr(first_pass, "get_engine", lambda _: in_process)
        patch.setattr(first_pass, "steps", steps)
        with pytest.raises(ShardError, match="cannot be told yet: shard 00001 was not signed"):
            fake_run(corpus, tmp_path / "out", config=config)
    assert not (tmp_path / "out" / "_state" / "duplicates.parquet").exists()
    fake_run(corpus, tmp_path / "out", config=config)
    fake_run(corpus, tmp_path / "calm", config=config)
    assert parts_of(tmp_path / "out") == parts_of(tmp_path / "calm")


def _records(corpus: Path) -> list[dict[str, Any]]:
    import json

    lines = [line for path in sorted(corpus.iterdir()) for line in path.open(encoding="utf-8")]
    return [json.loads(line) for line in lines]


def _without_breaks(records: Any, **options: Any) -> Any:
    """The stand-in, spared the word that would break it."""
    spared = [replace(record, text=record.text.replace(BREAKS, "kosong")) for record in records]
    return WordEnricher()(spared, **options)
