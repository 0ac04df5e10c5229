"""What an engine is, and the engines there are.

An engine decides only where `pipeline.runs.shard.run_shard` is called; it never looks into a shard.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Final, Protocol

from pipeline.errors import ConfigError, NusawartaError, ShardError

if TYPE_CHECKING:
    from pipeline.runs.plan import Shard
    from pipeline.runs.shard import OnBatch, ShardReport
    from pipeline.runs.trouble import Watch


class Task(Protocol):
    """`run_shard` with everything but the shard filled in; can be sent to other processes."""

    def __call__(self, shard: Shard, *, on_batch: OnBatch = ...) -> ShardReport:
        """Run one shard."""


class Engine(Protocol):
    """Runs the task once for each shard, in any order.

    It yields a report, or the `ShardError` that kept a shard from being committed, as shards are
    finished. Every other exception of a task ends the run and is raised.
    """

    def __call__(
        self,
        task: Task,
        shards: Iterable[Shard],
        *,
        workers: int,
        threads: int,
        on_batch: OnBatch,
        watch: Watch,
    ) -> Iterator[ShardReport | ShardError]:
        """Run the shards; *watch* tells what their processes have in hand."""


ENGINES: Final = {
    "local": "pipeline.runs.engines.local:run_local",
    "ray": "pipeline.runs.engines.ray:run_ray",
}


def get_engine(name: str) -> Engine:
    """The engine of that name.

    Raises:
        ConfigError: there is none; the message lists the names.
    """
    if name not in ENGINES:
        raise ConfigError.unknown("engine", name, ENGINES)
    module, function = ENGINES[name].split(":")
    engine: Engine = getattr(import_module(module), function)
    return engine


def attempt(task: Task, shard: Shard, *, on_batch: OnBatch) -> ShardReport | NusawartaError:
    """Run the task; an error of ours is a result, so that it can be sent between processes."""
    try:
        return task(shard, on_batch=on_batch)
    except NusawartaError as error:
        return error


def settle(outcome: ShardReport | NusawartaError) -> ShardReport | ShardError:
    """Raise what ends the run; what became of one shard is returned."""
    if isinstance(outcome, NusawartaError) and not isinstance(outcome, ShardError):
        raise outcome
    return outcome
