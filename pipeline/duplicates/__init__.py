"""Exact and near duplicates: a first pass over the corpus that only reads and cleans.

1. `scan_shard` writes, for every document of a shard, a MinHash signature of its body to
   ``OUT/_state/signatures/SHARD.parquet``. Shards are independent: any engine, any order.
2. `resolve` joins the signatures of all shards out of core, with DuckDB, and writes
   ``OUT/_state/duplicates.parquet``: which document repeats which earlier one.
3. `rows_of_shard` gives the rows of table ``duplicates`` for one shard.

Two texts repeat each other when they have 65 % of their four-word sequences in common (Jaccard,
the headline left out), or 55 % where the shorter is all in the longer. So copies of one agency
story with another headline, dateline or byline, or with a paragraph cut, are duplicates; two
stories on one event share names and some background, not most of their sentences. The original is
the earliest such text in corpus order that is no duplicate itself.
"""

from __future__ import annotations

from pipeline.duplicates.join import find_duplicates, resolve, rows_of_shard
from pipeline.duplicates.scan import clear, scan_shard
from pipeline.duplicates.signature import Signature, sign, similarity

__all__ = [
    "Signature",
    "clear",
    "find_duplicates",
    "resolve",
    "rows_of_shard",
    "scan_shard",
    "sign",
    "similarity",
]
