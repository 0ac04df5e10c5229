"""``entity_index``: one row an entity, with how often, since when and under which names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# White space inside a mention is a line break of the article or a slip: one blank.
_COUNTED: Final = r"""
CREATE TEMP TABLE counted AS
SELECT corpus_id, doc_id, label, kb, kb_id, wikidata, lat, lon, canonical, in_full,
       regexp_replace(trim(text), '\s+', ' ', 'g') AS text, count(*) AS n
FROM mentions GROUP BY ALL
"""

# A person is called by the full name. A link is the same in all mentions that have the same id;
# where a key has several (villages of one name in two regencies), none is given.
_INDEX: Final = """
CREATE TEMP TABLE entity_index AS
WITH per_document AS (
    SELECT corpus_id, doc_id, sum(n)::BIGINT AS n FROM counted GROUP BY ALL
), entity AS (
    SELECT corpus_id, count(*) AS documents, sum(n)::BIGINT AS mentions,
           min(day) AS first_seen, max(day) AS last_seen
    FROM per_document LEFT JOIN seen USING (doc_id) GROUP BY corpus_id
), place AS (
    SELECT corpus_id, any_value(kb) AS kb, any_value(kb_id) AS kb_id,
           any_value(wikidata) AS wikidata, any_value(lat) AS lat, any_value(lon) AS lon
    FROM (SELECT DISTINCT corpus_id, kb, kb_id, wikidata, lat, lon FROM counted
          WHERE kb IS NOT NULL)
    GROUP BY corpus_id HAVING count(*) = 1
), called AS (
    SELECT corpus_id, canonical, count(DISTINCT doc_id) AS n, bool_or(in_full) AS in_full
    FROM counted GROUP BY ALL
), canonical AS (
    SELECT corpus_id,
           list(canonical ORDER BY in_full DESC, n DESC, canonical = upper(canonical),
                length(canonical) DESC, canonical) AS names
    FROM called GROUP BY corpus_id
), label AS (
    SELECT corpus_id, label FROM (SELECT corpus_id, label, sum(n) AS n FROM counted GROUP BY ALL)
    QUALIFY row_number() OVER (PARTITION BY corpus_id ORDER BY n DESC, label) = 1
), alias AS (
    SELECT corpus_id, list({'text': text, 'count': n} ORDER BY n DESC, text) AS aliases
    FROM (SELECT corpus_id, text, sum(n)::BIGINT AS n FROM counted GROUP BY ALL) GROUP BY corpus_id
)
SELECT corpus_id, names[1] AS canonical, label, kb, kb_id, wikidata, lat, lon, documents, mentions,
       first_seen, last_seen, names, aliases
FROM entity JOIN canonical USING (corpus_id) JOIN label USING (corpus_id)
JOIN alias USING (corpus_id) LEFT JOIN place USING (corpus_id)
ORDER BY documents DESC, mentions DESC, canonical, label, corpus_id
"""


def add_index(connection: DuckDBPyConnection) -> None:
    """Make the table ``entity_index`` from the view ``mentions``; the most named come first."""
    connection.execute(_COUNTED)
    connection.execute(_INDEX)
    connection.execute("DROP TABLE counted")
