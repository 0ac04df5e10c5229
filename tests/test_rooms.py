"""The order of the rooms: a module imports from its own level or from below, never in a circle.

Read from the code's own syntax tree. Imports inside functions and under ``TYPE_CHECKING`` count as
well: the first only come later, and the second are what a reader has to know.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# From top to bottom. A new room belongs to one of these levels.
LEVELS = (
    {"__main__"},
    {"cli"},
    {"runs", "views"},
    {"api", "enricher", "loading"},
    {"tables", "stages", "nlp", "article", "readers", "duplicates"},
    {
        "morphology",
        "batching",
        "lang",
        "config",
        "errors",
        "extensions",
        "interchange",
        "language_data",
        "records",
        "schema",
        "settings",
        "spare_imports",
        "spilling",
    },
)
FACADE = "pipeline"  # `pipeline/__init__.py` has the version, and lends names of all rooms lazily
LEVEL_OF = {room: level for level, rooms in enumerate(LEVELS) for room in rooms}


@cache
def modules() -> Mapping[str, Path]:
    """Every module by its dotted name."""
    names = {}
    for path in sorted((ROOT / "pipeline").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        names[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return names


@cache
def imports_of(name: str) -> frozenset[str]:
    """The modules of ours that a module names in an import, wherever it stands."""
    tree = ast.parse(modules()[name].read_text(encoding="utf-8"))
    found = {target for node in ast.walk(tree) for target in targets(node)}
    return frozenset(found - {name, FACADE})


def targets(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names if alias.name in modules())
    elif isinstance(node, ast.ImportFrom):
        assert not node.level, "imports are absolute here"
        module = node.module or ""
        for alias in node.names:
            inner = f"{module}.{alias.name}"
            if inner in modules():
                yield inner
            elif module in modules():
                yield module


def room_of(module: str) -> str:
    return module.split(".")[1]


def circle(graph: Mapping[str, frozenset[str]]) -> list[str]:
    """A circle of the graph, or nothing."""
    done: set[str] = set()

    def walk(node: str, path: list[str]) -> list[str]:
        if node in path:
            return [*path[path.index(node) :], node]
        if node in done:
            return []
        found = next(filter(None, (walk(n, [*path, node]) for n in sorted(graph[node]))), [])
        done.add(node)
        return found

    return next(filter(None, (walk(node, []) for node in sorted(graph))), [])


OURS = [name for name in modules() if name != FACADE]


def test_every_room_has_a_level() -> None:
    assert {room_of(name) for name in OURS} <= set(LEVEL_OF)


@pytest.mark.parametrize("name", OURS)
def test_no_module_imports_upwards(name: str) -> None:
    level = LEVEL_OF[room_of(name)]
    assert [other for other in sorted(imports_of(name)) if LEVEL_OF[room_of(other)] < level] == []


def test_there_is_no_circle_of_modules() -> None:
    assert circle({name: imports_of(name) for name in OURS}) == []


def test_there_is_no_circle_of_rooms() -> None:
    rooms: dict[str, set[str]] = {room_of(name): set() for name in OURS}
    for name in OURS:
        rooms[room_of(name)] |= {room_of(other) for other in imports_of(name)} - {room_of(name)}
    assert circle({room: frozenset(others) for room, others in rooms.items()}) == []


def test_a_circle_is_found() -> None:
    graph = {"a": frozenset("b"), "b": frozenset("cd"), "c": frozenset(), "d": frozenset("b")}
    assert circle(graph) == ["b", "d", "b"]
    assert circle({**graph, "d": frozenset("c")}) == []
