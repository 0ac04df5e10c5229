"""Labels in a picture that do not cover each other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

_LETTER: Final = 6.6  # width at the size of 12 that labels have
_HEIGHT: Final = 15.0


class Box(NamedTuple):
    """A rectangle: its left upper corner and its size."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: Box) -> bool:
        """Tell whether the two cover each other anywhere."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


def width_of(label: str) -> float:
    """Give the width of a label, generously: fonts differ."""
    return _LETTER * len(label) + 2


def first_free(
    at: tuple[float, float],
    radius: float,
    label: str,
    taken: Iterable[Box],
    size: tuple[float, float],
) -> Box | None:
    """Find room for a label right, left, above or below a circle; ``None`` if there is none."""
    (x, y), wide = at, width_of(label)
    places = (
        Box(x + radius + 3, y - _HEIGHT / 2, wide, _HEIGHT),
        Box(x - radius - 3 - wide, y - _HEIGHT / 2, wide, _HEIGHT),
        Box(x - wide / 2, y - radius - 1 - _HEIGHT, wide, _HEIGHT),
        Box(x - wide / 2, y + radius + 1, wide, _HEIGHT),
    )
    others = list(taken)
    free = (box for box in places if not any(box.meets(other) for other in others))
    return next((box for box in free if _inside(box, size)), None)


def _inside(box: Box, size: tuple[float, float]) -> bool:
    across = box.x >= 0 and box.x + box.width <= size[0]
    return across and box.y >= 0 and box.y + box.height <= size[1]
