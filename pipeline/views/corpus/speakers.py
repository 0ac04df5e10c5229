"""``speakers``: how often who is quoted, in which role, by which outlet, in which month.

Every quotation counts in exactly one row; where it is not known who speaks, the row has no name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_SPEAKERS: Final = """
CREATE TEMP TABLE speakers AS
WITH cluster AS (
    SELECT doc_id, entity_id, min(corpus_id) AS corpus_id,
           arg_min(role, ent_id) FILTER (role IS NOT NULL) AS role
    FROM mentions WHERE entity_id IS NOT NULL GROUP BY doc_id, entity_id
)
SELECT corpus_id, coalesce(canonical, speaker) AS speaker, speaker_kind AS kind, role, outlet,
       date_trunc('month', day)::DATE AS month, count(*) AS quotes,
       count(*) FILTER (direct) AS direct, count(DISTINCT quotes.doc_id) AS documents
FROM quotes LEFT JOIN cluster ON cluster.doc_id = quotes.doc_id
    AND entity_id = speaker_entity_id
LEFT JOIN entity_index USING (corpus_id) LEFT JOIN seen ON seen.doc_id = quotes.doc_id
GROUP BY ALL
ORDER BY quotes DESC, speaker, corpus_id, month, outlet, role, kind
"""


def add_speakers(connection: DuckDBPyConnection) -> None:
    """Make the table ``speakers`` from ``quotes``, ``mentions`` and ``entity_index``."""
    connection.execute(_SPEAKERS)
