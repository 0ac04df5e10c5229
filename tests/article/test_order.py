from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pipeline.article

ROOM = Path(pipeline.article.__file__).parent


def _imports(path: Path) -> set[str]:
    """Modules of the room that a file imports, inside functions too."""
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    modules = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    return {module for module in modules if module.startswith("pipeline.article.")}


def _name(path: Path) -> str:
    parts = ["pipeline", "article", *path.relative_to(ROOM).with_suffix("").parts]
    return ".".join(parts).removesuffix(".__init__")


def test_no_module_of_the_room_imports_in_a_circle() -> None:
    modules = {_name(path): _imports(path) for path in ROOM.rglob("*.py")}
    order = list(TopologicalSorter(modules).static_order())
    assert order.index("pipeline.article.clean") > order.index("pipeline.article.html")
