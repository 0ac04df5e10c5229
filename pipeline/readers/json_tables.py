"""Whole tables in one JSON object, as pandas and others write them.

``{"judul": {"0": ...}, "isi": {"0": ...}}`` by columns, the same with lists, ``{"0": {"judul": ...,
"isi": ...}}`` by rows, and ``{"columns": [...], "data": [[...], ...]}``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.config import FieldConfig
from pipeline.errors import InputError
from pipeline.readers.fields import match_columns
from pipeline.readers.nested import has_text, is_usual_name

_Table = list[dict[str, object]]


def rows_of_table(value: object) -> _Table | None:
    """The rows of the table that *value* is; ``None`` where it is none.

    >>> rows_of_table({"judul": {"0": "Satu", "1": "Dua"}, "isi": {"0": "Ini.", "1": "Itu."}})
    [{'judul': 'Satu', 'isi': 'Ini.'}, {'judul': 'Dua', 'isi': 'Itu.'}]
    """
    if not isinstance(value, dict) or not value or has_text(value):
        return _of_lists(value) if isinstance(value, dict) else None
    inner = list(value.values())
    if all(isinstance(one, dict) for one in inner):
        return _of_columns(value, inner) or _of_rows(value, inner)
    columns, data = value.get("columns"), value.get("data")
    if isinstance(columns, list) and isinstance(data, list):
        return _of_cells(list(map(str, columns)), data)
    return _of_lists(value)


def _of_cells(columns: Sequence[str], data: Sequence[object]) -> _Table | None:
    rows = [dict(zip(columns, row, strict=False)) for row in data if isinstance(row, list)]
    return rows if len(rows) == len(data) and any(map(has_text, rows)) else None


def _of_columns(value: Mapping[str, object], inner: Sequence[dict[str, object]]) -> _Table | None:
    rows = list(inner[0])
    if not rows or any(list(one) != rows for one in inner):
        return None
    numbered = all(row.isdecimal() for row in rows)
    if not numbered and (len(inner) < 2 or has_text(inner[0])):
        return None
    table = [{name: column[row] for name, column in zip(value, inner, strict=True)} for row in rows]
    return table if any(map(has_text, table)) else None


def _of_rows(value: Mapping[str, object], inner: Sequence[dict[str, object]]) -> _Table | None:
    if not all(map(has_text, inner)) or any(map(is_usual_name, value)):
        return None
    if all(name.isdecimal() for name in value):
        return list(inner)
    return [{"_id": name, **row} for name, row in zip(value, inner, strict=True)]


def _of_lists(value: Mapping[str, object]) -> _Table | None:
    """Lists of one length; texts alone may as well be the paragraphs of one article."""
    lists = [one for one in value.values() if isinstance(one, list)]
    if not lists or len(lists) < len(value) or len({len(one) for one in lists}) > 1:
        return None
    try:
        columns = match_columns(tuple(value), FieldConfig())
    except InputError:
        return None
    if not columns.title and not columns.url:
        return None
    return [dict(zip(value, row, strict=True)) for row in zip(*lists, strict=True)]
