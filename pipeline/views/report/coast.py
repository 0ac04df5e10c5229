"""The coast of Indonesia and of its neighbours on the same islands, as paths of a map."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from pipeline.language_data import read_json

Point = Sequence[float]
Project = Callable[[float, float], tuple[float, float]]

_OURS: Final = "Indonesia"


def coast(project: Project) -> str:
    """Draw the land; *project* turns longitude and latitude into a point of the picture."""
    shapes = read_json("places/coast.json")["features"]
    ours = [shape for shape in shapes if shape["properties"]["name"] == _OURS]
    others = [shape for shape in shapes if shape["properties"]["name"] != _OURS]
    return _path("land abroad", others, project) + _path("land", ours, project)


def _path(kind: str, shapes: Sequence[dict[str, Any]], project: Project) -> str:
    lines = (_line(ring, project) for shape in shapes for ring in _rings(shape["geometry"]))
    return f'<path class="{kind}" d="{"".join(lines)}"/>'


def _rings(geometry: dict[str, Any]) -> Iterator[Sequence[Point]]:
    for polygon in geometry["coordinates"]:
        yield from polygon


def _line(ring: Sequence[Point], project: Project) -> str:
    """A closed line in whole units, without the points that fall on the one before."""
    points = [tuple(round(n) for n in project(lon, lat)) for lon, lat in ring]
    kept = [point for at, point in enumerate(points) if at == 0 or point != points[at - 1]]
    return "M" + " ".join(f"{x},{y}" for x, y in kept) + "z"
