"""Whether the rows of a shard fit together: joins, numbering, offsets.

DuckDB joins the tables of one part; texts are compared with NumPy, code point by code point, since
a piece of a long text costs DuckDB a walk to it. Memory is bounded by the shard.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.records import DROP_REASONS
from pipeline.runs.texts import misquoted
from pipeline.schema import UNCOUNTED_LABELS

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# The columns of each table that are looked at, besides `doc_id`; the first one numbers its rows.
COLUMNS: Final = {
    "paragraphs": ["par_id", "start", "end"],
    "sentences": ["sent_id", "par_id", "start", "end", "n_tokens"],
    "tokens": ["token_id", "sent_id", "start", "end", "surface_start", "surface_end", "head"],
    "entities": ["ent_id", "sent_id", "start", "end", "label"],
    "quotes": ["quote_id", "sent_id", "start", "end", "speaker_start", "speaker_end"],
}
COUNTED: Final = ("sentences", "tokens", "entities", "quotes")
QUOTING: Final = COUNTED  # tables whose `text` is a piece of the document's

_DOCUMENTS: Final = """
CREATE TABLE documents AS
SELECT doc_id, min(file_row_number) AS place, any_value(length(text)) AS length,
       any_value(n_sentences) AS n_sentences, any_value(n_tokens) AS n_tokens,
       any_value(n_entities) AS n_entities, any_value(n_quotes) AS n_quotes,
       any_value(dropped) AS dropped
FROM read_parquet(?, file_row_number = true) GROUP BY doc_id
"""
_CHILDREN: Final = """
CREATE TABLE {table} AS
SELECT item.*, place, length,
       row_number() OVER (PARTITION BY item.doc_id ORDER BY line) - 1 AS number
FROM (SELECT doc_id, {columns}, file_row_number AS line
      FROM read_parquet(?, file_row_number = true)) AS item
LEFT JOIN documents USING (doc_id)
"""
_COUNTS: Final = {"entities": f"label NOT IN {tuple(sorted(UNCOUNTED_LABELS))}"}  # which rows
# Each query gives the place of a document, its id and what is wrong with it.
_STRAY: Final = """
SELECT DISTINCT min(line), doc_id, NULL AS problem
FROM (SELECT doc_id, line, place, lag(place) OVER (ORDER BY line) AS before FROM {table})
WHERE place IS NULL OR place < before GROUP BY doc_id
"""
_COUNT: Final = """
SELECT place, doc_id,
       format('n_{table} is {{}}, but there are {{}} {table}', n_{table}, coalesce(found, 0))
FROM documents LEFT JOIN (SELECT doc_id, count(*) AS found FROM {table} WHERE {counts}
                          GROUP BY doc_id)
     USING (doc_id)
WHERE n_{table} <> coalesce(found, 0)
"""
_NUMBERED: Final = """
SELECT DISTINCT place, doc_id, '{key} does not number the {table} from 0'
FROM {table} WHERE {key} <> number AND place IS NOT NULL
"""
_OUTSIDE: Final = """
SELECT place, doc_id, format('{key} {{}}: {{}}:{{}} lies outside the text', {key}, start, "end")
FROM {table} WHERE NOT (0 <= start AND start <= "end" AND "end" <= length)
"""
_SENTENCES: Final = """
SELECT place, doc_id, CASE
         WHEN outer_id IS NULL THEN format('sent_id {}: there is no par_id {}', sent_id, par_id)
         ELSE format('sent_id {} reaches beyond par_id {}', sent_id, par_id) END
FROM (SELECT item.*, outside.number AS outer_id, outside.start AS first, outside."end" AS last
      FROM sentences AS item LEFT JOIN paragraphs AS outside
           ON item.doc_id = outside.doc_id AND item.par_id = outside.number)
WHERE outer_id IS NULL OR start < first OR "end" > last
UNION ALL
SELECT place, doc_id, format('sent_id {}: n_tokens is not the number of its tokens', sent_id)
FROM sentences LEFT JOIN (SELECT doc_id, sent_id, count(*) AS words FROM tokens GROUP BY ALL)
     USING (doc_id, sent_id)
WHERE n_tokens <> coalesce(words, 0)
"""
_IN_SENTENCE: Final = """
SELECT place, doc_id, CASE
         WHEN outer_id IS NULL THEN format('{key} {{}}: there is no sent_id {{}}', {key}, sent_id)
         ELSE format('{key} {{}} reaches beyond sent_id {{}}', {key}, sent_id) END
FROM (SELECT item.*, outside.number AS outer_id, outside.start AS first, outside."end" AS last
      FROM {table} AS item LEFT JOIN sentences AS outside
           ON item.doc_id = outside.doc_id AND item.sent_id = outside.number)
