"""Reads the JSON tables under `pipeline/lang`, once per process."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_json(path: str) -> dict[str, Any]:
    """The object in *path*, which is relative to ``pipeline/lang``.

    >>> read_json("amounts/numbers.json")["scales"]["juta"]
    6
    """
    text = files("pipeline.lang").joinpath(path).read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return data
