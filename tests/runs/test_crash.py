"""Kill real runs at any moment, and compare what a resumed run leaves with an undisturbed one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.config import RunConfig
from pipeline.runs.runner import run
from tests.corpora import numbered_texts, parts_of, write_corpus
from tests.word_enricher import WordEnricher

SCRIPT = """
import sys
from pipeline.config import RunConfig
from pipeline.runs.runner import run
from tests.word_enricher import WordEnricher

if __name__ == "__main__":
    config = RunConfig(shard_size=3, workers=int(sys.argv[3]))
    run(sys.argv[1], sys.argv[2], config=config, enricher=WordEnricher(seconds=0.02))
"""


def start(corpus: Path, out: Path, *, workers: int) -> subprocess.Popen[bytes]:
    script = corpus.parent / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    arguments = [sys.executable, str(script), str(corpus), str(out), str(workers)]
    return subprocess.Popen(arguments, env=environment, start_new_session=True)


def wait_for_parts(out: Path, *, more_than: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 240
    while len(list(out.glob("_state/done/*.json"))) <= more_than:
        assert process.poll() is None, "the run ended before it could be killed"
        assert time.monotonic() < deadline
        time.sleep(0.005)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_killed_run_leaves_whole_parts_and_resumes_to_the_same(
    tmp_path: Path, workers: int
) -> None:
    corpus = write_corpus(tmp_path / "corpus", texts=numbered_texts(60))
    out = tmp_path / "out"
    for committed in (0, 5, 9) if workers == 1 else (2,):
        process = start(corpus, out, workers=workers)
        wait_for_parts(out, more_than=committed, process=process)
        time.sleep(0.01 * committed)  # another moment each time
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert not (out / "manifest.json").exists()
        for path in out.glob("*/*.parquet"):
            pq.read_table(path)  # raises if it is half-written
    process = start(corpus, out, workers=workers)
    assert process.wait(timeout=60) == 0
    run(corpus, tmp_path / "calm", config=RunConfig(shard_size=3), enricher=WordEnricher())
    assert parts_of(out) == parts_of(tmp_path / "calm")
    assert (out / "manifest.json").exists()
    assert not list((out / "_state" / "tmp").iterdir())
