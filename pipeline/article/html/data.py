"""The language and site data of this package: TOML files under ``pipeline/lang/html``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_toml(name: str) -> dict[str, Any]:
    """Read ``pipeline/lang/html/<name>``, once per process."""
    return tomllib.loads(files("pipeline.lang").joinpath("html", name).read_text("utf-8"))
