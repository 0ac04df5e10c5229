"""``edges``: which people and organisations are named together, by sentence and by document.

Datelines do not count: they name the agency of every article. A list of names says little about any
two of them, and pairs grow with its square: documents that name more than `MOST_A_DOCUMENT` people
and organisations, and sentences that name more than `MOST_A_SENTENCE`, are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST_A_DOCUMENT: Final = 150
MOST_A_SENTENCE: Final = 25

_NAMED: Final = """
CREATE TEMP TABLE named AS
SELECT DISTINCT doc_id, sent_id, corpus_id FROM mentions
WHERE label IN ('PERSON', 'ORG') AND par_kind IS DISTINCT FROM 'dateline'
"""

_EDGES: Final = """
CREATE TEMP TABLE edges AS
WITH in_document AS (
    SELECT DISTINCT doc_id, corpus_id FROM named
    WHERE doc_id IN (SELECT doc_id FROM named GROUP BY doc_id
                     HAVING count(DISTINCT corpus_id) <= $most_a_document)
), by_document AS (
    SELECT a.corpus_id AS source, b.corpus_id AS target, count(*) AS documents,
           min(day) AS first_seen, max(day) AS last_seen
    FROM in_document AS a JOIN in_document AS b
    ON a.doc_id = b.doc_id AND a.corpus_id < b.corpus_id
    LEFT JOIN seen ON seen.doc_id = a.doc_id GROUP BY ALL
), in_sentence AS (
    SELECT named.* FROM named SEMI JOIN in_document USING (doc_id)
    QUALIFY count(*) OVER (PARTITION BY doc_id, sent_id) <= $most_a_sentence
), by_sentence AS (
    SELECT a.corpus_id AS source, b.corpus_id AS target, count(*) AS sentences
    FROM in_sentence AS a JOIN in_sentence AS b
    ON a.doc_id = b.doc_id AND a.sent_id = b.sent_id AND a.corpus_id < b.corpus_id GROUP BY ALL
)
SELECT source, target, a.canonical AS source_name, b.canonical AS target_name,
       a.label AS source_label, b.label AS target_label, by_document.documents,
       coalesce(sentences, 0) AS sentences,
       by_document.first_seen, by_document.last_seen
FROM by_document LEFT JOIN by_sentence USING (source, target)
JOIN entity_index AS a ON a.corpus_id = source JOIN entity_index AS b ON b.corpus_id = target
ORDER BY by_document.documents DESC, sentences DESC, source, target
"""


def add_edges(connection: DuckDBPyConnection) -> None:
    """Make the table ``edges`` from ``mentions`` and ``entity_index``; the strongest come first."""
    connection.execute(_NAMED)
    limits = {"most_a_document": MOST_A_DOCUMENT, "most_a_sentence": MOST_A_SENTENCE}
    connection.execute(_EDGES, limits)
    connection.execute("DROP TABLE named")
