"""Ours as a user runs it: the whole command in processes of its own, from a file to Parquet."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline import Record
from pipeline.config import ModelConfig
from tests.bench.memory import peak_of
from tests.bench.report import Amount, Speed
from tests.bench.timing import timed

GROUP = "ours, the whole command with its start"
BEST = "whole run, 2 workers"
FAST = "whole run, profile fast, 2 workers"
RAY = "whole run, 2 workers on Ray"
_WAYS = {
    "whole run, 1 worker": ("--workers", "1"),
    BEST: ("--workers", "2"),
    "whole run, profile fast, 1 worker": ("--workers", "1", "--profile", "fast"),
    FAST: ("--workers", "2", "--profile", "fast"),
}


def write_corpus(records: Sequence[Record], path: Path) -> None:
    """Write a corpus of one JSON object a line."""
    lines = (json.dumps({"text": record.text, "title": record.title}) for record in records)
    path.write_text("\n".join(lines), encoding="utf-8")


def measure_whole(
    corpus: Path, folder: Path, *, models: ModelConfig, times: int
) -> Iterator[Speed | Amount]:
    """Yield the speed of each number of workers, then memory, in runs of their own."""
    for name, way in _WAYS.items():
        yield _speed(name, _command(corpus, folder / "out", models, way), times=times)
    for name, way in _WAYS.items():
        peak = peak_of(_command(corpus, folder / "out", models, way))
        if peak is not None:
            yield Amount("peak memory", f"{name}: the largest process", peak.largest, "MiB")
            yield Amount("peak memory", f"{name}: all processes together", peak.together, "MiB")


def measure_ray(corpus: Path, folder: Path, *, models: ModelConfig, times: int) -> Iterator[Speed]:
    """Yield the speed of two workers on a Ray that each run starts for itself.

    Raises:
        ImportError: Ray is not installed.
        subprocess.CalledProcessError: Ray does not start.
    """
    import ray  # noqa: F401

    way = ("--workers", "2", "--engine", "ray")
    yield _speed(RAY, _command(corpus, folder / "out", models, way), times=times)


def _speed(name: str, command: Sequence[str], *, times: int) -> Speed:
    runs = [_run(command) for _ in range(times)]
    return Speed(GROUP, name, min(seconds for seconds, _ in runs), runs[0][1], times)


def _run(command: Sequence[str]) -> tuple[float, int]:
    """Give the seconds and the words of one run."""
    seconds, done = timed(
        lambda: subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    )
    return seconds, json.loads(done.stdout)["words"]


def _command(corpus: Path, out: Path, models: ModelConfig, way: Sequence[str]) -> list[str]:
    chosen = ["--models", models.folder] if models.folder else []
    chosen += ["--precision", models.precision]
    options = ["--out", str(out), "--overwrite", "--quiet", "--json", *way, *chosen]
    return [sys.executable, "-m", "pipeline", "run", str(corpus), *options]
