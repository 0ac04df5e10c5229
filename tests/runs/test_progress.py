from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import InputError, ShardError
from pipeline.readers.files import CorpusFile
from pipeline.runs.plan import Range, Shard
from pipeline.runs.progress import Progress, Tally, ignore_progress
from pipeline.runs.shard import ShardReport
from pipeline.schema import TABLES


def tally(*sizes: int, failures: int = 0) -> Tally:
    file = CorpusFile(Path("a.jsonl"), "a.jsonl")
    shards = [Shard(f"{n:05d}", (Range(file, 0, size),)) for n, size in enumerate(sizes)]
    return Tally.of(shards, failures=failures, on_progress=ignore_progress)


def report(*, failures: int = 0) -> ShardReport:
    rows = {**dict.fromkeys(TABLES, 0), "failures": failures}
    examples = tuple(f"a.jsonl, record {n}: bad" for n in range(min(3, failures)))
    return ShardReport("00000", 4, rows, 1.0, examples)


def test_time_left_follows_from_the_records() -> None:
    progress = Progress("documents", 25, 100, 5_000, 1, 4, 10.0)
    assert progress.words_per_second == 500
    assert progress.seconds_left == 30
    assert Progress("documents", 0, 100, 0, 0, 4, 10.0).seconds_left is None


def test_records_are_counted_by_shard() -> None:
    assert (tally(3, 4).total_records, tally(3, 4).total_shards) == (7, 2)


def test_failures_of_earlier_calls_count() -> None:
    counted = tally(4, failures=2)
    counted.add_outcome(report(failures=1))
    counted.check(max_failures=3, workers=1)
    with pytest.raises(InputError, match="3 inputs failed, more than 2"):
        counted.check(max_failures=2, workers=1)


@pytest.mark.parametrize(("workers", "lost"), [(1, 3), (4, 12)])
def test_a_run_that_only_loses_shards_stops(workers: int, lost: int) -> None:
    counted = tally(*[1] * 100)
    for _ in range(lost - 1):
        counted.add_outcome(ShardError("shard 1 was not committed"))
        counted.check(max_failures=None, workers=workers)
    counted.add_outcome(ShardError("shard 2 was not committed"))
    with pytest.raises(ShardError, match=f"{lost} shards in a row failed; shard 2"):
        counted.check(max_failures=None, workers=workers)
    counted.add_outcome(report())
    counted.check(max_failures=None, workers=workers)


def test_only_the_first_failures_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    counted = tally(*[3] * 20)
    for _ in range(20):
        counted.add_outcome(report(failures=3))
    assert caplog.text.count("failed: a.jsonl") == 10
    assert caplog.text.count("more inputs failed") == 1
