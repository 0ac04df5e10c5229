"""Peak memory of a worker by the size of the corpus: ``python -m tests.bench.peaks``.

Short documents, each with words that no other has, go through whole runs of one worker: with the
fake analyser of the tests, or with the models of ``--profile``. A peak that grows with the number
of documents is a leak.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console

from pipeline import Record
from tests.bench.memory import peak_of
from tests.bench.whole import write_corpus

_SYLLABLES = [a + b for a in "bcdgjklmnprstw" for b in "aiu"]
_WORDS = (
    "warga polisi menteri mengatakan bahwa di Bogor pada Senin karena jalan rusak sejak pekan lalu"
)
_SCRIPT = """
import sys
from pipeline import Enricher, RunConfig, run
from pipeline.config import ModelConfig
from pipeline.loading import load_models
from tests.fakes import load_fake_language

profile = sys.argv[3]
models = ModelConfig() if profile == "fake" else ModelConfig(profile=profile)
config = RunConfig(workers=1, models=models)
load = load_fake_language if profile == "fake" else load_models
report = run(sys.argv[1], sys.argv[2], config=config, enricher=Enricher(config, load))
if report.failures or report.lost:
    raise SystemExit(f"{report.failures} failures, lost: {report.lost}")
"""


def main() -> None:
    """Measure and print a line for each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", type=int, nargs="+", help="documents")
    parser.add_argument("--profile", choices=("fake", "fast", "accurate"), default="fake")
    args = parser.parse_args()
    console = Console()
    with tempfile.TemporaryDirectory() as folder:
        for size in args.sizes:
            corpus, out = Path(folder) / f"{size}.jsonl", Path(folder) / f"out-{size}"
            write_corpus(_records(size), corpus)
            begin = time.monotonic()
            command = [sys.executable, "-c", _SCRIPT, str(corpus), str(out), args.profile]
            peak = peak_of(command)
            if peak is None:
                raise SystemExit("this system does not tell the memory of processes")
            console.print(
                f"{args.profile}, {size:,} documents: largest process {peak.largest:,.0f} MiB, "
                f"together {peak.together:,.0f} MiB, {time.monotonic() - begin:,.0f} s"
            )


def _records(size: int) -> list[Record]:
    choose = random.Random(20260101)  # noqa: S311 - the same corpus each time
    return [Record(str(n), "bench", n, text=_text(choose)) for n in range(size)]


def _text(choose: random.Random) -> str:
    new = ["".join(choose.choices(_SYLLABLES, k=4)) for _ in range(8)]
    words = [*choose.choices(_WORDS.split(), k=24), *new]
    choose.shuffle(words)
    halves = " ".join(words[:16]).capitalize(), " ".join(words[16:])
    return f"Kabar {new[0].title()} {new[1]}.\n{halves[0]}.\n{halves[1]}."


if __name__ == "__main__":
    main()
