"""From nothing to the first document: fresh processes, files in the cache of the system."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from pipeline.config import ModelConfig
from tests.bench.report import Amount
from tests.bench.timing import fastest

GROUP = "start of a fresh process (fastest of {})"
_TEXT = "Presiden tiba di Estonia pada Kamis (21/8/2025)."
_LOAD = "import sys, pipeline; from pipeline.config import ModelConfig; "
_FIRST = "pipeline.load(config=ModelConfig(folder=sys.argv[2] or None))(sys.argv[1])"


def measure_start(models: ModelConfig, folder: Path, *, times: int) -> Iterator[Amount]:
    """Yield the seconds of a process from its start to its end, with one document."""
    for name, command in _commands(models, folder).items():
        start = partial(subprocess.run, command, check=True, capture_output=True)
        seconds = fastest(start, times=times)
        yield Amount(GROUP.format(times), name, seconds, "s")


def _commands(models: ModelConfig, folder: Path) -> Mapping[str, list[str]]:
    one, out = folder / "one.txt", folder / "out"
    one.write_text(_TEXT, encoding="utf-8")
    chosen = ["--models", models.folder] if models.folder else []
    python = [sys.executable, "-c"]
    run = [sys.executable, "-m", "pipeline", "run", str(one), "--out", str(out), "--overwrite"]
    return {
        "python -c pass": [*python, "pass"],
        "import pipeline": [*python, "import pipeline"],
        "import spacy": [*python, "import spacy"],
        "load and one document in Python": [*python, _LOAD + _FIRST, _TEXT, models.folder or ""],
        "run over one document, to Parquet": [*run, *chosen],
    }
