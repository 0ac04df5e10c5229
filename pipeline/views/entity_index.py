"""The corpus view: who and what a finished output names, merged across its documents.

`build_entity_index` reads the tables ``documents`` and ``entities`` of an output folder and writes
``entity_index.parquet`` beside them. Entities with a link (``kb``, ``kb_id``) merge by it,
but for those that only lie in what is linked (``within_idn``, ``within_iso3166``); these and the
others by label and canonical name, compared without case and punctuation, where well-known acronyms
and nicknames count as the full names (*KPK* is *Komisi Pemberantasan Korupsi*). What the user knows
of names (`pipeline.stages.corrections`) comes first: which are one, whatever their links and
labels, what they are, and what is no name.

DuckDB does the work out of core: what exceeds the memory limit spills to disk under ``_state``. The
result does not depend on the number or the order of the shards.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Final

import pyarrow as pa

from pipeline.errors import InputError
from pipeline.runs.output import Output, writing
from pipeline.spilling import open_spilling
from pipeline.stages.corrections.file import read_corrections
from pipeline.stages.corrections.known_names import Corrections
from pipeline.views.entries import ENTRY, Entries

ENTITY_INDEX_SCHEMA: Final = pa.schema(
    [
        pa.field("canonical", pa.string(), nullable=False),
        pa.field("label", pa.string(), nullable=False),
        pa.field("kb", pa.string()),
        pa.field("kb_id", pa.string()),
        pa.field("documents", pa.int64(), nullable=False),
        pa.field("mentions", pa.int64(), nullable=False),
        pa.field("first_seen", pa.date32()),  # days of publication
        pa.field("last_seen", pa.date32()),
        pa.field("aliases", pa.list_(pa.struct([("text", pa.string()), ("count", pa.int64())]))),
    ]
)

_BATCH_ROWS: Final = 20_000

_NAMES: Final = """
CREATE TEMP TABLE names AS
SELECT found, written, unnest(entry)
FROM (SELECT label AS found, canonical AS written, entry_of(label, canonical) AS entry
      FROM (SELECT DISTINCT label, canonical FROM read_parquet($entities)
            WHERE canonical IS NOT NULL))
WHERE NOT entry.never
"""

# White space inside a mention is a line break of the article or a slip: one blank.
_MENTIONS: Final = r"""
CREATE TEMP TABLE mentions AS
SELECT coalesce(if(named OR starts_with(kb, 'within_'), NULL, kb || ' ' || kb_id), key) AS key,
       doc_id, label, kb, kb_id, canonical,
       regexp_replace(trim(text), '\s+', ' ', 'g') AS text, count(*) AS n
FROM (SELECT doc_id, text, names.label, names.canonical, key, named,
             if(relabelled, NULL, kb) AS kb, if(relabelled, NULL, kb_id) AS kb_id
      FROM read_parquet($entities) AS mention
      JOIN names ON mention.label = found AND mention.canonical = written)
