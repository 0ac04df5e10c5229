"""Signatures of documents as a table: made of articles, or of the tables they became."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import pyarrow as pa

from pipeline.duplicates.signature import PERMUTATIONS, sign
from pipeline.records import Article

SIGNATURE_SCHEMA: Final = pa.schema(
    [
        pa.field("doc_id", pa.string(), nullable=False),
        pa.field("digest", pa.binary(16), nullable=False),
        pa.field("size", pa.int32(), nullable=False),  # distinct shingles
        pa.field("hashes", pa.binary(4 * PERMUTATIONS)),  # little-endian uint32
        pa.field("bands", pa.list_(pa.int64()), nullable=False),
    ]
)
_BODY: Final = "body"  # headline, dateline and sub-headings are not compared


def signature_table(articles: Iterable[Article]) -> pa.Table:
    """Sign the articles, in order; one without a single word gives no row."""
    return _table((article.record.doc_id, article.body) for article in articles)


def signature_table_of(tables: Mapping[str, pa.Table]) -> pa.Table:
    """Sign the documents that are rows of the tables ``documents`` and ``paragraphs``.

    Gives what `signature_table` gives for the articles that they were made of.
    """
    return _table(_bodies(tables["documents"], tables["paragraphs"]))


def _bodies(documents: pa.Table, paragraphs: pa.Table) -> Iterator[tuple[str, str]]:
    names = ("doc_id", "kind", "start", "end")
    pieces: dict[str, list[slice]] = {}
    for doc_id, kind, start, end in zip(
        *(paragraphs[name].to_pylist() for name in names), strict=True
    ):
        if kind == _BODY:
            pieces.setdefault(doc_id, []).append(slice(start, end))
    texts = documents["text"].to_pylist()
    for doc_id, text in zip(documents["doc_id"].to_pylist(), texts, strict=True):
        yield doc_id, "\n".join(text[piece] for piece in pieces.get(doc_id, ()))


def _table(bodies: Iterable[tuple[str, str]]) -> pa.Table:
    signed = [(doc_id, found) for doc_id, body in bodies if (found := sign(body)) is not None]
    hashes = [signature.hashes for _, signature in signed]
    columns = {
        "doc_id": [doc_id for doc_id, _ in signed],
        "digest": [signature.digest for _, signature in signed],
        "size": [signature.size for _, signature in signed],
        "hashes": [None if row is None else row.astype("<u4").tobytes() for row in hashes],
        "bands": [signature.bands for _, signature in signed],
    }
    return pa.table(columns, schema=SIGNATURE_SCHEMA)
