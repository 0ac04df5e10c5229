"""Analysed documents to Arrow tables, exactly in the schemas of `pipeline.schema`."""

from __future__ import annotations

from pipeline.tables.batch import Analysed, Tables, concat, empty_tables, tabulate
from pipeline.tables.failures import Failure, tabulate_failures

__all__ = [
    "Analysed",
    "Failure",
    "Tables",
    "concat",
    "empty_tables",
    "tabulate",
    "tabulate_failures",
]
