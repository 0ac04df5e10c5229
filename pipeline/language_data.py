"""Reads the word lists and tables under `pipeline/lang`; nothing else opens that folder.

Files are UTF-8. In lists and tables, blank lines and lines that start with ``#`` are comments. A
path is relative to ``pipeline/lang``. Every file is read once per process, so callers must not
change what they get.
"""

from __future__ import annotations

import csv
import json
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_text(path: str) -> str:
    """Read a file as text.

    Raises:
        FileNotFoundError: there is no such file under ``pipeline/lang``.
    """
    try:
        return files("pipeline.lang").joinpath(path).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise FileNotFoundError(f"no file {path} under pipeline/lang") from error


@cache
def read_lines(path: str) -> tuple[str, ...]:
    """Read the entries of a list, one a line.

    >>> "presiden" in read_lines("roles/offices.txt")
    True
    """
    lines = (line.strip() for line in read_text(path).splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def read_words(path: str) -> frozenset[str]:
    """Read the entries of a list as a set."""
    return frozenset(read_lines(path))


@cache
def read_pairs(path: str) -> tuple[tuple[str, str], ...]:
    """Read the rows of a tab-separated table of two columns.

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
    """Read the rows of a CSV file with a header line."""
    return tuple(csv.DictReader(read_lines(path)))


@cache
def read_json(path: str) -> dict[str, Any]:
    """Read a JSON object.

    Raises:
        ValueError: the file holds no JSON, or no object.

    >>> read_json("amounts/numbers.json")["scales"]["juta"]
    6
    """
    try:
        data = json.loads(read_text(path))
    except json.JSONDecodeError as error:
        raise ValueError(f"{path} is not valid JSON: {error}") from error
    if not isinstance(data, dict):
        raise ValueError(f"{path}: expected an object, found {type(data).__name__}")
    return data


@cache
def read_toml(path: str) -> dict[str, Any]:
    """Read a TOML file.

    Raises:
        ValueError: the file is not valid TOML.

    >>> "rule" in read_toml("article/rules.toml")
    True
    """
    try:
        return tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path} is not valid TOML: {error}") from error
