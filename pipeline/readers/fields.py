"""Which input column becomes which field of a `Record`.

A column is taken by the name that the configuration gives, else by the guesses of
``pipeline/lang/readers/columns.json``, compared without case, spaces and punctuation. What is
taken for no field travels in `Record.meta`.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from pipeline.config import FieldConfig
from pipeline.errors import InputError
from pipeline.readers.html import decode_html
from pipeline.readers.rows import Row
from pipeline.readers.streams import MAX_RECORD_BYTES, too_large
from pipeline.readers.values import as_date, as_json, as_text, names_of
from pipeline.records import CREDITS, Record, valid_unicode

_SHOWN_COLUMNS: Final = 20
_ADDRESSES: Final = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that can fill each field, best first; the first one with a value does."""

    text: tuple[str, ...]
    html: tuple[str, ...]
    title: tuple[str, ...]
    date: tuple[str, ...]
    id: tuple[str, ...]
    url: tuple[str, ...]
    author: tuple[str, ...]
    editor: tuple[str, ...]
    source: tuple[str, ...]
    section: tuple[str, ...]
    html_first: bool  # where a row has both

    def all_names(self) -> tuple[str, ...]:
        """The columns that stand for some field."""
        return tuple(name for field in fields(FieldConfig) for name in getattr(self, field.name))


@lru_cache(maxsize=256)
def match_columns(names: tuple[str, ...], config: FieldConfig, *, sparse: bool = False) -> Columns:
    """Match the column *names* of an input with the fields of a record.

    With *sparse*, *names* are the keys of one row, which may leave out what it has no value for:
    only the text must be there.

    Raises:
        InputError: a column that *config* names is missing, or there is no column for the text;
            the columns that exist are listed.

    >>> match_columns(("Judul", "Isi Berita", "penulis"), FieldConfig()).text
    ('Isi Berita',)
    """
    chosen = {field.name: getattr(config, field.name) for field in fields(FieldConfig)}
    missing = {field: name for field, name in chosen.items() if name and name not in names}
    if sparse and not missing.keys() & {"text", "html"}:
        chosen.update(dict.fromkeys(missing))
    elif missing:
        wanted = ", ".join(f"{name!r} (--{field}-field)" for field, name in missing.items())
        raise InputError(f"no column {wanted}; columns: {_listed(names)}")
    taken = set(filter(None, chosen.values()))
    free = tuple(name for name in names if name not in taken)
    matched = {
        field: (name,) if name else () if field in missing else _guess(field, free)
        for field, name in chosen.items()
    }
    if not matched["text"] and not matched["html"]:
        raise InputError(f"no text column; columns: {_listed(names)} (choose with --text-field)")
    return Columns(**matched, html_first=bool(config.html and not config.text))


def is_header(cells: Sequence[str]) -> bool:
    """Whether *cells* name columns, as far as names are known: one of text and another one."""
    try:
        columns = match_columns(tuple(cells), FieldConfig())
    except InputError:
        return False
    return len(columns.all_names()) > 1


def header_among(rows: Sequence[Sequence[str]]) -> int:
    """Which one of the first *rows* names the columns: a title, notes and blanks may be above it.

    >>> header_among([["Laporan Maret", ""], [""], ["judul", "isi"], ["Satu", "Berita satu."]])
    2
    """
    filled = [sum(1 for cell in row if cell.strip()) for row in rows]
    for number, row in enumerate(rows):
        if is_header(row):
            return number
        if filled[number] > 1:
            break
    return next((number for number, cells in enumerate(filled) if cells), 0)


