"""Exact and near duplicates: which documents of a corpus repeat an earlier one.

1. `signature_table` signs articles: a MinHash of the body of each. A run writes one file of
   signatures a shard, in any order.
2. `join_signatures` joins those files out of core, with DuckDB, and writes which document repeats
   which earlier one.
3. `rows_by_shard` and `rows_of_shard` give the rows of table ``duplicates`` shard by shard.

Two texts repeat each other when they have 65 % of their four-word sequences in common (Jaccard,
the headline left out), or 55 % where all of the shorter text is in the longer one. So copies of one
agency story with another headline, dateline or byline, or with a paragraph cut, are duplicates; two
stories on one event share names and some background, not most of their sentences. Nor are two uses
of one form duplicates, the weather of two days (see `pipeline.duplicates.occasion`). The original
is the earliest such text in corpus order that is not a duplicate itself.
"""

from __future__ import annotations

from pipeline.duplicates.join import duplicates_in, join_signatures, rows_by_shard, rows_of_shard
from pipeline.duplicates.scan import SIGNATURE_SCHEMA, signature_table, signature_table_of
from pipeline.duplicates.signature import Signature, sign, similarity

__all__ = [
    "SIGNATURE_SCHEMA",
    "Signature",
    "duplicates_in",
    "join_signatures",
    "rows_by_shard",
    "rows_of_shard",
    "sign",
    "signature_table",
    "signature_table_of",
    "similarity",
]
