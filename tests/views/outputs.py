"""Small finished outputs that the tests of `pipeline.views` write themselves."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from spacy.tokens import Doc

from pipeline.records import Article, Paragraph, Record
from pipeline.schema import SCHEMA_VERSION, SCHEMAS
from pipeline.tables import Analysed, concat, tabulate

Row = Mapping[str, object]


def write_table(folder: Path, name: str, rows: Sequence[Row], shard: int = 0) -> None:
    """Write a part; columns that a row leaves out are null."""
    nullable = pa.schema([field.with_nullable(True) for field in SCHEMAS[name]])
    (folder / name).mkdir(parents=True, exist_ok=True)
    table = pa.Table.from_pylist(list(rows), nullable).replace_schema_metadata(
        SCHEMAS[name].metadata
    )
    pq.write_table(table, folder / name / f"part-{shard:05}.parquet")


def write_output(folder: Path, *, shards: int = 1, **tables: Sequence[Row]) -> Path:
    """Write a finished output of the given rows, spread over *shards* parts a table."""
    for name in SCHEMAS:
        rows = tables.get(name, ())
        for shard in range(shards):
            write_table(folder, name, rows[shard::shards], shard)
    (folder / "_state").mkdir(exist_ok=True)
    counts = {name: len(tables.get(name, ())) for name in SCHEMAS}
    manifest = {
        "schema_version": SCHEMA_VERSION,
        "config": {"clean": "article", "lang": "id"},
        "models": {},
        "software": {"nusawarta": "0"},
        "counts": counts,
        "shards": shards,
        "seconds": 1.0,
        "finished_at": "2025-08-21T02:00:00+00:00",
    }
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder


def write_docs(folder: Path, *docs: Doc) -> Path:
    """Write a finished output of analysed documents; ``doc._.article`` is where they came from."""
    tables = concat(tabulate([Analysed(doc._.article, doc, "id", 1.0)]) for doc in docs)
    return write_output(folder, **{name: table.to_pylist() for name, table in tables.items()})


def with_article(doc: Doc, doc_id: str = "a") -> Doc:
    """Give a `Doc` an article: a paragraph a line, all of them body."""
    lines = re.finditer(r"[^\n]+", doc.text)
    paragraphs = tuple(Paragraph("body", *line.span()) for line in lines)
    doc._.article = Article(Record(doc_id, f"{doc_id}.txt"), doc.text, paragraphs=paragraphs)
    return doc
