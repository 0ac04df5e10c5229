"""Whether the rows of a shard fit together: joins, numbering, offsets.

The tables of a part are in document order, so they are read side by side, one document at a time:
memory is bounded by the largest document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any, Final

import pyarrow.parquet as pq

from pipeline.records import DROP_REASONS

Row = Mapping[str, Any]

# The columns of each table that are looked at.
_COLUMNS: Final = {
    "documents": ["doc_id", "text", "n_sentences", "n_tokens", "n_entities", "n_quotes", "dropped"],
    "paragraphs": ["doc_id", "par_id", "start", "end"],
    "sentences": ["doc_id", "sent_id", "par_id", "start", "end", "text", "n_tokens"],
    "tokens": [
        "doc_id",
        "sent_id",
        "token_id",
        "start",
        "end",
        "text",
        "surface_start",
        "surface_end",
        "head",
    ],
    "entities": ["doc_id", "ent_id", "sent_id", "start", "end", "text"],
    "quotes": [
        "doc_id",
        "quote_id",
        "sent_id",
        "start",
        "end",
        "text",
        "speaker_start",
        "speaker_end",
    ],
}
_NUMBERED: Final = {
    "paragraphs": "par_id",
    "sentences": "sent_id",
    "tokens": "token_id",
    "entities": "ent_id",
    "quotes": "quote_id",
}
_ROWS_AT_ONCE: Final = 10_000


@dataclass(frozen=True, slots=True)
class Document:
    """A row of ``documents`` with its rows of the other tables."""

    row: Row
    rows: Mapping[str, Sequence[Row]] = field(default_factory=dict)

    def __getitem__(self, table: str) -> Sequence[Row]:
        return self.rows.get(table, ())


def documents_of(parts: Mapping[str, Path]) -> Iterator[Document | str]:
    """The documents of a shard with their rows; what belongs to none of them, as a problem."""
    waiting = {table: _Groups(parts[table], table) for table in _NUMBERED}
    for row in _rows(parts["documents"], "documents"):
        doc_id = row["doc_id"]
        yield Document(row, {table: groups.take(doc_id) for table, groups in waiting.items()})
    for table, groups in waiting.items():
        if groups.doc_id is not None:
            yield f"{table}: rows of {groups.doc_id!r} join no document, or are out of order"


def document_problems(document: Document) -> Iterator[str]:
    """What is wrong with one document, a phrase each."""
    doc_id = document.row["doc_id"]
    checks = (_numbers, _spans, _sentences, _tokens, _entities, _quotes, _dropped)
    for check in checks:
        for problem in check(document):
            yield f"document {doc_id!r}: {problem}"


class _Groups:
    """The rows of one table, document by document."""

    def __init__(self, path: Path, table: str) -> None:
        self.doc_id: str | None
        self._groups = groupby(_rows(path, table), key=lambda row: row["doc_id"])
        self._advance()

    def take(self, doc_id: str) -> list[Row]:
        """The rows of this document if it is the next one that has any."""
        if self.doc_id != doc_id:
            return []
        rows = list(self._rows)
        self._advance()
        return rows

    def _advance(self) -> None:
        nothing: tuple[str | None, Iterator[Row]] = (None, iter(()))
        self.doc_id, self._rows = next(self._groups, nothing)


def _rows(path: Path, table: str) -> Iterator[Row]:
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(_ROWS_AT_ONCE, columns=_COLUMNS[table]):
            yield from batch.to_pylist()


def _numbers(document: Document) -> Iterator[str]:
    for table in ("sentences", "tokens", "entities", "quotes"):
        expected, there = document.row[f"n_{table}"], len(document[table])
        if expected != there:
            yield f"n_{table} is {expected}, but there are {there} {table}"
    for table, key in _NUMBERED.items():
        if any(row[key] != number for number, row in enumerate(document[table])):
            yield f"{key} does not number the {table} from 0"


def _spans(document: Document) -> Iterator[str]:
    text = document.row["text"]
    for table, key in _NUMBERED.items():
        for row in document[table]:
            start, end = row["start"], row["end"]
            if not 0 <= start <= end <= len(text):
                yield f"{key} {row[key]}: {start}:{end} lies outside the text"
            elif row.get("text", text[start:end]) != text[start:end]:
                yield f"{key} {row[key]}: {start}:{end} is not {row['text']!r} in the text"


def _sentences(document: Document) -> Iterator[str]:
    paragraphs, words = document["paragraphs"], Counter(r["sent_id"] for r in document["tokens"])
    for row in document["sentences"]:
        if not _joins(row["par_id"], paragraphs):
            yield f"sent_id {row['sent_id']}: there is no par_id {row['par_id']}"
        elif not _within(row, paragraphs[row["par_id"]]):
            yield f"sent_id {row['sent_id']} reaches beyond par_id {row['par_id']}"
        if words[row["sent_id"]] != row["n_tokens"]:
            yield f"sent_id {row['sent_id']}: n_tokens is not the number of its tokens"


def _tokens(document: Document) -> Iterator[str]:
    tokens = document["tokens"]
    for row in tokens:
        name = f"token_id {row['token_id']}"
        yield from _in_sentence(row, document, name=name)
        if not _joins(row["head"], tokens) or tokens[row["head"]]["sent_id"] != row["sent_id"]:
            yield f"{name}: its head {row['head']} is no token of its sentence"
        if not row["surface_start"] <= row["start"] <= row["end"] <= row["surface_end"]:
            yield f"{name} reaches beyond its orthographic token"


def _entities(document: Document) -> Iterator[str]:
    entities = document["entities"]
    for row in entities:
        yield from _in_sentence(row, document, name=f"ent_id {row['ent_id']}")
    for first, second in pairwise(sorted(entities, key=lambda row: row["start"])):
        if second["start"] < first["end"]:
            yield f"ent_id {first['ent_id']} and {second['ent_id']} overlap"


def _quotes(document: Document) -> Iterator[str]:
    sentences, length = document["sentences"], len(document.row["text"])
    for row in document["quotes"]:
        name = f"quote_id {row['quote_id']}"
        if not _joins(row["sent_id"], sentences):
            yield f"{name}: there is no sent_id {row['sent_id']}"
        start, end = row["speaker_start"], row["speaker_end"]
        if (start is None) != (end is None):
            yield f"{name}: only one of speaker_start and speaker_end is given"
        elif start is not None and not 0 <= start < end <= length:
            yield f"{name}: speaker {start}:{end} lies outside the text"


def _dropped(document: Document) -> Iterator[str]:
    reasons = {piece["reason"] for piece in document.row["dropped"]}
    for reason in sorted(reasons - set(DROP_REASONS)):
        yield f"unknown reason {reason!r} in dropped"


def _in_sentence(row: Row, document: Document, *, name: str) -> Iterable[str]:
    sentences = document["sentences"]
    if not _joins(row["sent_id"], sentences):
        return [f"{name}: there is no sent_id {row['sent_id']}"]
    if not _within(row, sentences[row["sent_id"]]):
        return [f"{name} reaches beyond sent_id {row['sent_id']}"]
    return []


def _joins(number: int, rows: Sequence[Row]) -> bool:
    return 0 <= number < len(rows)


def _within(inner: Row, outer: Row) -> bool:
    return bool(outer["start"] <= inner["start"] and inner["end"] <= outer["end"])
