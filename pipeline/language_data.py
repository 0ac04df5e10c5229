"""Reads the word lists and tables under `pipeline/lang`.

Files are UTF-8; blank lines and lines that start with ``#`` are comments. Everything is read once
per process.
"""

from __future__ import annotations

import csv
import json
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_lines(path: str) -> tuple[str, ...]:
    """The entries of a list, one a line; *path* is relative to ``pipeline/lang``.

    >>> "presiden" in read_lines("roles/offices.txt")
    True
    """
    text = files("pipeline.lang").joinpath(path).read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def read_words(path: str) -> frozenset[str]:
    """The entries of a list as a set."""
    return frozenset(read_lines(path))


@cache
def read_pairs(path: str) -> tuple[tuple[str, str], ...]:
    """The rows of a tab-separated table of two columns.

    Raises:
        ValueError: a row has not exactly two columns; names the row.
    """
    rows = []
    for line in read_lines(path):
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) != 2 or not all(cells):
            raise ValueError(f"{path}: expected two columns, found {line!r}")
        rows.append((cells[0], cells[1]))
    return tuple(rows)


@cache
def read_csv(path: str) -> tuple[dict[str, str], ...]:
    """The rows of a CSV file with a header line."""
    return tuple(csv.DictReader(read_lines(path)))


@cache
def read_json(path: str) -> dict[str, Any]:
    """The object in a JSON file.

    >>> read_json("amounts/numbers.json")["scales"]["juta"]
    6
    """
    data: dict[str, Any] = json.loads(files("pipeline.lang").joinpath(path).read_text("utf-8"))
    return data


@cache
def read_toml(path: str) -> dict[str, Any]:
    """The tables of a TOML file."""
    return tomllib.loads(files("pipeline.lang").joinpath(path).read_text("utf-8"))
