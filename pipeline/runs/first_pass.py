"""The first pass over a corpus, which only `drop_duplicates` needs: sign every document.

It reads and cleans every record and keeps a signature of each (see `pipeline.duplicates`), shard by
shard, on the engine of the run. So it is known which documents are not to be analysed before the
first shard is enriched, and it is the same for all shards, however often the run is interrupted.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from pipeline.batching import packed
from pipeline.duplicates import SIGNATURE_SCHEMA, signature_table
from pipeline.enricher import cut_article
from pipeline.errors import NusawartaError, ShardError
from pipeline.records import Article, Record
from pipeline.runs.committed import is_signed
from pipeline.runs.engines.base import get_engine
from pipeline.runs.finish import find_duplicates
from pipeline.runs.progress import OnProgress, Tally
from pipeline.runs.shard import OnBatch, ShardReport, ignore_batch
from pipeline.runs.steps import Item, steps
from pipeline.runs.trouble import Watch
from pipeline.runs.writer import SHARD_TABLES

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.config import RunConfig
    from pipeline.runs.output import Output
    from pipeline.runs.plan import Shard

logger = logging.getLogger(__name__)

_SHARDS_A_WORKER: Final = 4  # fewer are signed sooner than a process is started
_BATCH: Final = 1000  # signatures written at once


def run_first_pass(
    output: Output, shards: Sequence[Shard], *, config: RunConfig, on_progress: OnProgress
) -> None:
    """Find the duplicates of the whole corpus, unless an earlier call has.

    Raises:
        ShardError: a shard could not be signed; the same call again continues from there.
    """
    if output.duplicates.exists():
        return
    todo = [shard for shard in shards if not is_signed(output, shard.name)]
    tally = Tally.of(todo, failures=0, on_progress=on_progress, task="duplicates")
    outcomes = get_engine(config.engine)(
        partial(sign_shard, output=output, config=config),
        todo,
        workers=max(1, min(config.workers or 1, len(todo) // _SHARDS_A_WORKER)),
        threads=config.models.threads or 1,
        on_batch=tally.add_batch,
        watch=Watch(output.tmp, config.doc_timeout),
    )
    for outcome in outcomes:
        tally.add_outcome(outcome)
    if tally.lost:
        raise ShardError(f"duplicates cannot be told yet: {tally.lost[0]}")
    find_duplicates(output)


def sign_shard(
    shard: Shard, *, output: Output, config: RunConfig, on_batch: OnBatch = ignore_batch
) -> ShardReport:
    """Write the signatures of one shard; its report counts no rows, as no table was written.

    Raises:
        ShardError: something other than a bad input went wrong.
    """
    started = time.monotonic()
    try:
        work = partial(_articles, config=config)
        batches = steps(
            shard, output, rehearse=lambda items: list(work(items)), fields=config.fields
        )
        articles = work(item for batch in batches for item in batch)
        _write(articles, output.signed(shard.name), tmp=output.tmp)
    except NusawartaError:
        raise
    except Exception as error:
        problem = f"{type(error).__name__}: {error}"
        raise ShardError(f"shard {shard.name} was not signed: {problem}") from error
    on_batch(records=shard.n_records, words=0)
    rows = dict.fromkeys(SHARD_TABLES, 0)
    return ShardReport(shard.name, shard.n_records, rows, time.monotonic() - started)


def _articles(items: Iterable[Item], *, config: RunConfig) -> Iterator[Article]:
    for record in items:
        if not isinstance(record, Record):
            continue
        try:
            yield cut_article(record, config=config)
        except Exception as error:  # noqa: BLE001 - the main pass makes it a row of `failures`
            logger.debug("no signature for %s: %s", record.doc_id, error)


def _write(articles: Iterable[Article], path: Path, *, tmp: Path) -> None:
    import pyarrow.parquet as pq

    temporary = tmp / f"{path.name}.{os.getpid()}"
    with pq.ParquetWriter(temporary, SIGNATURE_SCHEMA, compression="zstd") as writer:
        for batch in packed(articles, lambda _: 1, _BATCH):
            writer.write_table(signature_table(batch))
    temporary.replace(path)
