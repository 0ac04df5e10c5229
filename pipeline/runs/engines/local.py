"""Shards on this machine: in this process for one worker, else one process a worker.

Each worker process loads its models once and takes one shard after another through a pipe of its
own, so that a worker that dies (out of memory, say) loses its shard only.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING

from pipeline.errors import NusawartaError, ShardError
from pipeline.runs.engines.base import attempt, settle

if TYPE_CHECKING:
    from pipeline.runs.engines.base import Task
    from pipeline.runs.plan import Shard
    from pipeline.runs.shard import OnBatch, ShardReport


def run_local(
    task: Task, shards: Iterable[Shard], *, workers: int, threads: int, on_batch: OnBatch
) -> Iterator[ShardReport | ShardError]:
    """Run in this process for one worker, else in a pool of processes."""
    if workers == 1:
        return (settle(attempt(task, shard, on_batch=on_batch)) for shard in shards)
    start = partial(_start, task, threads=threads)
    return _run_pool(start, iter(shards), workers=workers, on_batch=on_batch)


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    shard: Shard | None = None


@dataclass(frozen=True, slots=True)
class _Batch:
    records: int
    words: int


def _run_pool(
    start: partial[_Worker], shards: Iterator[Shard], *, workers: int, on_batch: OnBatch
) -> Iterator[ShardReport | ShardError]:
    pool: dict[object, _Worker] = {}
    try:
        for first in islice(shards, workers):
            worker = start()
            pool[worker.pipe] = _assign(worker, first)
        while pool:
            for pipe in wait([worker.pipe for worker in pool.values()]):
                message = _receive(pool[pipe])
                if isinstance(message, _Batch):
                    on_batch(records=message.records, words=message.words)
                    continue
                worker = pool.pop(pipe)
                if (shard := next(shards, None)) is not None:
                    worker = worker if worker.process.is_alive() else start()
                    pool[worker.pipe] = _assign(worker, shard)
                else:
                    worker.pipe.close()  # it ends when nothing more can come
                yield message
    finally:
        for worker in pool.values():
            worker.process.terminate()
            worker.process.join()


def _start(task: Task, *, threads: int) -> _Worker:
    # spawn, not fork: a fork of a process that has used torch's threads can hang
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, task, threads), daemon=True)
    process.start()
    theirs.close()  # the end of the worker is now the end of the pipe
    return _Worker(process, ours)


def _assign(worker: _Worker, shard: Shard) -> _Worker:
    worker.shard = shard
    with suppress(OSError):  # it has died; `_receive` will say so
        worker.pipe.send(shard)
    return worker


def _receive(worker: _Worker) -> _Batch | ShardReport | ShardError:
    try:
        message: _Batch | ShardReport | NusawartaError = worker.pipe.recv()
    except (EOFError, ConnectionResetError):
        worker.process.join()
        code = worker.process.exitcode
        name = worker.shard.name if worker.shard else "?"
        return ShardError(
            f"shard {name} was not committed: its worker died (exit code {code}; "
            "-9 is often a lack of memory: fewer workers or smaller batches may help)"
        )
    return message if isinstance(message, _Batch) else settle(message)


def _work(pipe: Connection, task: Task, threads: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C: the parent stops its workers itself
    os.environ["OMP_NUM_THREADS"] = str(threads)  # read when torch is imported

    def report(*, records: int, words: int) -> None:
        pipe.send(_Batch(records, words))

    try:
        while True:
            pipe.send(attempt(task, pipe.recv(), on_batch=report))
    except (EOFError, OSError):
        return  # the parent is gone, or has nothing more to do
