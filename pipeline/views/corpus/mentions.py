"""Which mention is which entity of the corpus: the view ``mentions`` that the tables count.

Entities with a link (``kb``, ``kb_id``) merge by it, but for those that only lie in what is linked
(``within_idn``, ``within_iso3166``); these and the others by `entity_key`. Beyond that, names are
joined only where the corpus itself says so, and says nothing else:

- an acronym alone is the organisation that documents introduce it for, if that is always one;
- a name of one word is the person whose full name has that word, if the corpus has one such
  person only and gives both the same role;
- a part of a name alone is the person whom documents that name someone in full mean by it: in at
  least three of them, in nine of ten, in no fewer than name nobody in full (in half as many if they
  are ten), and with a role of theirs where it has any (*Prabowo* is Prabowo Subianto, though there
  is an Edhy Prabowo).

An entity that others are joined to keeps its own ``corpus_id``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.views.corpus.keys import abbreviates, entity_key

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_WORDS: Final = """
CREATE TEMP MACRO words_of(key) AS string_split(split_part(key, ':', 2), ' ')
"""

_NAMES: Final = """
CREATE TEMP TABLE names AS
SELECT *, entity_key(label, canonical) AS key, key AS own
FROM (SELECT DISTINCT label, canonical FROM entities WHERE canonical IS NOT NULL)
"""

_ACRONYMS: Final = r"""
CREATE TEMP TABLE acronyms AS
WITH introduced AS (
    SELECT DISTINCT trim(text) AS acronym, canonical FROM entities
    WHERE label = 'ORG' AND regexp_full_match(trim(text), '[A-Z]{2,10}') AND canonical LIKE '% %'
)
SELECT entity_key('ORG', acronym) AS key, any_value(names.key) AS joined
FROM introduced JOIN names ON names.label = 'ORG' AND names.canonical = introduced.canonical
GROUP BY ALL
HAVING count(DISTINCT names.key) = 1 AND bool_and(abbreviates(acronym, introduced.canonical))
"""

_FULL_NAMES: Final = r"""
CREATE TEMP TABLE full_names AS
WITH people AS (
    SELECT DISTINCT key, words_of(key) AS words FROM names WHERE label = 'PERSON'
), known AS (
    SELECT DISTINCT key, lower(regexp_replace(role, ' *\([^)]*\)', '', 'g')) AS role
    FROM entities JOIN names USING (label, canonical)
    WHERE label = 'PERSON' AND role IS NOT NULL
), word AS (
    SELECT unnest(list_distinct(words)) AS word, key FROM people WHERE len(words) > 1
), lone AS (
    SELECT word, any_value(key) AS full_key FROM word GROUP BY word HAVING count(*) = 1
)
SELECT people.key, any_value(full_key) AS joined
FROM people JOIN lone ON len(words) = 1 AND word = words[1] AND length(word) > 3
JOIN known AS short ON short.key = people.key
JOIN known AS long ON long.key = full_key AND long.role = short.role
GROUP BY people.key
"""

_HABITS: Final = """
CREATE TEMP TABLE habits AS
WITH called AS (
    SELECT text, entity_key('PERSON', text) AS short
    FROM (SELECT DISTINCT text FROM entities WHERE label = 'PERSON')
), meant AS (
    SELECT short, key, count(DISTINCT doc_id) AS documents
    FROM entities JOIN names USING (label, canonical) JOIN called USING (text)
    WHERE label = 'PERSON' GROUP BY ALL
), best AS (
    SELECT short, key AS joined, words_of(key) AS words FROM meant
    WHERE short <> key AND list_has_all(words_of(key), words_of(short))
    QUALIFY row_number() OVER (PARTITION BY short ORDER BY documents DESC, len(key) DESC, key) = 1
), chosen AS (
    SELECT short, joined,
           coalesce(sum(documents) FILTER (WHERE key = short), 0) AS alone,
           sum(documents) FILTER (WHERE key <> short) AS in_full,
           sum(documents) FILTER (
               WHERE key <> short
               AND (list_has_all(words_of(key), words) OR list_has_all(words, words_of(key)))
           ) AS agreed
    FROM best JOIN meant USING (short) GROUP BY ALL
), role AS (
    SELECT DISTINCT key, lower(role) AS role FROM entities JOIN names USING (label, canonical)
    WHERE label = 'PERSON' AND role IS NOT NULL
)
SELECT short AS key, joined FROM chosen
WHERE agreed >= 3 AND agreed >= 0.9 * in_full AND agreed * if(agreed >= 10, 2, 1) >= alone
  AND (short NOT IN (SELECT key FROM role)
       OR EXISTS (FROM role AS mine JOIN role AS theirs USING (role)
                  WHERE mine.key = short AND theirs.key = joined))
"""

# Rules that disagree about a name leave it apart.
_LINKS: Final = """
CREATE TEMP TABLE links AS
SELECT key, any_value(joined) AS joined
FROM (FROM acronyms UNION FROM full_names UNION FROM habits)
WHERE key <> joined GROUP BY key HAVING count(*) = 1
"""

_STEPS: Final = 3  # *Wibowo*, *Ratna Wibowo*, *Sri Ratna Wibowo*: a part may be a part of a part

_JOINED: Final = """
UPDATE names SET key = joined FROM links WHERE names.key = links.key
"""

_MENTIONS: Final = """
CREATE TEMP VIEW mentions AS
SELECT entities.*,
       coalesce(if(starts_with(kb, 'within_'), NULL, kb || ':' || kb_id), key) AS corpus_id,
       label = 'PERSON' AND own = key AS in_full
FROM entities JOIN names USING (label, canonical)
"""

_SEEN: Final = """
CREATE TEMP TABLE seen AS
SELECT doc_id, min(published_date) AS day,
       any_value(coalesce(source, nullif(regexp_extract(url, '^https?://(?:www\\.)?([^/:?#]+)', 1),
                                         ''))) AS outlet
FROM documents GROUP BY doc_id
"""


def add_mentions(connection: DuckDBPyConnection) -> None:
    """Add the view ``mentions`` and the table ``seen``.

    ``mentions`` is ``entities`` with ``corpus_id``, and with ``in_full``: whether a person is
    called here by the name that others were joined to.

    ``seen`` has the day and the outlet of each document. The views of the output's tables must be
    there.
    """
    connection.create_function("entity_key", entity_key, ["VARCHAR", "VARCHAR"], "VARCHAR")
    connection.create_function("abbreviates", abbreviates, ["VARCHAR", "VARCHAR"], "BOOLEAN")
    for statement in (_WORDS, _NAMES, _ACRONYMS, _FULL_NAMES, _HABITS, _LINKS):
        connection.execute(statement)
    for _ in range(_STEPS):
        connection.execute(_JOINED)
    for statement in (_MENTIONS, _SEEN):
        connection.execute(statement)
