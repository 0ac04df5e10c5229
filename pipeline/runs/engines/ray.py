"""Shards on a Ray cluster, or on a Ray of its own on this machine.

One actor a worker keeps the models loaded. An actor that dies or stalls costs at most the document
that made it (see `pipeline.runs.recovery`). Corpus and output folder must lie at the same path on
every node.
"""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from pipeline.errors import ConfigError, MissingDependencyError, NusawartaError, ShardError
from pipeline.runs.engines.base import attempt, settle
from pipeline.runs.recovery import Recovery
from pipeline.runs.shard import ignore_batch
from pipeline.runs.trouble import Place

if TYPE_CHECKING:
    from pipeline.runs.engines.base import Task
    from pipeline.runs.plan import Shard
    from pipeline.runs.shard import OnBatch, ShardReport
    from pipeline.runs.trouble import Watch

logger = logging.getLogger(__name__)

_LOOK_EVERY: Final = 1.0  # seconds between looks at what actors have in hand
_ANSWERS_WITHIN: Final = 10  # seconds that a cluster may take to accept a connection
_started: Final[dict[str, int]] = {}  # the size of a Ray of its own, in this process


def run_ray(
    task: Task,
    shards: Iterable[Shard],
    *,
    workers: int,
    threads: int,
    on_batch: OnBatch,
    watch: Watch,
) -> Iterator[ShardReport | ShardError]:
    """Run on the cluster that ``RAY_ADDRESS`` names, else on this machine.

    A Ray of its own is left running for the next pass over the corpus, or the next run, and ends
    with the process.

    Raises:
        MissingDependencyError: Ray is not installed.
        ConfigError: the cluster does not answer, or Ray cannot be started.
    """
    try:
        import ray
    except ImportError as error:
        raise MissingDependencyError.extra("ray", "ray") from error  # noqa: S610 - no Django
    _connect(ray, cpus=workers * threads)
    remote = ray.remote(num_cpus=threads, max_restarts=0)(_Actor)
    start = partial(remote.remote, task)
    return _Crew(ray, start, iter(shards), on_batch, watch).run(workers)


def _connect(ray: Any, *, cpus: int) -> None:
    if ray.is_initialized():
        if _started.get("cpus", cpus) >= cpus:
            return
        ray.shutdown()  # ours, but too small
    _started.clear()
    address = os.environ.get("RAY_ADDRESS")
    if address:
        _require_answer(address)
    try:
        if address:
            ray.init(log_to_driver=False)
        else:
            ray.init("local", num_cpus=cpus, include_dashboard=False, log_to_driver=False)
            _started["cpus"] = cpus
    except Exception as error:  # Ray raises many kinds
        where = f"the cluster at {address}" if address else "a Ray of its own"
        raise ConfigError(f"cannot use {where}: {error}") from error


def _require_answer(address: str) -> None:
    """Raise a `ConfigError` soon where nothing listens: Ray itself waits for minutes."""
    import socket

    host, _, port = address.removeprefix("ray://").rpartition(":")
    if not port.isdigit():
        return  # "auto", "local": nothing to ask beforehand
    try:
        socket.create_connection((host.strip("[]"), int(port)), _ANSWERS_WITHIN).close()
    except OSError as error:
        raise ConfigError(f"the Ray cluster at {address} does not answer: {error}") from error


class _Actor:
    def __init__(self, task: Task) -> None:
        self.task = task

    def run(self, shard: Shard) -> ShardReport | NusawartaError:
        return attempt(self.task, shard, on_batch=ignore_batch)


@dataclass(slots=True)
class _Job:
    actor: Any
    shard: Shard
    told: Place = field(default_factory=Place)
    stalled: bool = False


@dataclass(slots=True)
class _Crew:
    ray: Any
    start: partial[Any]
    shards: Iterator[Shard]
    on_batch: OnBatch
    watch: Watch
    again: deque[Shard] = field(default_factory=deque)
    running: dict[Any, _Job] = field(default_factory=dict)
    recovery: Recovery = field(default_factory=Recovery)

    def run(self, workers: int) -> Iterator[ShardReport | ShardError]:
        try:
            for _ in range(workers):
                self._assign(self.start)
            while self.running:
                ready, _ = self.ray.wait(list(self.running), timeout=_LOOK_EVERY)
                for reference in ready:
                    yield from self._settle(reference, self.running.pop(reference))
                for job in self.running.values():
                    self._look(job)
        finally:
            for job in self.running.values():
                self.ray.kill(job.actor)

    def _assign(self, actor: Any) -> None:
        """Give the next shard to an actor; one is started only where there is a shard for it."""
        shard = self.again.popleft() if self.again else next(self.shards, None)
        if shard is not None:
            self.watch.forget(shard.name)
            actor = actor() if actor is self.start else actor
            self.running[actor.run.remote(shard)] = _Job(actor, shard)

    def _settle(self, reference: Any, job: _Job) -> Iterator[ShardReport | ShardError]:
        try:
            outcome = settle(self.ray.get(reference))
        except self.ray.exceptions.RayActorError as error:
            lost = self._bury(job, error)
            self._assign(self.start)
            if lost is not None:
                yield lost
            return
        if not isinstance(outcome, ShardError):
            self._tell(job, Place(records=outcome.records, words=outcome.words))
        self._assign(job.actor)
        yield outcome

    def _bury(self, job: _Job, error: Exception) -> ShardError | None:
        place = self.watch.place(job.shard.name)
        self.watch.forget(job.shard.name)
        self._tell(job, Place())
        kind, why = "ProcessDied", "its process died"
        if job.stalled:
            kind, why = "TimeoutError", f"it took more than {self.watch.seconds} s"
        shard = self.recovery.retried(job.shard, place, error=kind, message=why)
        if shard is None:
            return ShardError(f"shard {job.shard.name} was not committed: {error}")
        logger.info("shard %s is tried again: %s", shard.name, why)
        self.again.append(shard)
        return None

    def _look(self, job: _Job) -> None:
        self._tell(job, self.watch.place(job.shard.name))
        if not job.stalled and self.watch.has_stalled(job.shard.name):
            job.stalled = True
            self.ray.kill(job.actor)

    def _tell(self, job: _Job, place: Place) -> None:
        """Tell what has been done since this was last asked; less, where a shard begins anew."""
        records, words = place.records - job.told.records, place.words - job.told.words
        if records or words:
            self.on_batch(records=records, words=words)
        if records > 0:
            self.recovery.progressed()
        job.told = place
