"""How the cost of a call grows with its input: what a limit in seconds cannot tell."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import thread_time

ATTEMPTS = 3
SHORTEST = 0.0005  # seconds; below, the clock and the first call are all there is to see


def growth(work: Callable[[int], object], *, small: int, large: int) -> float:
    """How much more one unit costs at size *large* than at *small*: 1 is linear.

    For code that is quadratic it is ``large / small``. Each size counts by the fastest of three
    calls, in the time of this thread alone and without the garbage collector, whose passes over
    the heap of a whole test run cost more than the work.
    """
    work(small)
    return (
        max(_fastest(work, large), SHORTEST)
        / max(_fastest(work, small), SHORTEST)
        * (small / large)
    )


def _fastest(work: Callable[[int], object], size: int) -> float:
    seconds = []
    for _ in range(ATTEMPTS):
        gc.collect()
        gc.disable()
        try:
            start = thread_time()
            work(size)
            seconds.append(thread_time() - start)
        finally:
            gc.enable()
    return min(seconds)
