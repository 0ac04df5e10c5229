"""What a short document costs around the models, and whether it stays so in a larger corpus.

The analysis is the rule-based stand-in of the tests; reading, cleaning, language, tables,
signatures, duplicates and Parquet are the real ones, with one worker.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from pipeline import Enricher, Record, RunConfig, run
from tests.bench.report import Amount
from tests.bench.stand_in import load_stand_in
from tests.bench.timing import timed
from tests.bench.whole import write_corpus

GROUP = "one document with the fake analyser (one run each)"
SIZES = (1_000, 4_000, 16_000, 64_000)
_WORDS = 40  # of a document
_CONFIG = RunConfig(workers=1)


def measure_scaling(
    records: Sequence[Record], folder: Path, *, sizes: Sequence[int] = SIZES
) -> Iterator[Amount]:
    """Yield milliseconds a document by size, and the growth beyond what is linear.

    Growth compares the documents that a size adds with those that the first two sizes differ by,
    so that the start of the processes is in neither.
    """
    seconds = {size: _run(records, folder, size=size) for size in sizes}
    for size, spent in seconds.items():
        yield Amount(GROUP, f"{size:,} documents", 1000 * spent / size, "ms")
    added = [1000 * (seconds[b] - seconds[a]) / (b - a) for a, b in pairwise(sizes)]
    for (a, b), cost in zip(pairwise(sizes), added, strict=True):
        yield Amount(GROUP, f"each that {b:,} have more than {a:,}", cost, "ms")
    yield Amount(GROUP, "growth from first to last (1 is linear)", added[-1] / added[0], "times")


def _run(records: Sequence[Record], folder: Path, *, size: int) -> float:
    corpus = folder / f"{size}.jsonl"
    write_corpus(list(_short_records(records, size=size)), corpus)
    enricher = Enricher(_CONFIG, load_stand_in)
    work = lambda: run(corpus, folder / f"out-{size}", config=_CONFIG, enricher=enricher)  # noqa: E731
    spent, report = timed(work)
    if report.documents != size or report.failures:
        raise RuntimeError(f"{report.documents} of {size} documents, {report.failures} failures")
    return spent


def _short_records(records: Sequence[Record], *, size: int) -> Iterator[Record]:
    """Yield documents of two sentences, each of other words of *records*."""
    words = sorted({w for r in records for w in (r.text or "").split() if w.isalpha()})
    choose = random.Random(20260101)  # noqa: S311 - the same corpus each time
    for number in range(size):
        drawn = choose.choices(words, k=_WORDS)
        halves = drawn[: _WORDS // 2], drawn[_WORDS // 2 :]
        text = " ".join(f"{' '.join(half).capitalize()}." for half in halves)
        yield Record(str(number), "bench", number, text=f"Polisi mengatakan bahwa {text}")
