"""``jsonl``: one JSON object a document, with its paragraphs, entities and quotations inside.

Words are left out: they are fifteen times the rest. ``conllu`` has them.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any, Final, TextIO

from pipeline.runs.output import Output
from pipeline.views.export.documents import Row, documents

_INSIDE: Final = ("paragraphs", "entities", "quotes")


def write(output: Output, stream: TextIO) -> int:
    """Write every document and return their number."""
    written = 0
    for document in documents(output, *_INSIDE):
        inside = {name: [_without_id(row) for row in rows] for name, rows in document.rows.items()}
        line = json.dumps({**document.row, **inside}, ensure_ascii=False, default=as_text)
        stream.write(line + "\n")
        written += 1
    return written


def as_text(value: Any) -> str:
    """Give a day or a time the form that JSON has for it: ISO 8601 text."""
    if isinstance(value, date):  # a time is one too
        return value.isoformat()
    raise TypeError(f"{value!r} has no form in JSON")


def _without_id(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != "doc_id"}
