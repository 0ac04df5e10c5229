"""An enricher without models: words by blanks, one sentence a document, capitals are entities.

It imports neither spacy nor torch, so that a process that uses it starts in a fraction of a
second, and it can be told to be slow, to fail and to die.
"""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from pipeline.errors import ModelError
from pipeline.records import Record
from pipeline.schema import SCHEMAS
from pipeline.tables.record_table import meta_to_json

DIES = "matimendadak"  # a record with this word kills its process
STALLS = "macettotal"  # a record with this word takes a minute
BREAKS = "rusaksemua"  # a record with this word makes the whole batch fail
NO_MODEL = "tanpamodel"  # a record with this word stands for a missing model

Row = dict[str, Any]


@dataclass(frozen=True)
class WordEnricher:
    seconds: float = 0.0  # spent on each record

    def __call__(
        self, records: Iterable[Record], *, skip: Set[str] = frozenset()
    ) -> dict[str, pa.Table]:
        rows: dict[str, list[Row]] = {name: [] for name in SCHEMAS}
        for record in map(_as_row, records):
            time.sleep(self.seconds)
            _obey(record["text"] or "")
            for table, row in _rows(record, wanted=record["doc_id"] not in skip):
                rows[table].append(row)
        return {
            name: pa.Table.from_pylist(rows[name], schema=schema)
            for name, schema in SCHEMAS.items()
        }


def _as_row(record: Record) -> Row:
    names = ("doc_id", "path", "position", "text", "title", "flags")
    return {**{name: getattr(record, name) for name in names}, "meta": meta_to_json(record.meta)}


def _obey(text: str) -> None:
    if DIES in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if STALLS in text:
        time.sleep(60)
    if BREAKS in text:
        raise RuntimeError("the analysis broke down")
    if NO_MODEL in text:
        raise ModelError("weights.bin is missing")


def _rows(record: Row, *, wanted: bool) -> Iterator[tuple[str, Row]]:
    doc_id, text = record["doc_id"], record["text"]
    if text is None:
        where = {"path": record["path"], "position": record["position"], "doc_id": doc_id}
        yield "failures", {**where, "stage": "clean", "error": "InputError", "message": "no text"}
        return
    words = list(re.finditer(r"\S+", text)) if wanted else []
    names = [word for word in words if word[0][0].isupper()]
    yield "documents", _document(record, n_tokens=len(words), n_entities=len(names))
    at = {"doc_id": doc_id, "start": 0, "end": len(text)}
    yield "paragraphs", {**at, "par_id": 0, "kind": "body"}
    sentence = {**at, "sent_id": 0, "par_id": 0, "text": text, "n_tokens": len(words)}
    if words:
        yield "sentences", sentence
    for number, word in enumerate(words):
        yield "tokens", _token(doc_id, number, word)
    for number, word in enumerate(names):
        yield "entities", {**_span(doc_id, word), "ent_id": number, "label": "ORG", "flags": []}


def _document(record: Row, *, n_tokens: int, n_entities: int) -> Row:
    return {
        "doc_id": record["doc_id"],
        "path": record["path"],
        "title": record["title"],
        "text": record["text"],
        "n_sentences": min(1, n_tokens),
        "n_tokens": n_tokens,
        "n_entities": n_entities,
        "n_quotes": 0,
        "dropped": [],
        "notes": list(record["flags"]),
        "meta": record["meta"],
    }


def _token(doc_id: str, number: int, word: re.Match[str]) -> Row:
    return {
        **_span(doc_id, word),
        "token_id": number,
        "surface_start": word.start(),
        "surface_end": word.end(),
        "stem": word[0].lower(),
        "head": 0,
        "is_stop": False,
    }


def _span(doc_id: str, word: re.Match[str]) -> Row:
    return {
        "doc_id": doc_id,
        "sent_id": 0,
        "text": word[0],
        "start": word.start(),
        "end": word.end(),
    }