GROUP BY ALL
"""

_SEEN: Final = """
CREATE TEMP TABLE seen AS
SELECT doc_id, min(published_date) AS day FROM read_parquet($documents) GROUP BY doc_id
"""

_INDEX: Final = """
WITH per_document AS (
    SELECT key, doc_id, any_value(kb) AS kb, any_value(kb_id) AS kb_id, sum(n) AS n
    FROM mentions GROUP BY key, doc_id
), entity AS (
    SELECT key, any_value(kb) AS kb, any_value(kb_id) AS kb_id, count(*) AS documents,
           sum(n) AS mentions, min(day) AS first_seen, max(day) AS last_seen
    FROM per_document LEFT JOIN seen USING (doc_id) GROUP BY key
), canonical AS (
    SELECT key, canonical
    FROM (SELECT key, canonical, count(DISTINCT doc_id) AS n FROM mentions GROUP BY ALL)
    QUALIFY row_number() OVER (
        PARTITION BY key ORDER BY n DESC, length(canonical) DESC, canonical) = 1
), label AS (
    SELECT key, label FROM (SELECT key, label, sum(n) AS n FROM mentions GROUP BY ALL)
    QUALIFY row_number() OVER (PARTITION BY key ORDER BY n DESC, label) = 1
), alias AS (
    SELECT key, list({'text': text, 'count': n} ORDER BY n DESC, text) AS aliases
    FROM (SELECT key, text, sum(n) AS n FROM mentions GROUP BY ALL) GROUP BY key
)
SELECT canonical, label, kb, kb_id, documents, mentions, first_seen, last_seen, aliases
FROM entity JOIN canonical USING (key) JOIN label USING (key) JOIN alias USING (key)
ORDER BY documents DESC, mentions DESC, canonical, label, kb_id
"""


def build_entity_index(out: str | Path, *, memory_limit: str = "1GB", threads: int = 2) -> Path:
    """Write ``entity_index.parquet`` into the finished output *out* and return its path.

    One row an entity, the most mentioned documents first. `canonical` is the name that most
    documents use, `label` the label of most mentions, `aliases` every written form with its number
    of mentions. An index that is there already is replaced atomically.

    Raises:
        InputError: *out* is not a finished output, or its tables cannot be read.
        ConfigError: the index cannot be written, as on a full disk.
    """
    output = Output(Path(out))
    _check_finished(output)
    temporary = output.state / f"{output.entity_index.name}.tmp"
    with writing(output):
        output.spill.mkdir(parents=True, exist_ok=True)
        try:
            _write(output, temporary, memory_limit=memory_limit, threads=threads)
            temporary.replace(output.entity_index)
        finally:
            temporary.unlink(missing_ok=True)
            shutil.rmtree(output.spill, ignore_errors=True)
    return output.entity_index


def refresh_entity_index(out: str | Path) -> bool:
    """Build the index again where there is one that is older than what the output *out* holds.

    Tells whether it did. An output that is not finished, or has no index, is left as it is.

    Raises:
        InputError, ConfigError: see `build_entity_index`.
    """
    output = Output(Path(out))
    paths = (output.entity_index, output.manifest)
    if not all(path.is_file() for path in paths):
        return False
    built, finished = (path.stat().st_mtime_ns for path in paths)
    if built < finished:
        build_entity_index(out)
    return built < finished


def _check_finished(output: Output) -> None:
    folder = output.folder
    if not folder.is_dir():
        raise InputError("no such folder", path=folder)
    if not output.manifest.is_file():
        raise InputError("not a finished output: manifest.json is missing", path=folder)
    for table in ("documents", "entities"):
        if not any((folder / table).glob("*.parquet")):
            raise InputError(f"not a finished output: no Parquet files of {table}", path=folder)


def _corrections(output: Output) -> Corrections:
    return read_corrections(output.corrections) if output.corrections.exists() else Corrections()


def _write(output: Output, target: Path, *, memory_limit: str, threads: int) -> None:
    import duckdb

    unordered: dict[str, str | bool | int | float | list[str]] = {
        "threads": threads,
        "preserve_insertion_order": False,
    }
    documents, entities = (
        str(output.folder / table / "*.parquet") for table in ("documents", "entities")
    )
    try:
        with open_spilling(output.spill, memory=memory_limit, settings=unordered) as connection:
            entry_of = Entries(_corrections(output))
            connection.create_function("entry_of", entry_of, ["VARCHAR", "VARCHAR"], ENTRY)
            connection.execute(_NAMES, {"entities": entities})
            connection.execute(_MENTIONS, {"entities": entities})
            connection.execute(_SEEN, {"documents": documents})
            _copy(connection.sql(_INDEX).to_arrow_reader(_BATCH_ROWS), target)
    except duckdb.Error as error:
        message = f"cannot build the entity index: {error}"
        raise InputError(message, path=output.folder) from error


def _copy(rows: pa.RecordBatchReader, target: Path) -> None:
    import pyarrow.parquet as pq

    with pq.ParquetWriter(target, ENTITY_INDEX_SCHEMA, compression="zstd") as writer:
        for batch in rows:
            table = pa.Table.from_batches([batch])
            writer.write_table(table.cast(ENTITY_INDEX_SCHEMA))
    with target.open("rb") as written:
        os.fsync(written.fileno())