def to_record(row: Row, columns: Columns, *, doc_id: str, path: str, position: int) -> Record:
    """Build the record of *row*; *doc_id* is used where the row has no id of its own.

    Exactly one of text and HTML is filled: the text unless it is empty, or unless the
    configuration names a column for the HTML only. The other does not travel in `meta`. A row
    with an empty text and nothing else is a record with an empty text.

    Raises:
        InputError: the row has neither text nor HTML, or it is not text, or too much of it.
    """
    text, html = _first(row, columns.text), _first(row, columns.html)
    column = _body(row, text=text, html=html, html_first=columns.html_first)
    is_html = column != text
    body = row[column]
    if is_html and isinstance(body, bytes):
        body = decode_html(body, name=f"{path}, record {position}")
    body = as_text(body, column=column)
    if body is not None and len(body) > MAX_RECORD_BYTES:
        raise too_large("record")
    values = _optional_values(row, columns)
    taken = {text, html, *(name for name, _ in values.values())}
    empty = {name for name in columns.all_names() if row.get(name) is None}
    return Record(
        doc_id=values["id"][1] or doc_id,
        path=path,
        position=position,
        text=None if is_html else body,
        html=body if is_html else None,
        title=values["title"][1],
        date=values["date"][1],
        url=values["url"][1],
        author=values["author"][1],
        editor=values["editor"][1],
        source=values["source"][1],
        section=values["section"][1],
        meta={
            name: as_json(value)
            for name, value in row.items()
            if name not in taken and name not in empty
        },
    )


def id_of(row: Row, columns: tuple[str, ...]) -> str | None:
    """The id that *row* brings along in one of *columns*; ``None`` where it has none of its own."""
    found = _optional_value("id", row, columns)[1]
    return None if found is None else valid_unicode(found)  # as in its record


def make_doc_id(name: str, position: int) -> str:
    """16 hex digits that identify a record by the name of its file and its position there.

    >>> make_doc_id("berita.jsonl", 0)
    'e934afa2652647df'
    """
    key = os.fsencode(name) + b"\0" + str(position).encode()
    return hashlib.blake2b(key, digest_size=8).hexdigest()


@cache
def guesses() -> Mapping[str, tuple[str, ...]]:
    """The guessed column names by field, as compared (see `_folded`), best first."""
    text = files("pipeline.lang").joinpath("readers/columns.json").read_text(encoding="utf-8")
    return {
        field: tuple(dict.fromkeys(map(_folded, names)))
        for field, names in json.loads(text).items()
    }


def _guess(field: str, names: tuple[str, ...]) -> tuple[str, ...]:
    rank = {name: number for number, name in enumerate(guesses()[field])}
    known = [name for name in names if _folded(name) in rank]
    return tuple(sorted(known, key=lambda name: rank[_folded(name)]))


def _folded(name: str) -> str:
    """``Published At``, ``published_at`` and ``publishedAt`` alike; ``_id`` keeps its line."""
    private = "_" if name.startswith("_") else ""
    return private + re.sub(r"[\W_]+", "", name.casefold())


def _body(row: Row, *, text: str | None, html: str | None, html_first: bool) -> str:
    """The one of the columns *text* and *html* that has content, or at least a value."""
    present = [name for name in ((html, text) if html_first else (text, html)) if name is not None]
    if not present:
        raise InputError(f"no text in the row; columns: {_listed(tuple(row))}")
    return next((name for name in present if row[name] != ""), present[0])


def _first(row: Row, candidates: tuple[str, ...]) -> str | None:
    return next((name for name in candidates if row.get(name) is not None), None)


def _optional_values(row: Row, columns: Columns) -> dict[str, tuple[str | None, str | None]]:
    """The column and the text of each field beside the body; no text where it is blank.

    A value that is no text is not taken, so that it stays in `meta`: a strange title must not
    cost the article.
    """
    return {
        field: _optional_value(field, row, getattr(columns, field))
        for field in ("title", "date", "id", "url", *CREDITS)
    }


def _optional_value(
    field: str, row: Row, columns: tuple[str, ...]
) -> tuple[str | None, str | None]:
    name = _first(row, columns)
    if name is None:
        return None, None
    value = row[name]
    if field == "date":
        value = as_date(value)
    elif field in CREDITS:
        value = names_of(value)
    try:
        text = as_text(value, column=name)
    except InputError:
        name, text = None, None
    if text and field in CREDITS:
        text = ", ".join(filter(None, map(str.strip, text.splitlines())))
        if text.startswith(_ADDRESSES):  # a column "source" that holds links, a profile page
            name, text = None, None
    return name, text if text and not text.isspace() else None


def _listed(names: tuple[str, ...]) -> str:
    more = f" and {len(names) - _SHOWN_COLUMNS} more" if len(names) > _SHOWN_COLUMNS else ""
    return ", ".join(valid_unicode(name)[:60] for name in names[:_SHOWN_COLUMNS]) + more or "none"
