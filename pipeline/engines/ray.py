"""Shards on a Ray cluster, or on a Ray of its own on this machine.

One actor a worker keeps the models loaded. An actor that dies loses its shard and is started
again. Corpus and output folder must lie at the same path on every node.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from pipeline.engines.base import attempt, settle
from pipeline.errors import MissingDependencyError, NusawartaError, ShardError
from pipeline.shard import ignore_batch

if TYPE_CHECKING:
    from pipeline.engines.base import Task
    from pipeline.plan import Shard
    from pipeline.shard import OnBatch, ShardReport


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
    actor = ray.remote(num_cpus=threads, max_restarts=-1)(_Actor)
    actors = [actor.remote(task) for _ in range(workers)]
    try:
        yield from _run(ray, actors, iter(shards), on_batch=on_batch)
    finally:
        for one in actors:
            ray.kill(one)
        if ours:
            ray.shutdown()


class _Actor:
    def __init__(self, task: Task) -> None:
        self.task = task

    def run(self, shard: Shard) -> ShardReport | NusawartaError:
        return attempt(self.task, shard, on_batch=ignore_batch)


def _run(
    ray: Any, actors: list[Any], shards: Iterator[Shard], *, on_batch: OnBatch
) -> Iterator[ShardReport | ShardError]:
    running = {
        actor.run.remote(shard): (actor, shard)
        for actor, shard in zip(actors, islice(shards, len(actors)), strict=False)
    }
    while running:
        (ready,), _ = ray.wait(list(running))
        actor, shard = running.pop(ready)
        try:
            outcome = settle(ray.get(ready))
        except ray.exceptions.RayActorError as error:
            outcome = ShardError(f"shard {shard.name} was not committed: {error}")
        if not isinstance(outcome, ShardError):
            on_batch(records=outcome.records, words=outcome.words)
        if (following := next(shards, None)) is not None:
            running[actor.run.remote(following)] = (actor, following)
        yield outcome
