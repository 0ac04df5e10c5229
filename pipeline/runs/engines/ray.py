"""Shards on a Ray cluster, or on a Ray of its own on this machine.

One actor a worker keeps the models loaded. An actor that dies loses its shard, and another takes
its place. Corpus and output folder must lie at the same path on every node.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from pipeline.errors import MissingDependencyError, NusawartaError, ShardError
from pipeline.runs.engines.base import attempt, settle
from pipeline.runs.shard import ignore_batch

if TYPE_CHECKING:
    from pipeline.runs.engines.base import Task
    from pipeline.runs.plan import Shard
    from pipeline.runs.shard import OnBatch, ShardReport


def run_ray(
    task: Task, shards: Iterable[Shard], *, workers: int, threads: int, on_batch: OnBatch
) -> Iterator[ShardReport | ShardError]:
    """Run on the cluster that ``RAY_ADDRESS`` names, else on this machine.

    Raises:
        MissingDependencyError: Ray is not installed.
    """
    try:
        import ray
    except ImportError as error:
        raise MissingDependencyError.extra("ray", "ray") from error  # noqa: S610 - no Django
    ours = not ray.is_initialized()
    if ours and "RAY_ADDRESS" in os.environ:
        ray.init(log_to_driver=False)
    elif ours:
        ray.init("local", num_cpus=workers * threads, include_dashboard=False, log_to_driver=False)
    remote = ray.remote(num_cpus=threads)(_Actor)
    try:
        yield from _run(ray, partial(remote.remote, task), shards, workers, on_batch=on_batch)
    finally:
        if ours:
            ray.shutdown()


class _Actor:
    def __init__(self, task: Task) -> None:
        self.task = task

    def run(self, shard: Shard) -> ShardReport | NusawartaError:
        return attempt(self.task, shard, on_batch=ignore_batch)


def _run(
    ray: Any, start: Any, todo: Iterable[Shard], workers: int, *, on_batch: OnBatch
) -> Iterator[ShardReport | ShardError]:
    shards, running = iter(todo), {}
    for shard in islice(shards, workers):
        actor = start()
        running[actor.run.remote(shard)] = (actor, shard)
    while running:
        (ready,), _ = ray.wait(list(running))
        actor, shard = running.pop(ready)
        try:
            outcome = settle(ray.get(ready))
            if not isinstance(outcome, ShardError):
                on_batch(records=outcome.records, words=outcome.words)
        except ray.exceptions.RayActorError as error:
            outcome = ShardError(f"shard {shard.name} was not committed: {error}")
            actor = start()
        if (following := next(shards, None)) is not None:
            running[actor.run.remote(following)] = (actor, following)
        yield outcome
