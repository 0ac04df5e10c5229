"""What the user knows of names, applied to ``entities`` before anything is merged.

Outputs hold it already, as the stage ``nusawarta_corrections`` has seen each document by itself.
What is left is what only all documents show: one label and one link for names that are one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypedDict

from pipeline.stages.corrections.known_names import Corrections, KnownNames

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_CORRECTION: Final = (
    "STRUCT(label VARCHAR, canonical VARCHAR, named BOOLEAN, relabelled BOOLEAN, never BOOLEAN)"
)

_RENAMED: Final = "ALTER VIEW entities RENAME TO found_entities"

_ENTRIES: Final = """
CREATE TEMP TABLE entries AS
SELECT found, written, n, unnest(entry)
FROM (SELECT label AS found, canonical AS written, count(*) AS n,
             correction(label, canonical) AS entry
      FROM found_entities WHERE canonical IS NOT NULL GROUP BY ALL)
"""

# Names that are one by the user's word have the label of most of their mentions.
_CORRECTED: Final = """
CREATE TEMP TABLE corrected AS
WITH usual AS (
    SELECT canonical, label
    FROM (SELECT canonical, label, sum(n) AS n FROM entries WHERE named GROUP BY ALL)
    QUALIFY row_number() OVER (PARTITION BY canonical ORDER BY n DESC, label) = 1
), placed AS (
    SELECT DISTINCT entries.canonical, kb, kb_id, wikidata, lat, lon
    FROM found_entities AS mention
    JOIN entries ON mention.label = found AND mention.canonical = written
    WHERE named AND NOT relabelled AND NOT starts_with(kb, 'within_')
), link AS (
    SELECT canonical, any_value(kb) AS kb, any_value(kb_id) AS kb_id,
           any_value(wikidata) AS wikidata, any_value(lat) AS lat, any_value(lon) AS lon
    FROM placed GROUP BY canonical HAVING count(*) = 1
)
SELECT found, written, never, named OR relabelled AS linked, canonical,
       coalesce(usual.label, entries.label) AS label, kb, kb_id, wikidata, lat, lon
FROM entries LEFT JOIN usual USING (canonical) LEFT JOIN link USING (canonical)
"""

_ENTITIES: Final = """
CREATE VIEW entities AS
SELECT mention.* REPLACE (
           coalesce(new.label, mention.label) AS label,
           coalesce(new.canonical, mention.canonical) AS canonical,
           if(linked, new.kb, mention.kb) AS kb,
           if(linked, new.kb_id, mention.kb_id) AS kb_id,
           if(linked, new.wikidata, mention.wikidata) AS wikidata,
           if(linked, new.lat, mention.lat) AS lat,
           if(linked, new.lon, mention.lon) AS lon)
FROM found_entities AS mention
LEFT JOIN corrected AS new ON mention.label = found AND mention.canonical = written
WHERE never IS NOT TRUE
"""


class Correction(TypedDict):
    """What the corrections make of a label and a canonical name.

    `named` says that the user has named it, `relabelled` that its label was wrong, and so its link;
    `never` that it is no name.
    """

    label: str
    canonical: str
    named: bool
    relabelled: bool
    never: bool


class _Corrector:
    def __init__(self, corrections: Corrections) -> None:
        self._known = KnownNames(corrections)

    def __call__(self, label: str, canonical: str) -> Correction:
        called = self._known.called(canonical, label)
        name = called or canonical
        true_label = self._known.label_of(name) or label
        return Correction(
            label=true_label,
            canonical=name,
            named=called is not None,
            relabelled=true_label != label,
            never=self._known.is_never(canonical),
        )


def correct_entities(connection: DuckDBPyConnection, corrections: Corrections) -> None:
    """Put a view of corrected mentions in the place of the view ``entities``."""
    connection.create_function(
        "correction", _Corrector(corrections), ["VARCHAR", "VARCHAR"], _CORRECTION
    )
    for statement in (_RENAMED, _ENTRIES, _CORRECTED, _ENTITIES):
        connection.execute(statement)
