"""Kill runs at random moments and compare their tables: ``python -m tests.bench.kills``.

Runs of the fake analyser of the tests are killed, whole (``--whom run``, continued by the same
command) or one of their processes (``--whom worker``), until ``--kills`` have hit. What each run
leaves in the end must be what an undisturbed one leaves.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
from rich.console import Console

from tests.bench.memory import PROC, family
from tests.corpora import numbered_texts, parts_of, write_corpus

_RECORDS = 150
_DEATHS = 20  # of workers of one run
_SCRIPT = """
import sys
from pipeline.config import RunConfig
from pipeline.runs.runner import run
from tests.word_enricher import WordEnricher

config = RunConfig(shard_size=5, workers=int(sys.argv[3]), engine=sys.argv[4])
report = run(sys.argv[1], sys.argv[2], config=config, enricher=WordEnricher(seconds=0.01))
sys.exit(bool(report.lost))
"""


@dataclass(frozen=True)
class Trial:
    """How runs are started, and which of their processes is killed."""

    corpus: Path
    workers: int
    engine: str
    whom: str

    def start(self, out: Path) -> subprocess.Popen[bytes]:
        """Start a run in a process group of its own."""
        arguments = [str(self.corpus), str(out), str(self.workers), self.engine]
        return subprocess.Popen(
            [sys.executable, "-c", _SCRIPT, *arguments],
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def kill(self, process: subprocess.Popen[bytes]) -> bool:
        """Kill; tell whether it hit."""
        if process.poll() is not None:
            return False
        if self.whom == "run":
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return True
        others = [pid for pid in family(process.pid) if self._is_worker(pid, process.pid)]
        if not others:
            return False
        with suppress(ProcessLookupError):
            os.kill(random.choice(others), signal.SIGKILL)  # noqa: S311 - any will do
        return True

    def _is_worker(self, pid: int, root: int) -> bool:
        """Whether a process works on shards: on Ray, not one of those that Ray consists of."""
        try:
            command = (PROC / str(pid) / "cmdline").read_bytes()
        except OSError:
            return False
        return pid != root and (self.engine != "ray" or b"ray::_Actor" in command)


def main() -> int:
    """Kill, compare, print; 1 where tables differ."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--engine", choices=("local", "ray"), default="local")
    parser.add_argument("--whom", choices=("run", "worker"), default="run")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus = write_corpus(Path(folder) / "corpus", texts=numbered_texts(_RECORDS))
        trial = Trial(corpus, args.workers, args.engine, args.whom)
        differing = sum(1 for same in _outcomes(trial, Path(folder), args.kills) if not same)
    Console().print(f"{args}: {differing} outputs differ", soft_wrap=True)
    return int(differing > 0)


def _outcomes(trial: Trial, folder: Path, kills: int) -> Iterator[bool]:
    """Yield of each run that came to its end whether its tables are those of an undisturbed one."""
    calm, seconds = _undisturbed(trial, folder / "calm")
    hits = number = 0
    while hits < kills:
        out = folder / f"out-{number}"
        number += 1
        most = kills - hits if trial.whom == "run" else min(kills - hits, _DEATHS)
        hits += _disturbed(trial, out, seconds=seconds, most=most)
        same = parts_of(out) == calm
        verdict = "equal" if same else f"DIFFER, {_failures(out)} failures"
        Console().print(f"run {number}: {hits} kills so far, tables {verdict}")
        yield same


def _failures(out: Path) -> int:
    return sum(part.num_rows for name, part in parts_of(out).items() if "failures" in name)


def _undisturbed(trial: Trial, out: Path) -> tuple[dict[str, pa.Table], float]:
    begin = time.monotonic()
    if trial.start(out).wait():
        raise RuntimeError("the undisturbed run failed")
    return parts_of(out), time.monotonic() - begin


def _disturbed(trial: Trial, out: Path, *, seconds: float, most: int) -> int:
    """Take one output to its end, disturbed at most *most* times; give the kills that hit."""
    hits = 0
    while True:
        process = trial.start(out)
        while hits < most:
            often = 1 if trial.whom == "run" else 4  # a worker is there for part of the time
            time.sleep(random.uniform(0, seconds / often))  # noqa: S311
            hits += trial.kill(process)
            if trial.whom == "run" or process.poll() is not None:
                break
        code = process.wait()
        if code == 0:
            return hits
        if trial.whom == "worker" and code < 0:
            raise RuntimeError(f"a run ended with {code} though only workers were killed")


if __name__ == "__main__":
    sys.exit(main())
