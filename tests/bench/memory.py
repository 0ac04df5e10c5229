"""Peak memory of a command and of all the processes that it starts, as Linux counts it.

A process counts by its proportional set size: what it shares with others, a file of weights say,
is divided among them, so that the sum is what the machine really holds.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

PROC = Path("/proc")
_EVERY = 0.2  # seconds between looks


class Peak(NamedTuple):
    """In MiB; the peaks of single processes may lie at other moments than that of all."""

    largest: float  # process
    together: float


def peak_of(command: Sequence[str]) -> Peak | None:
    """Run *command* to its end and give the peak; ``None`` where the system does not tell.

    Raises:
        subprocess.CalledProcessError: the command failed.
    """
    if not (PROC / "self" / "smaps_rollup").exists():
        return None
    largest = together = 0.0
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        sizes = [_size(pid) for pid in family(process.pid)]
        largest, together = max([largest, *sizes]), max(together, sum(sizes))
        time.sleep(_EVERY)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Peak(largest, together)


def family(root: int) -> Iterator[int]:
    """Yield a process and all that descend from it."""
    children: dict[int, list[int]] = {}
    for folder in PROC.iterdir():
        if folder.name.isdigit() and (parent := _parent(folder)):
            children.setdefault(parent, []).append(int(folder.name))
    waiting = [root]
    while waiting:
        pid = waiting.pop()
        waiting += children.get(pid, [])
        yield pid


def _parent(folder: Path) -> int | None:
    try:
        text = (folder / "stat").read_text(encoding="utf-8", errors="replace")
    except OSError:  # it has ended
        return None
    return int(text.rpartition(")")[2].split()[1])  # behind a name that may have blanks


def _size(pid: int) -> float:
    """Give the proportional set size of a process in MiB; 0 if it has ended."""
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:"))