WHERE outer_id IS NULL OR start < first OR "end" > last
"""
_TOKENS: Final = """
SELECT word.place, word.doc_id,
       format('token_id {}: its head {} is no token of its sentence', word.token_id, word.head)
FROM tokens AS word LEFT JOIN tokens AS above
     ON word.doc_id = above.doc_id AND word.head = above.number
WHERE above.sent_id IS DISTINCT FROM word.sent_id
UNION ALL
SELECT place, doc_id, format('token_id {} reaches beyond its orthographic token', token_id)
FROM tokens
WHERE NOT (surface_start <= start AND start <= "end" AND "end" <= surface_end)
"""
_ENTITIES: Final = """
SELECT place, doc_id, format('ent_id {} and {} overlap', before, ent_id)
FROM (SELECT *, lag(ent_id) OVER names AS before, lag("end") OVER names AS last
      FROM entities WINDOW names AS (PARTITION BY doc_id ORDER BY start, number))
WHERE start < last
"""
_QUOTES: Final = """
SELECT item.place, item.doc_id,
       format('quote_id {}: there is no sent_id {}', item.quote_id, item.sent_id)
FROM quotes AS item LEFT JOIN sentences AS outside
     ON item.doc_id = outside.doc_id AND item.sent_id = outside.number
WHERE outside.number IS NULL
UNION ALL
SELECT place, doc_id,
       format('quote_id {}: only one of speaker_start and speaker_end is given', quote_id)
FROM quotes WHERE (speaker_start IS NULL) <> (speaker_end IS NULL)
UNION ALL
SELECT place, doc_id, format('quote_id {}: speaker {}:{} lies outside the text',
                             quote_id, speaker_start, speaker_end)
FROM quotes
WHERE NOT (0 <= speaker_start AND speaker_start < speaker_end AND speaker_end <= length)
"""
_DROPPED: Final = """
SELECT DISTINCT place, doc_id, 'unknown reason ''' || piece.reason || ''' in dropped'
FROM (SELECT place, doc_id, unnest(dropped) AS piece FROM documents)
WHERE NOT list_contains(?, piece.reason)
"""
_AT_ONCE: Final = 1000  # problems fetched


def shard_problems(parts: Mapping[str, Path], connection: DuckDBPyConnection) -> Iterator[str]:
    """Say what is wrong with the rows of one shard, a phrase each.

    *parts* are the files of its tables; *connection* is left as it was found.

    Raises:
        duckdb.Error, OSError, pyarrow.ArrowException: a file cannot be read.
    """
    tables = ["documents", *COLUMNS]
    try:
        connection.execute(_DOCUMENTS, [str(parts["documents"])])
        for table, columns in COLUMNS.items():
            names = ", ".join(f'"{name}"' for name in columns)
            query = _CHILDREN.format(table=table, columns=names)
            connection.execute(query, [str(parts[table])])
        yield from _joins(connection)
        for table in QUOTING:
            for doc_id, problem in misquoted(parts["documents"], parts[table], COLUMNS[table][0]):
                yield f"document {doc_id!r}: {problem}"
    finally:
        for table in tables:
            connection.execute(f"DROP TABLE IF EXISTS {table}")


def _joins(connection: DuckDBPyConnection) -> Iterator[str]:
    for table in COLUMNS:
        for _, doc_id, _ in _rows(connection, _STRAY.format(table=table)):
            yield f"{table}: rows of {doc_id!r} join no document, or are out of order"
    for query in _queries():
        for _, doc_id, problem in _rows(connection, query):
            yield f"document {doc_id!r}: {problem}"
    for _, doc_id, problem in _rows(connection, _DROPPED, [list(DROP_REASONS)]):
        yield f"document {doc_id!r}: {problem}"


def _queries() -> Iterator[str]:
    yield from (_COUNT.format(table=t, counts=_COUNTS.get(t, "true")) for t in COUNTED)
    for table, (key, *_) in COLUMNS.items():
        yield _NUMBERED.format(table=table, key=key)
        yield _OUTSIDE.format(table=table, key=key)
    yield _SENTENCES
    yield from (_IN_SENTENCE.format(table=t, key=COLUMNS[t][0]) for t in ("tokens", "entities"))
    yield from (_TOKENS, _ENTITIES, _QUOTES)


def _rows(
    connection: DuckDBPyConnection, query: str, values: list[object] | None = None
) -> Iterator[tuple[int, str, str]]:
    found = connection.execute(f"FROM ({query}) ORDER BY 1", values or [])
    while rows := found.fetchmany(_AT_ONCE):
        yield from rows
