"""Signatures of documents as a table: made of articles, or of the tables they became."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

import pyarrow as pa

from pipeline.duplicates.occasion import occasion_of
from pipeline.duplicates.signature import PERMUTATIONS, sign
from pipeline.records import Article

SIGNATURE_SCHEMA: Final = pa.schema(
    [
        pa.field("doc_id", pa.string(), nullable=False),
        pa.field("digest", pa.binary(16), nullable=False),
        pa.field("size", pa.int32(), nullable=False),  # distinct shingles
        pa.field("hashes", pa.binary(4 * PERMUTATIONS)),  # little-endian uint32
        pa.field("bands", pa.list_(pa.int64()), nullable=False),
        pa.field("day", pa.date32()),  # of publication; this and the rest: see `occasion`
        pa.field("dates", pa.list_(pa.int16()), nullable=False),
        pa.field("weekdays", pa.list_(pa.int8()), nullable=False),
        pa.field("numbers", pa.list_(pa.string()), nullable=False),
    ]
)
_Body = tuple[str, str, date | None]  # its id, the text and the day of publication
_BODY: Final = "body"  # headline, dateline and sub-headings are not compared


def signature_table(articles: Iterable[Article]) -> pa.Table:
    """Sign the articles, in order; one without a single word gives no row."""
    return _table(
        (article.record.doc_id, article.body, article.published and article.published.date())
        for article in articles
    )


def signature_table_of(tables: Mapping[str, pa.Table]) -> pa.Table:
    """Sign the documents that are rows of the tables ``documents`` and ``paragraphs``.

    Gives what `signature_table` gives for the articles that they were made of.
    """
    return _table(_bodies(tables["documents"], tables["paragraphs"]))


def _bodies(documents: pa.Table, paragraphs: pa.Table) -> Iterator[_Body]:
    names = ("doc_id", "kind", "start", "end")
    pieces: dict[str, list[slice]] = {}
    for doc_id, kind, start, end in zip(
        *(paragraphs[name].to_pylist() for name in names), strict=True
    ):
        if kind == _BODY:
            pieces.setdefault(doc_id, []).append(slice(start, end))
    columns = (documents[name].to_pylist() for name in ("doc_id", "text", "published_date"))
    for doc_id, text, day in zip(*columns, strict=True):
        yield doc_id, "\n".join(text[piece] for piece in pieces.get(doc_id, ())), day


def _table(bodies: Iterable[_Body]) -> pa.Table:
    rows = [
        (doc_id, signature, occasion_of(body, day))
        for doc_id, body, day in bodies
        if (signature := sign(body)) is not None
    ]
    hashes = [signature.hashes for _, signature, _ in rows]
    columns = {
        "doc_id": [doc_id for doc_id, _, _ in rows],
        "digest": [signature.digest for _, signature, _ in rows],
        "size": [signature.size for _, signature, _ in rows],
        "hashes": [None if row is None else row.astype("<u4").tobytes() for row in hashes],
        "bands": [signature.bands for _, signature, _ in rows],
        "day": [occasion.day for _, _, occasion in rows],
        "dates": [sorted(occasion.dates) for _, _, occasion in rows],
        "weekdays": [sorted(occasion.weekdays) for _, _, occasion in rows],
        "numbers": [sorted(occasion.numbers) for _, _, occasion in rows],
    }
    return pa.table(columns, schema=SIGNATURE_SCHEMA)
