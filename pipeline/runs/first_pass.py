"""The first pass over a corpus: which documents repeat an earlier one.

It reads and cleans every record and keeps a signature of each (see `pipeline.duplicates`), shard by
shard, on the engine of the run. The result is written once, before the first shard is enriched, so
that it is the same for all of them, however often the run is interrupted.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from pipeline.duplicates import resolve, scan_shard
from pipeline.duplicates.join import RESULT
from pipeline.duplicates.scan import SIGNATURES
from pipeline.enricher import cut_article
from pipeline.errors import NusawartaError, ShardError
from pipeline.records import Record
from pipeline.runs.engines.base import get_engine
from pipeline.runs.progress import OnProgress, Tally
from pipeline.runs.shard import OnBatch, ShardReport, ignore_batch, read_shard
from pipeline.schema import TABLES

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.config import RunConfig
    from pipeline.runs.output import Output
    from pipeline.runs.plan import Shard

_SHARDS_A_WORKER: Final = 4  # fewer are scanned sooner than a process is started


def find_duplicates(
    output: Output, shards: Sequence[Shard], *, config: RunConfig, on_progress: OnProgress
) -> None:
    """Find the duplicates of the whole corpus, unless an earlier call has.

    A shard that cannot be scanned has no duplicates; a warning is logged.
    """
    if (output.state / RESULT).exists():
        return
    todo = [s for s in shards if not (output.state / SIGNATURES / f"{s.name}.parquet").exists()]
    tally = Tally.of(todo, failures=0, on_progress=on_progress, task="duplicates")
    outcomes = get_engine(config.engine)(
        partial(scan, state=output.state, config=config),
        todo,
        workers=max(1, min(config.workers, len(todo) // _SHARDS_A_WORKER)),
        threads=config.models.threads or 1,
        on_batch=tally.add_batch,
    )
    for outcome in outcomes:
        tally.add_outcome(outcome)
    resolve(output.state)


def scan(
    shard: Shard, *, state: Path, config: RunConfig, on_batch: OnBatch = ignore_batch
) -> ShardReport:
    """Write the signatures of one shard; its report counts no rows, as no table was written.

    Raises:
        ShardError: something other than a bad input went wrong.
    """
    started = time.monotonic()
    records = (item for item in read_shard(shard, fields=config.fields) if isinstance(item, Record))
    try:
        scan_shard(shard.name, records, state=state, clean=partial(cut_article, config=config))
    except NusawartaError:
        raise
    except Exception as error:
        problem = f"{type(error).__name__}: {error}"
        raise ShardError(f"no duplicates found in shard {shard.name}: {problem}") from error
    on_batch(records=shard.n_records, words=0)
    rows = dict.fromkeys(TABLES, 0)
    return ShardReport(shard.name, shard.n_records, rows, time.monotonic() - started)
