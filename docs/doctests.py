"""Examples of docstrings stand as code on the pages, wherever they are in the docstring."""

from __future__ import annotations

import re
from typing import Any

import griffe

# From a line that begins with >>> up to the next blank line.
EXAMPLE = re.compile(r"^( *)>>> .*?(?=\n\s*\n|\Z)", flags=re.MULTILINE | re.DOTALL)


class Doctests(griffe.Extension):
    """Puts fences around the examples before the docstring is parsed."""

    def on_instance(self, *, obj: griffe.Object, **_: Any) -> None:
        """Take each object with a docstring."""
        if obj.docstring:
            obj.docstring.value = EXAMPLE.sub(_fenced, obj.docstring.value)


def _fenced(example: re.Match[str]) -> str:
    indent = example.group(1)
    return f"{indent}```pycon\n{example.group()}\n{indent}```"
