"""Where the nodes of a small network stand, so that labels do not cover each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]

_STEPS: Final = 400
_GRAVITY: Final = 2.5  # to the middle: what hangs together with nothing must not drift away
_APART: Final = 1500  # rounds of pushing at most


def spread(
    edges: Sequence[tuple[int, int, float]],
    boxes: Sequence[tuple[float, float]],
    size: tuple[float, float],
) -> Points:
    """Place nodes by the forces of Fruchterman and Reingold, then push their boxes apart.

    Args:
        edges: pairs of node numbers with a weight; heavier pairs stand closer.
        boxes: width and height of each node with its label.
        size: width and height of the picture.

    Returns:
        The middles of the boxes, all within the picture. The same input gives the same picture.
    """
    count = len(boxes)
    angles = np.arange(count) * 2.399963  # the golden angle: no two in a line
    radii = np.sqrt((np.arange(count) + 0.5) / count) / 2
    at = np.stack([np.cos(angles), np.sin(angles)], axis=1) * radii[:, None]
    pull = np.zeros((count, count))
    for a, b, weight in edges:
        pull[a, b] = pull[b, a] = 1 + np.log(weight)
    ideal = 0.9 / np.sqrt(max(count, 1))
    for step in range(_STEPS):
        at = _step(at, pull, ideal, heat=0.1 * (1 - step / _STEPS))
    return _apart(_fit(at, size), np.array(boxes, dtype=np.float64), size)


def _step(at: Points, pull: Points, ideal: float, *, heat: float) -> Points:
    between = at[:, None] - at[None, :]
    distance = np.maximum(np.sqrt((between**2).sum(axis=2)), 1e-6)
    away = ideal**2 / distance**2
    closer = pull * distance / ideal
    force = (between * (away - closer)[:, :, None]).sum(axis=1) - at * _GRAVITY
    length = np.maximum(np.sqrt((force**2).sum(axis=1)), 1e-9)[:, None]
    moved: Points = at + force / length * np.minimum(length, heat)
    return moved


def _fit(at: Points, size: tuple[float, float]) -> Points:
    low, high = at.min(axis=0), at.max(axis=0)
    scaled: Points = (at - low) / np.maximum(high - low, 1e-9) * np.array(size)
    return scaled


def _apart(at: Points, boxes: Points, size: tuple[float, float]) -> Points:
    half, limit = boxes / 2, np.array(size)
    for _ in range(_APART):
        np.clip(at, half, np.maximum(limit - half, half), out=at)
        covered = _covered(at, half)
        if not covered:
            break
        for a, b in covered:
            _push(at, half, a, b)
    return at


def _covered(at: Points, half: Points) -> list[tuple[int, int]]:
    """The pairs of boxes that cover each other."""
    over = half[:, None] + half[None, :] - np.abs(at[:, None] - at[None, :])
    pairs = np.argwhere(np.triu((over > 0).all(axis=2), k=1))
    return [(int(a), int(b)) for a, b in pairs]


def _push(at: Points, half: Points, a: int, b: int) -> None:
    """Move two boxes that cover each other apart, the shorter way."""
    gap = at[a] - at[b]
    over = half[a] + half[b] - np.abs(gap)
    axis = int(over[1] < over[0])
    step = max(over[axis] / 2, 0) + 0.5
    direction = 1.0 if gap[axis] >= 0 else -1.0
    at[a, axis] += direction * step
    at[b, axis] -= direction * step
