"""`run`: a corpus in, Parquet out; what the command of that name does."""

from __future__ import annotations

import dataclasses
import logging
import time
from collections.abc import Iterable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from pipeline.config import RunConfig
from pipeline.duplicates import rows_of_shard
from pipeline.errors import ShardError
from pipeline.runs.atomic import write_atomically
from pipeline.runs.changes import require_unchanged
from pipeline.runs.committed import count_notes, count_rows, is_committed
from pipeline.runs.engines.base import get_engine
from pipeline.runs.finish import find_duplicates, write_duplicates
from pipeline.runs.first_pass import run_first_pass
from pipeline.runs.manifest import Recipe, make_recipe, manifest_json
from pipeline.runs.output import (
    Output,
    clear_temporary,
    locked,
    refuse_foreign,
    writing,
)
from pipeline.runs.plan import find_corpus
from pipeline.runs.progress import OnProgress, Tally, ignore_progress
from pipeline.runs.published import Place, opened_for_run
from pipeline.runs.report import RunReport
from pipeline.runs.resume import begin
from pipeline.runs.shard import Enrich, run_shard
from pipeline.runs.shares import share_out
from pipeline.runs.trouble import Watch
from pipeline.runs.writer import Writer

if TYPE_CHECKING:
    from pipeline.readers.files import CorpusFile
    from pipeline.runs.plan import Shard

logger = logging.getLogger(__name__)

Paths = str | Path | Sequence[str | Path]


def run(
    corpus: Paths,
    out: str | Path,
    *,
    config: RunConfig | None = None,
    enricher: Enrich | None = None,
    on_progress: OnProgress = ignore_progress,
) -> RunReport:
    """Enrich a corpus (files and folders) into Parquet tables under *out*, a folder or a URL.

    The same call again continues where it was interrupted, and does nothing when the run is
    finished. With ``config.append`` it enriches what is new in a corpus that has grown.

    *enricher* replaces the analysis that *config* describes: it takes records and gives the tables
    of `pipeline.schema.SCHEMAS`. It is pickled and sent to the worker processes; one that the
    calling script itself defines needs ``if __name__ == "__main__"`` there with more than one
    worker, and runs in this process with one, where no document is given up.

    Raises:
        ConfigError: the corpus or the output folder cannot be used; nothing was changed.
        ModelError: the models are missing or not the ones that the manifest describes.
        InputError: more inputs failed than ``max_failures`` allows; what is committed stays.
        ShardError: several shards in a row could not be committed.
    """
    config = config or RunConfig()
    files = find_corpus(corpus, encoding=config.encoding)
    with opened_for_run(out, engine=config.engine) as (output, place):
        refuse_foreign(output)
        recipe = make_recipe(config, models={} if enricher else _verified_models(config))
        with locked(output), writing(output):
            return _run_into(
                output,
                place,
                files,
                config=config,
                recipe=recipe,
                enricher=enricher,
                on_progress=on_progress,
            )


