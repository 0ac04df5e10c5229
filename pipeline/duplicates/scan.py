"""The first pass over one shard: clean every document and keep its signature."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

import pyarrow as pa

from pipeline.duplicates.signature import PERMUTATIONS, Signature, sign
from pipeline.errors import NusawartaError
from pipeline.records import Article, Record

logger = logging.getLogger(__name__)

SIGNATURES: Final = "signatures"  # folder under OUT/_state
_BATCH: Final = 1000  # signatures written at once

SIGNATURE_SCHEMA: Final = pa.schema(
    [
        pa.field("row", pa.int64(), nullable=False),  # place of the document in its shard
        pa.field("doc_id", pa.string(), nullable=False),
        pa.field("digest", pa.binary(16), nullable=False),
        pa.field("size", pa.int32(), nullable=False),  # distinct shingles
        pa.field("hashes", pa.binary(4 * PERMUTATIONS)),  # little-endian uint32
        pa.field("bands", pa.list_(pa.int64()), nullable=False),
    ]
)

Clean = Callable[[Record], Article]


def scan_shard(shard: str, records: Iterable[Record], *, state: Path, clean: Clean) -> Path:
    """Write the signatures of one shard, unless an earlier run has.

    Documents that cannot be cleaned are passed over: the second pass reports them. Written to a
    temporary file and renamed, so that a file that is there is complete.

    Args:
        shard: name of the shard; names the file.
        records: the documents of the shard, in corpus order.
        state: folder ``OUT/_state``.
        clean: makes an `Article` of a record, as the second pass does.

    Returns:
        The path of the signature file.
    """
    import pyarrow.parquet as pq

    path = state / SIGNATURES / f"{shard}.parquet"
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".writing")
    with pq.ParquetWriter(temporary, SIGNATURE_SCHEMA, compression="zstd") as writer:
        batch: list[dict[str, object]] = []
        for row, record in enumerate(records):
            signature = _sign(record, clean=clean)
            if signature is not None:
                batch.append(_as_row(row, record.doc_id, signature))
            if len(batch) == _BATCH:
                writer.write_batch(pa.RecordBatch.from_pylist(batch, schema=SIGNATURE_SCHEMA))
                batch = []
        writer.write_batch(pa.RecordBatch.from_pylist(batch, schema=SIGNATURE_SCHEMA))
    temporary.replace(path)
    return path


def clear(state: Path) -> None:
    """Forget the signatures and the result under ``OUT/_state``, for a run from scratch."""
    shutil.rmtree(state / SIGNATURES, ignore_errors=True)
    (state / "duplicates.parquet").unlink(missing_ok=True)


def body_of(article: Article) -> str:
    """What of an article is compared: its paragraphs but for headline, dateline, sub-headings."""
    kept = [article.text[p.start : p.end] for p in article.paragraphs if p.kind == "body"]
    return "\n".join(kept)


def _sign(record: Record, *, clean: Clean) -> Signature | None:
    try:
        return sign(body_of(clean(record)))
    except NusawartaError as error:
        logger.debug("no signature for %s: %s", record.doc_id, error)
        return None


def _as_row(row: int, doc_id: str, signature: Signature) -> dict[str, object]:
    hashes = signature.hashes
    return {
        "row": row,
        "doc_id": doc_id,
        "digest": signature.digest,
        "size": signature.size,
        "hashes": None if hashes is None else hashes.astype("<u4").tobytes(),
        "bands": signature.bands,
    }
