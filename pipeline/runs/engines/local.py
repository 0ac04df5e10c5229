"""Shards on this machine: one process a worker, which loads its models once.

Each worker takes one shard after another through a pipe of its own, so that a worker that dies (out
of memory, say) or stalls costs at most the document that made it (see `pipeline.runs.recovery`).
"""

from __future__ import annotations

import logging
import pickle
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Final

from pipeline.errors import NusawartaError, ShardError
from pipeline.runs.engines.base import attempt, settle
from pipeline.runs.engines.worker import BatchDone, start_worker
from pipeline.runs.recovery import Recovery

if TYPE_CHECKING:
    import subprocess

    from pipeline.runs.engines.base import Task
    from pipeline.runs.plan import Shard
    from pipeline.runs.shard import OnBatch, ShardReport
    from pipeline.runs.trouble import Watch

logger = logging.getLogger(__name__)

_LOOK_EVERY: Final = 1.0  # seconds between looks at what workers have in hand


def run_local(
    task: Task,
    shards: Iterable[Shard],
    *,
    workers: int,
    threads: int,
    on_batch: OnBatch,
    watch: Watch,
) -> Iterator[ShardReport | ShardError]:
    """Run in so many processes; in this one only if there is one and the task cannot be sent."""
    data = _sendable(task, alone=workers == 1)
    if data is None:
        return (settle(attempt(task, shard, on_batch=on_batch)) for shard in shards)
    start = partial(start_worker, data, threads=threads)
    return _Pool(start, deque(), iter(shards), on_batch, watch).run(workers)


def _sendable(task: Task, *, alone: bool) -> bytes | None:
    """The task, pickled; ``None`` for a single worker whose task is bound to this process."""
    try:
        data = pickle.dumps(task)
    except Exception:  # whatever an enricher of the caller raises
        if alone:
            return None
        raise
    return None if alone and b"__main__" in data else data


@dataclass(slots=True)
class _Worker:
    process: subprocess.Popen[bytes]
    pipe: Connection
    shard: Shard
    records: int = 0  # reported of this shard
    words: int = 0
    stalled: bool = False

    def stop(self) -> int:
        """End the process, whatever it is doing; returns its exit code."""
        self.pipe.close()
        self.process.kill()
        if self.process.stdin:
            self.process.stdin.close()
        return self.process.wait()


@dataclass(slots=True)
class _Pool:
    start: partial[tuple[subprocess.Popen[bytes], Connection]]
    again: deque[Shard]  # shards whose workers died
    shards: Iterator[Shard]
    on_batch: OnBatch
    watch: Watch

    def run(self, workers: int) -> Iterator[ShardReport | ShardError]:
        recovery = Recovery()
        pool: dict[Connection, _Worker] = {}
        try:
            while len(pool) < workers and (shard := self._next()) is not None:
                self._join(pool, _Worker(*self.start(), shard))
            while pool:
                ready = wait(list(pool), timeout=_LOOK_EVERY)
                for worker in [pool[pipe] for pipe in pool if pipe in ready]:
                    yield from self._listen(pool, worker, recovery)
                self._kill_stalled(pool.values())
        finally:
            for worker in pool.values():
                worker.stop()

    def _next(self) -> Shard | None:
        return self.again.popleft() if self.again else next(self.shards, None)

    def _join(self, pool: dict[Connection, _Worker], worker: _Worker) -> None:
        self.watch.forget(worker.shard.name)
        pool[worker.pipe] = worker
        with suppress(OSError):  # it has died; `_listen` will see it
            worker.pipe.send(worker.shard)

    def _listen(
        self, pool: dict[Connection, _Worker], worker: _Worker, recovery: Recovery
    ) -> Iterator[ShardReport | ShardError]:
        try:
            message: BatchDone | ShardReport | NusawartaError = worker.pipe.recv()
        except (EOFError, OSError):
            del pool[worker.pipe]
            outcome = self._bury(worker, recovery)
            if (shard := self._next()) is not None:
                self._join(pool, _Worker(*self.start(), shard))
            if outcome is not None:
                yield outcome
            return
        recovery.progressed()
        if isinstance(message, BatchDone):
            worker.records += message.records
            worker.words += message.words
            self.on_batch(records=message.records, words=message.words)
            return
        del pool[worker.pipe]
        if (shard := self._next()) is not None:
            self._join(pool, _Worker(worker.process, worker.pipe, shard))
        else:
            worker.stop()
        yield settle(message)

    def _bury(self, worker: _Worker, recovery: Recovery) -> ShardError | None:
        """See how the shard of a dead worker is tried again; an error where it is not."""
        worker.process.wait()  # its own exit code, before it is cleared away
        code, name = worker.stop(), worker.shard.name
        self.on_batch(records=-worker.records, words=-worker.words)
        place = self.watch.place(name)
        self.watch.forget(name)
        error, why = "ProcessDied", f"its process died (exit code {code})"
        if worker.stalled:
            error, why = "TimeoutError", f"it took more than {self.watch.seconds} s"
        shard = recovery.retried(worker.shard, place, error=error, message=why)
        if shard is None:
            return ShardError(
                f"shard {name} was not committed: {why.replace('its process', 'its worker')}; "
                "-9 is often a lack of memory: fewer workers or smaller batches may help"
            )
        logger.info("shard %s is tried again: %s", name, why)
        self.again.append(shard)
        return None

    def _kill_stalled(self, workers: Iterable[_Worker]) -> None:
        for worker in workers:
            if not worker.stalled and self.watch.has_stalled(worker.shard.name):
                worker.stalled = True
                worker.process.kill()
