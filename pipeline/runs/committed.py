"""Which shards an output holds whole: a commit marker alone is not believed."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.runs.finish import count_duplicates
from pipeline.runs.output import Output
from pipeline.runs.writer import SHARD_TABLES, read_marker, read_notes

logger = logging.getLogger(__name__)


def is_committed(output: Output, shard: str, *, signed: bool) -> bool:
    """Whether the marker, the tables and, where *signed*, the signatures of a shard are there."""
    if not output.marker(shard).exists():
        return False
    try:
        read_marker(output.marker(shard))
    except (OSError, ValueError) as error:
        logger.warning("%s; the shard is run again", error)
        return False
    gone = [table for table in SHARD_TABLES if not output.part(table, shard).exists()]
    if gone:
        logger.warning("shard %s has lost %s; it is run again", shard, ", ".join(gone))
        return False
    return not signed or is_signed(output, shard)


def count_rows(output: Output, shards: Iterable[str]) -> dict[str, int]:
    """Count the rows of the committed shards, by table."""
    rows: Counter[str] = Counter(dict.fromkeys(SHARD_TABLES, 0))
    for shard in shards:
        rows.update(read_marker(output.marker(shard)))
    return {**rows, "duplicates": count_duplicates(output)}


def count_notes(output: Output, shards: Iterable[str]) -> dict[str, int]:
    """Count the documents of the committed shards that have each note."""
    notes: Counter[str] = Counter()
    for shard in shards:
        notes.update(read_notes(output.marker(shard)))
    return dict(sorted(notes.items()))


def is_signed(output: Output, shard: str) -> bool:
    """Whether the signatures of a shard are there and can be read."""
    if not output.signed(shard).exists():
        return False
    try:
        pq.read_metadata(output.signed(shard))
    except (OSError, pa.ArrowException) as error:
        logger.warning("the signatures of shard %s are damaged, it is run again: %s", shard, error)
        return False
    return True