def _run_into(
    output: Output,
    place: Place,
    files: Sequence[CorpusFile],
    *,
    config: RunConfig,
    recipe: Recipe,
    enricher: Enrich | None,
    on_progress: OnProgress,
) -> RunReport:
    """Begin or continue a run, and finish it if no shard is lost."""
    started = time.monotonic()
    begun = begin(output, files, config=config, recipe=recipe)
    place.whole()
    plan = begun.plan
    shards = list(plan.shards(begun.files))
    todo = _uncommitted(output, shards, config=config)
    config = share_out(config, shards=len(todo), alone=enricher is not None)
    if todo and config.drop_duplicates:
        run_first_pass(output, shards, config=config, on_progress=on_progress)
    before = count_rows(output, _names_without(shards, todo))
    tally = Tally.of(todo, failures=before["failures"], on_progress=on_progress)
    if todo:
        _run_shards(todo, output, place, config=config, enricher=enricher, tally=tally)
    unfinished = not tally.lost and bool(todo or not output.manifest.exists())
    if unfinished:
        require_unchanged(begun.files, plan.versions(), told={*begun.changed, *begun.gone})
        _require_committed(output, shards, config=config)
        find_duplicates(output)
        write_duplicates(output, (shard.name for shard in shards))
        clear_temporary(output)  # what processes that died have left
    missing = _uncommitted(output, todo, config=config) if tally.lost else []
    there = _names_without(shards, missing)
    report = RunReport(
        out=output.url or output.folder,
        counts=count_rows(output, there),
        notes=count_notes(output, there),
        shards=plan.n_shards,
        skipped=plan.n_shards - len(todo),
        lost=tuple(tally.lost),
        changed=begun.changed,
        gone=begun.gone,
        new_words=tally.words,
        seconds=time.monotonic() - started,
    )
    if unfinished:
        _write_manifest(output, report, recipe=recipe, config=config)
        place.whole()
    return report


def _uncommitted(output: Output, shards: Iterable[Shard], *, config: RunConfig) -> list[Shard]:
    signed = not config.drop_duplicates and not output.duplicates.exists()
    return [shard for shard in shards if not is_committed(output, shard.name, signed=signed)]


def _names_without(shards: Iterable[Shard], others: Iterable[Shard]) -> list[str]:
    left_out = {shard.name for shard in others}
    return [shard.name for shard in shards if shard.name not in left_out]


def _require_committed(output: Output, shards: Iterable[Shard], *, config: RunConfig) -> None:
    """Raise a `ShardError` if something has taken files of the output away meanwhile."""
    if gone := _uncommitted(output, shards, config=config):
        raise ShardError(
            f"files of {len(gone)} shards are gone from {output}; "
            "the same command again writes them"
        )


def _run_shards(
    todo: Sequence[Shard],
    output: Output,
    place: Place,
    *,
    config: RunConfig,
    enricher: Enrich | None,
    tally: Tally,
) -> None:
    task = partial(
        run_shard,
        enricher=enricher or _default_enricher(config, output),
        writer=Writer(output),
        fields=config.fields,
        max_failures=config.max_failures,
        skip_of=partial(_duplicates_of, output.duplicates) if config.drop_duplicates else None,
    )
    # Needed when the shards are done, and imported while others work on them.
    Thread(target=import_module, args=("duckdb",), daemon=True).start()
    outcomes = get_engine(config.engine)(
        task,
        todo,
        workers=config.workers or 1,
        threads=config.models.threads or 1,
        on_batch=tally.add_batch,
        watch=Watch(output.tmp, config.doc_timeout),
    )
    for outcome in outcomes:
        if not isinstance(outcome, ShardError):
            place.shard(outcome.shard)
        tally.add_outcome(outcome)
        tally.check(max_failures=config.max_failures, workers=config.workers or 1)


def _duplicates_of(result: Path, shard: str) -> frozenset[str]:
    return frozenset(rows_of_shard(result, shard)["doc_id"].to_pylist())


def _write_manifest(
    output: Output, report: RunReport, *, recipe: Recipe, config: RunConfig
) -> None:
    text = manifest_json(
        recipe, config, counts=report.counts, shards=report.shards, seconds=report.seconds
    )
    write_atomically(output.manifest, text, tmp=output.tmp)


def _default_enricher(config: RunConfig, output: Output) -> Enrich:
    from pipeline.enricher import Enricher
    from pipeline.loading import load_verified_models

    if config.corrections is not None:  # the copy: the file itself may change meanwhile
        config = dataclasses.replace(config, corrections=str(output.corrections))
    return Enricher(config, load_verified_models)


def _verified_models(config: RunConfig) -> dict[str, str]:
    from pipeline.nlp.models import find_models, read_manifest, verify

    folder = find_models(config.models.folder)
    verify(folder)
    return dict(read_manifest(folder)["files"])
