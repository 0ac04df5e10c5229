"""The last steps of a run, when all shards are committed: ``duplicates``, then the manifest.

Each step leaves its result whole or not at all, so that a run that was interrupted here is finished
by the same call again.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pipeline.duplicates import join_signatures, rows_by_shard
from pipeline.runs.writer import Writer

if TYPE_CHECKING:
    from pipeline.runs.output import Output


def find_duplicates(output: Output) -> None:
    """Find which documents repeat an earlier one, unless an earlier call has.

    The signatures of all shards must be there.
    """
    if not output.duplicates.exists():
        join_signatures(output.signatures, output.duplicates, scratch=output.tmp)


def write_duplicates(output: Output, shards: Iterable[str]) -> None:
    """Write the table ``duplicates``, a part a shard; *shards* are all names in order."""
    writer = Writer(output)
    for shard, rows in rows_by_shard(output.duplicates, shards):
        if not output.part("duplicates", shard).exists():
            writer.write_duplicates(shard, rows)


def count_duplicates(output: Output) -> int:
    """Count the rows of the table ``duplicates``; 0 before they have been found."""
    import pyarrow.parquet as pq

    if not output.duplicates.exists():
        return 0
    return int(pq.read_metadata(output.duplicates).num_rows)
