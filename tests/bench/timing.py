"""Time a call several times and keep the fastest: what else the machine does only ever adds."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")


def timed(work: Callable[[], _T]) -> tuple[float, _T]:
    """Give the seconds of one call, and its result."""
    begin = time.perf_counter()
    result = work()
    return time.perf_counter() - begin, result


def fastest(work: Callable[[], object], *, times: int) -> float:
    """Give the seconds of the fastest of so many calls."""
    return min(timed(work)[0] for _ in range(times))
