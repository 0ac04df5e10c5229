"""A worker process of the local engine: runs one shard after another for its parent.

It is started as a program of its own, not by `multiprocessing`, which would import the script of
the caller: so a run needs no ``if __name__ == "__main__"``, unless the script itself defines what
is sent here.
"""

from __future__ import annotations

import gc
import multiprocessing.spawn
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

from pipeline.errors import ConfigError
from pipeline.runs.engines.base import attempt

if TYPE_CHECKING:
    from pipeline.runs.engines.base import Task

_PROGRAM = "from pipeline.runs.engines.worker import main; main()"
_MAIN = b"__main__"
_OURS = b"load_verified_models"  # in a task with the analysis of this package
_AHEAD = "ahead"

_Started = tuple[subprocess.Popen[bytes], Connection]
_waiting: list[_Started] = []  # started ahead, and not taken yet


@dataclass(frozen=True, slots=True)
class BatchDone:
    """Sent after each batch."""

    records: int
    words: int


@contextmanager
def started_ahead(*, wanted: bool) -> Iterator[None]:
    """Have a worker for our own analysis import what it needs while this process plans the run.

    The first worker of the run is that one. Where none is started, it ends with the context.
    """
    if wanted:
        _waiting.append(_start(_AHEAD))
    try:
        yield
    finally:
        while _waiting:
            process, pipe = _waiting.pop()
            process.kill()
            pipe.close()
            process.communicate()


def start_worker(task: bytes, *, threads: int) -> _Started:
    """Start a process that runs the pickled *task* on the shards that are sent to it."""
    ahead = _OURS in task and _waiting
    process, ours = _waiting.pop() if ahead else _start()
    with suppress(OSError):  # it has died by now; whoever listens will see it
        ours.send((_preparation(task), threads, task))
    return process, ours


def _start(*arguments: str) -> _Started:
    ours, theirs = Pipe()
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(path or os.getcwd() for path in sys.path),  # noqa: PTH109
    }
    process = subprocess.Popen(  # noqa: S603 - this Python and this program
        [multiprocessing.spawn.get_executable(), "-c", _PROGRAM, str(theirs.fileno()), *arguments],
        stdin=subprocess.PIPE,  # its end tells the worker that the parent is gone
        pass_fds=[theirs.fileno()],
        env=environment,
    )
    theirs.close()  # the end of the worker is now the end of the pipe
    return process, ours


def _preparation(task: bytes) -> dict[str, Any] | None:
    """What a worker must import first, where the script of the caller defines part of the task."""
    return multiprocessing.spawn.get_preparation_data("nusawarta") if _MAIN in task else None


def main() -> None:
    """Serve the parent, whose end of the pipe has the number that the program was started with."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C: the parent stops its workers itself
    threading.Thread(target=_end_with_parent, daemon=True).start()
    pipe = Connection(int(sys.argv[1]))
    if _AHEAD in sys.argv:
        import_all()

    def report(*, records: int, words: int) -> None:
        pipe.send(BatchDone(records, words))

    try:
        task = _received_task(pipe)
        while True:
            shard = pipe.recv()
            if isinstance(task, ConfigError):
                pipe.send(task)
            else:
                pipe.send(attempt(task, shard, on_batch=report))
    except (EOFError, OSError):
        return  # the parent is gone, or has nothing more to do


def import_all() -> None:
    """Import what a run over a corpus with our own analysis needs."""
    gc.disable()  # nothing of this is garbage
    from pipeline.loading import import_analysis

    import_analysis()
    import pipeline.enricher
    import pipeline.readers.corpus
    import pipeline.runs.shard  # noqa: F401

    gc.enable()


def _received_task(pipe: Connection) -> Task | ConfigError:
    preparation, threads, data = pipe.recv()
    os.environ["OMP_NUM_THREADS"] = str(threads)  # read when torch is imported
    try:
        if preparation is not None:
            multiprocessing.spawn.prepare(preparation)
        task: Task = pickle.loads(data)  # noqa: S301 - from the parent
    except Exception as error:  # noqa: BLE001 - whatever a module of the caller raises
        return ConfigError(f"the enricher cannot be sent to a worker: {error}")
    return task


def _end_with_parent() -> None:
    sys.stdin.buffer.read()
    os._exit(1)
