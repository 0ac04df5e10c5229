"""Records that lie in an object of their row: ``{"_id": ..., "_source": {...}}``.

Search engines, databases and interfaces put the fields of an article under a key such as *article*
or *_source*. They are taken out where the row has no text of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from pipeline.config import FieldConfig
from pipeline.errors import InputError
from pipeline.language_data import read_lines
from pipeline.readers.fields import match_columns
from pipeline.readers.rows import Row
from pipeline.readers.values import inner_text

_DEEPEST: Final = 3


def lifted(row: Row, config: FieldConfig, *, depth: int = 1) -> Row:
    """The row, with the fields of the object in it that holds the record.

    Where both have a field, the one of the record keeps the name.

    >>> lifted({"tanggal": "5 Mei", "artikel": {"isi": "Satu."}}, FieldConfig())
    {'tanggal': '5 Mei', 'isi': 'Satu.'}
    """
    if depth > _DEEPEST or not any(isinstance(one, Mapping) for one in row.values()):
        return row
    if _has_place_for_text(row, config):
        return row
    found = {
        name: inner
        for name, one in row.items()
        if is_usual_name(name) and isinstance(one, Mapping)
        if has_text(inner := lifted(one, config, depth=depth + 1), config)
    }
    if len(found) != 1:
        return row
    ((name, record),) = found.items()
    around = {
        f"{other}.1" if other in record else other: one
        for other, one in row.items()
        if other != name
    }
    return {**around, **record}


def has_text(row: Row, config: FieldConfig | None = None) -> bool:
    """Whether *row* has a text in one of the columns for it."""
    return any(_is_text(row.get(name)) for name in _text_columns(row, config or FieldConfig()))


def is_usual_name(name: str) -> bool:
    """Whether records go by *name* in the objects around them."""
    return name.casefold() in _names()


def _has_place_for_text(row: Row, config: FieldConfig) -> bool:
    """Whether *row* has a column for its text, a blank one too, that is not an object of fields."""
    values = [row[name] for name in _text_columns(row, config) if name in row]
    return any(
        not isinstance(one, Mapping) or (_is_text(one) and not has_text(one, config))
        for one in values
    )


def _text_columns(row: Row, config: FieldConfig) -> tuple[str, ...]:
    try:
        columns = match_columns(tuple(map(str, row)), config, sparse=True)
    except InputError:
        return ()
    return (*columns.text, *columns.html)


def _is_text(value: object) -> bool:
    return value != [] and isinstance(inner_text(value), str)


@cache
def _names() -> frozenset[str]:
    return frozenset(read_lines("readers/nested.txt"))
