"""Inputs that could not be processed, as rows of the table `failures`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from pipeline.errors import InputError
from pipeline.records import Record, valid_unicode
from pipeline.schema import SCHEMAS


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be processed: where it was, in which stage, and why."""

    path: str | None
    position: int | None
    doc_id: str | None
    stage: str
    error: str
    message: str

    @classmethod
    def of(cls, record: Record, *, stage: str, error: Exception) -> Failure:
        """Make the failure of *record*; an error without a message is named by its class.

        >>> Failure.of(Record("a", "a.txt"), stage="ner", error=KeyError()).message
        'KeyError'
        """
        name = type(error).__name__
        text = error.message if isinstance(error, InputError) else str(error)
        message = valid_unicode(text) or name
        return cls(record.path, record.position, record.doc_id, stage, name, message)


def tabulate_failures(failures: Sequence[Failure]) -> pa.Table:
    """Make the table `failures`, one row for each, in order."""
    schema = SCHEMAS["failures"]
    columns = {name: [getattr(failure, name) for failure in failures] for name in schema.names}
    return pa.table(columns, schema=schema)
