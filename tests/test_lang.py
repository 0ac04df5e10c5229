"""Every file of language data can be read, in one encoding and one normal form."""

from __future__ import annotations

import csv
import json
import tomllib
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[1] / "pipeline/lang"
FILES = sorted(
    path for path in FOLDER.rglob("*") if path.is_file() and "__pycache__" not in path.parts
)
DATA = [path for path in FILES if path.suffix not in {".py", ".md"}]


def entries(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def read_list(text: str) -> list[str]:
    found = entries(text)
    repeated = sorted({entry for entry in found if found.count(entry) > 1})
    assert repeated == []
    assert [entry for entry in found if entry != entry.strip()] == []
    return found


def read_rows(text: str, *, delimiter: str) -> list[list[str]]:
    rows = list(csv.reader(entries(text), delimiter=delimiter))
    assert len({len(row) for row in rows}) == 1, "rows differ in their number of columns"
    assert len(rows[0]) > 1
    assert all(row[0].strip() for row in rows)
    return rows


READERS: dict[str, Callable[[str], object]] = {
    ".json": json.loads,
    ".toml": tomllib.loads,
    ".txt": read_list,
    ".tsv": lambda text: read_rows(text, delimiter="\t"),
    ".csv": lambda text: read_rows(text, delimiter=","),
}


def name_of(path: Path) -> str:
    return path.relative_to(FOLDER).as_posix()


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_encoding(path):
    text = path.read_bytes().decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert not text.startswith("\ufeff")
    assert text == "" or text.endswith("\n")


@pytest.mark.parametrize("path", DATA, ids=name_of)
def test_content_can_be_read(path):
    assert READERS[path.suffix](path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".py"], ids=name_of)
def test_there_is_no_logic(path):
    lines = path.read_text(encoding="utf-8").strip().splitlines()
    assert len(lines) <= 1  # a docstring
