"""The names of the formats; a module each in this package."""

from __future__ import annotations

from typing import Final, Literal, get_args

Format = Literal["conllu", "docbin", "csv", "jsonl", "label-studio", "graphml"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)
FOLDERS: Final = frozenset({"docbin"})
"""Formats of several files; the others are one stream of text."""
