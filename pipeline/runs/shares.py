"""How many processes a run takes, and how many threads each."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path
from typing import Final

from pipeline.config import RunConfig

# Each worker holds models and a batch of its own; the rest of the memory is the user's.
WORKER_MEMORY: Final = 2 * 1024**3  # bytes
_LIMITS: Final = (
    Path("/sys/fs/cgroup/memory.max"),
    Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"),
)


def share_out(config: RunConfig, *, shards: int, alone: bool = False) -> RunConfig:
    """Fill in the workers and threads that were not chosen.

    One process a core with one thread each does more than one process with all threads (a half
    more on two cores), so that is the default, as far as there are shards and memory. On a GPU, or
    *alone*, it is one process.
    """
    cores = available_cores()
    few = alone or config.models.device != "cpu"
    workers = config.workers or (1 if few else min(cores, memory() // WORKER_MEMORY))
    workers = max(1, min(workers, shards))
    threads = config.models.threads or max(1, cores // workers)
    models = dataclasses.replace(config.models, threads=threads)
    return dataclasses.replace(config, workers=workers, models=models)


def available_cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def memory() -> int:
    """Give the bytes of memory of this machine, or of the container."""
    try:
        physical = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError):  # no POSIX system says
        physical = WORKER_MEMORY
    return min([physical, *_limits()])


def _limits() -> list[int]:
    found = []
    for path in _LIMITS:
        try:
            found.append(int(path.read_text(encoding="ascii")))
        except (OSError, ValueError):  # no such file, or "max"
            continue
    return found
