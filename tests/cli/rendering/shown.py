from __future__ import annotations

from io import StringIO

from rich.console import Console, RenderableType


def shown(renderable: RenderableType, *, colour: bool = False, width: int = 120) -> str:
    """What a terminal would get."""
    out = StringIO()
    system = "truecolor" if colour else None
    console = Console(file=out, width=width, force_terminal=colour, color_system=system)
    console.print(renderable)
    return out.getvalue()
