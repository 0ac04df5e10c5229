"""`run`: a corpus in, Parquet out; what the command of that name does."""

from __future__ import annotations

import dataclasses
import logging
import os
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.config import RunConfig
from pipeline.duplicates import rows_of_shard
from pipeline.runs.engines.base import get_engine
from pipeline.runs.finish import count_duplicates, find_duplicates, write_duplicates
from pipeline.runs.first_pass import run_first_pass
from pipeline.runs.manifest import Recipe, make_recipe, manifest_json
from pipeline.runs.output import Output, locked, refuse_foreign, write_atomically
from pipeline.runs.plan import find_corpus
from pipeline.runs.progress import OnProgress, Tally, ignore_progress
from pipeline.runs.resume import begin
from pipeline.runs.shard import Enrich, run_shard
from pipeline.runs.writer import Writer, read_marker
from pipeline.schema import TABLES

if TYPE_CHECKING:
    from pipeline.runs.plan import Shard

logger = logging.getLogger(__name__)

Paths = str | Path | Sequence[str | Path]


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run has come to; `counts` are rows by table, over all calls that made the output."""

    out: Path
    counts: Mapping[str, int]
    shards: int
    skipped: int  # shards that earlier calls committed
    lost: tuple[str, ...]  # a message for each shard that was not committed
    new_words: int  # analysed in this call
    seconds: float  # of this call

    @property
    def documents(self) -> int:
        """Documents in the output."""
        return self.counts["documents"]

    @property
    def words(self) -> int:
        """Analysed words in the output: rows of ``tokens``."""
        return self.counts["tokens"]

    @property
    def failures(self) -> int:
        """Inputs that could not be processed: rows of ``failures``."""
        return self.counts["failures"]

    @property
    def words_per_second(self) -> float:
        """Speed of this call."""
        return self.new_words / self.seconds if self.seconds > 0 else 0.0

    @property
    def did_nothing(self) -> bool:
        """Whether every shard had been committed before this call."""
        return self.skipped == self.shards


def run(
    corpus: Paths,
    out: str | Path,
    *,
    config: RunConfig | None = None,
    enricher: Enrich | None = None,
    on_progress: OnProgress = ignore_progress,
) -> RunReport:
    """Enrich a corpus (files and folders) into Parquet tables under *out*.

    The same call again continues where it was interrupted, and does nothing when the run is
    finished. *enricher* replaces the analysis that *config* describes: it takes records and gives
    the tables of `pipeline.schema.SCHEMAS`; with more than one worker it must
    be picklable, and the calling script guarded by ``if __name__ == "__main__"``.

    Raises:
        ConfigError: the corpus or the output folder cannot be used; nothing was changed.
        ModelError: the models are missing or not the ones that the manifest describes.
        InputError: more inputs failed than ``max_failures`` allows; what is committed stays.
        ShardError: several shards in a row could not be committed.
    """
    started = time.monotonic()
    config = share_out_threads(config or RunConfig())
    files = find_corpus(corpus)
    output = Output(Path(out))
    refuse_foreign(output)
    recipe = make_recipe(config, models={} if enricher else _verified_models(config))
    with locked(output):
        plan = begin(output, files, config=config, recipe=recipe)
        shards = list(plan.shards(files))
        todo = [shard for shard in shards if not output.marker(shard.name).exists()]
        if todo and config.drop_duplicates:
            run_first_pass(output, shards, config=config, on_progress=on_progress)
        tally = Tally.of(todo, failures=_count_rows(output)["failures"], on_progress=on_progress)
        if todo:
            _run_shards(todo, output, config=config, enricher=enricher, tally=tally)
        unfinished = not tally.lost and not output.manifest.exists()
        if unfinished:
            find_duplicates(output)
            write_duplicates(output, (shard.name for shard in shards))
        counts = _count_rows(output)
        report = RunReport(
            out=output.folder,
            counts=counts,
            shards=plan.n_shards,
            skipped=plan.n_shards - len(todo),
            lost=tuple(tally.lost),
            new_words=tally.words,
            seconds=time.monotonic() - started,
        )
        if unfinished:
            _write_manifest(output, report, recipe=recipe, config=config)
    return report


def share_out_threads(config: RunConfig) -> RunConfig:
    """Give each worker its part of the cores, unless the number of threads was chosen."""
    if config.models.threads is not None:
        return config
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    threads = max(1, (cores or 1) // config.workers)
    return dataclasses.replace(config, models=dataclasses.replace(config.models, threads=threads))


def _run_shards(
    todo: Sequence[Shard],
    output: Output,
    *,
    config: RunConfig,
    enricher: Enrich | None,
    tally: Tally,
) -> None:
    task = partial(
        run_shard,
        enricher=enricher or _default_enricher(config),
        writer=Writer(output),
        fields=config.fields,
        max_failures=config.max_failures,
        skip_of=partial(_duplicates_of, output.duplicates) if config.drop_duplicates else None,
    )
    outcomes = get_engine(config.engine)(
        task,
        todo,
        workers=min(config.workers, len(todo)),
        threads=config.models.threads or 1,
        on_batch=tally.add_batch,
    )
    for outcome in outcomes:
        tally.add_outcome(outcome)
        tally.check(max_failures=config.max_failures, workers=config.workers)


def _duplicates_of(result: Path, shard: str) -> frozenset[str]:
    return frozenset(rows_of_shard(result, shard)["doc_id"].to_pylist())


def _write_manifest(
    output: Output, report: RunReport, *, recipe: Recipe, config: RunConfig
) -> None:
    text = manifest_json(
        recipe, config, counts=report.counts, shards=report.shards, seconds=report.seconds
    )
    write_atomically(output.manifest, text, tmp=output.tmp)


def _count_rows(output: Output) -> dict[str, int]:
    rows: Counter[str] = Counter(dict.fromkeys(TABLES, 0))
    for marker in output.done.glob("*.json"):
        rows.update(read_marker(marker))
    rows["duplicates"] = count_duplicates(output)
    return dict(rows)


def _default_enricher(config: RunConfig) -> Enrich:
    from pipeline.enricher import Enricher, load_verified_models

    return Enricher(config, load_verified_models)


def _verified_models(config: RunConfig) -> dict[str, str]:
    from pipeline.nlp.models import find_models, read_manifest, verify

    folder = find_models(config.models.folder)
    verify(folder)
    return dict(read_manifest(folder)["files"])
