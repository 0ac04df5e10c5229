"""The data contract: the columns of every table, their types and what they mean.

Tables join on ``doc_id``. Offsets (``start``, ``end`` and the like) are Unicode code points into
``documents.text``, end exclusive. ``sent_id``, ``par_id``, ``ent_id``, ``quote_id`` and
``token_id`` are 0-based within their document.

The schemas carry metadata for pandas: `pandas.read_parquet` gives integers that may be missing as
``Int32`` and days as timestamps that compare and have ``.dt``.
"""

from __future__ import annotations

import json
from typing import Any, Final

import pyarrow as pa

SCHEMA_VERSION: Final = 2

# Labels of `entities` that counts leave out: they say how long and how many, not who or what.
UNCOUNTED_LABELS: Final = frozenset({"CARDINAL", "DURATION"})

_TEXT: Final = pa.string()
_INT: Final = pa.int32()

# How pandas holds columns that it would otherwise turn into floats or objects.
_PANDAS_TYPES: Final = {
    pa.int16(): "Int16",
    pa.int32(): "Int32",
    pa.int64(): "Int64",
    pa.date32(): "timestamp[ms][pyarrow]",
}


def _for_pandas(schema: pa.Schema) -> pa.Schema:
    """Add the metadata that pyarrow reads when it makes a DataFrame."""
    columns: list[dict[str, Any]] = [
        {
            "name": field.name,
            "field_name": field.name,
            "pandas_type": str(field.type),
            "numpy_type": _PANDAS_TYPES[field.type],
            "metadata": None,
        }
        for field in schema
        if field.nullable and field.type in _PANDAS_TYPES
    ]
    described = {"index_columns": [], "column_indexes": [], "columns": columns}
    return schema.with_metadata({"pandas": json.dumps(described)})


_DROPPED: Final = pa.list_(pa.struct([("at", _INT), ("text", _TEXT), ("reason", _TEXT)]))

_COLUMNS: Final[dict[str, pa.Schema]] = {
    "documents": pa.schema(
        [
            pa.field("doc_id", _TEXT, nullable=False),
            pa.field("path", _TEXT),
            pa.field("title", _TEXT),
            pa.field("published_at", pa.timestamp("us", tz="UTC")),
            pa.field("published_date", pa.date32()),  # the local day of publication
            pa.field("published_offset_minutes", pa.int16()),  # 420 for WIB
            pa.field("author", _TEXT),
            pa.field("editor", _TEXT),
            pa.field("source", _TEXT),
            pa.field("section", _TEXT),  # of the outlet: Ekonomi, Olahraga
            pa.field("url", _TEXT),
            pa.field("lang", _TEXT),  # ISO 639 code
            pa.field("lang_score", pa.float32()),
            pa.field("text", _TEXT, nullable=False),
            pa.field("n_sentences", _INT, nullable=False),
            pa.field("n_tokens", _INT, nullable=False),  # rows of `tokens`
            pa.field("n_entities", _INT, nullable=False),  # without `UNCOUNTED_LABELS`
            pa.field("n_quotes", _INT, nullable=False),
            pa.field("dropped", _DROPPED, nullable=False),  # `at`: 1-based line of the input
            pa.field("notes", pa.list_(_TEXT), nullable=False),  # such as assumed_wib
            pa.field("meta", _TEXT),  # JSON object of the input columns that were not mapped
        ]
    ),
    "paragraphs": pa.schema(
        [
            pa.field("doc_id", _TEXT, nullable=False),
            pa.field("par_id", _INT, nullable=False),
            pa.field("kind", _TEXT, nullable=False),  # headline, dateline, heading, body
            pa.field("start", _INT, nullable=False),
            pa.field("end", _INT, nullable=False),
        ]
    ),
    "sentences": pa.schema(
        [
            pa.field("doc_id", _TEXT, nullable=False),
            pa.field("sent_id", _INT, nullable=False),
            pa.field("par_id", _INT, nullable=False),
            pa.field("start", _INT, nullable=False),
            pa.field("end", _INT, nullable=False),
            pa.field("text", _TEXT, nullable=False),
            pa.field("n_tokens", _INT, nullable=False),
        ]
    ),
    "tokens": pa.schema(
        [
            pa.field("doc_id", _TEXT, nullable=False),
            pa.field("sent_id", _INT, nullable=False),
            pa.field("token_id", _INT, nullable=False),
            pa.field("text", _TEXT, nullable=False),
            pa.field("start", _INT, nullable=False),
            pa.field("end", _INT, nullable=False),
            pa.field("surface_start", _INT, nullable=False),  # the orthographic token
            pa.field("surface_end", _INT, nullable=False),
            pa.field("upos", _TEXT),
            pa.field("feats", _TEXT),  # null when empty
            pa.field("lemma", _TEXT),
            pa.field("stem", _TEXT),  # null for punctuation
            pa.field("head", _INT, nullable=False),  # the root's head is its own token_id
            pa.field("deprel", _TEXT),
            pa.field("is_stop", pa.bool_(), nullable=False),
        ]
    ),
    "entities": pa.schema(
        [
            pa.field("doc_id", _TEXT, nullable=False),
            pa.field("ent_id", _INT, nullable=False),
            pa.field("sent_id", _INT, nullable=False),
            pa.field("par_kind", _TEXT),  # kind of the paragraph that the mention begins in
            pa.field("start", _INT, nullable=False),
            pa.field("end", _INT, nullable=False),
            pa.field("text", _TEXT, nullable=False),
            pa.field("label", _TEXT, nullable=False),
            pa.field("entity_id", _INT),  # cluster of mentions within the document
            pa.field("canonical", _TEXT),  # the fullest name of the cluster
            pa.field("role", _TEXT),  # title beside a person's name
            pa.field("kb", _TEXT),  # iso3166, idn, m49, wikidata, within_idn, within_iso3166
            pa.field("kb_id", _TEXT),  # EE, 32.71
            pa.field("wikidata", _TEXT),  # QID of the place
            pa.field("lat", pa.float64()),
            pa.field("lon", pa.float64()),
            pa.field("value", _TEXT),  # ISO 8601 date, time or duration, or decimal number
            pa.field("value_number", pa.float64()),  # `value` where it is one number
            pa.field("value_start", pa.date32()),  # first day of `value` where it is a date
            pa.field("value_end", pa.date32()),  # its last day
            pa.field("unit", _TEXT),  # ISO 4217 code, %, unit of measure, noun of a CARDINAL
            pa.field("score", pa.float32()),
            pa.field("flags", pa.list_(_TEXT), nullable=False),
        ]
    ),
    "quotes": pa.schema(
        [
            pa.field("doc_id", _TEXT, nullable=False),
            pa.field("quote_id", _INT, nullable=False),
            pa.field("sent_id", _INT, nullable=False),
            pa.field("start", _INT, nullable=False),
            pa.field("end", _INT, nullable=False),
            pa.field("text", _TEXT, nullable=False),  # without the quote marks
            pa.field("speaker_start", _INT),
            pa.field("speaker_end", _INT),
            pa.field("speaker_entity_id", _INT),
            pa.field("speaker", _TEXT),  # canonical name, null if unresolved
            pa.field("speaker_text", _TEXT),  # the phrase that names who speaks, as written
            pa.field("speaker_kind", _TEXT),  # person, group, office, organisation, document
            pa.field("cue", _TEXT),
            pa.field("direct", pa.bool_(), nullable=False),
        ]
    ),
    "duplicates": pa.schema(
        [
            pa.field("doc_id", _TEXT, nullable=False),
            pa.field("duplicate_of", _TEXT, nullable=False),  # the earliest in corpus order
            pa.field("similarity", pa.float32(), nullable=False),  # share of word sequences, 0-1
        ]
    ),
    "failures": pa.schema(
        [
            pa.field("path", _TEXT),
            pa.field("position", pa.int64()),
            pa.field("doc_id", _TEXT),
            pa.field("stage", _TEXT, nullable=False),
            pa.field("error", _TEXT, nullable=False),
            pa.field("message", _TEXT, nullable=False),
        ]
    ),
}

# What the command ``entities`` adds, a file each. ``corpus_id`` is made from the link or from label
# and name alone: it is the same in every output, and survives a run over more documents.
_CORPUS_COLUMNS: Final[dict[str, pa.Schema]] = {
    "entity_index": pa.schema(
        [
            pa.field("corpus_id", _TEXT, nullable=False),  # idn:31, ORG:kpk
            pa.field("canonical", _TEXT, nullable=False),  # what most documents call it
            pa.field("label", _TEXT, nullable=False),
            pa.field("kb", _TEXT),
            pa.field("kb_id", _TEXT),
            pa.field("wikidata", _TEXT),
            pa.field("lat", pa.float64()),
            pa.field("lon", pa.float64()),
            pa.field("documents", pa.int64(), nullable=False),
            pa.field("mentions", pa.int64(), nullable=False),
            pa.field("first_seen", pa.date32()),  # days of publication
            pa.field("last_seen", pa.date32()),
            pa.field("names", pa.list_(_TEXT), nullable=False),  # `entities.canonical`, all of them
            pa.field("aliases", pa.list_(pa.struct([("text", _TEXT), ("count", pa.int64())]))),
        ]
    ),
    "edges": pa.schema(
        [
            pa.field("source", _TEXT, nullable=False),  # corpus_id; source < target
            pa.field("target", _TEXT, nullable=False),
            pa.field("source_name", _TEXT, nullable=False),
            pa.field("target_name", _TEXT, nullable=False),
            pa.field("source_label", _TEXT, nullable=False),  # PERSON or ORG
            pa.field("target_label", _TEXT, nullable=False),
            pa.field("documents", pa.int64(), nullable=False),  # that name both
            pa.field("sentences", pa.int64(), nullable=False),  # that name both
            pa.field("first_seen", pa.date32()),
            pa.field("last_seen", pa.date32()),
        ]
    ),
    "speakers": pa.schema(
        [
            pa.field("corpus_id", _TEXT),  # null where it is not known who speaks
            pa.field("speaker", _TEXT),
            pa.field("kind", _TEXT),  # person, group, office, organisation, document
            pa.field("role", _TEXT),  # in the documents of this row
            pa.field("outlet", _TEXT),  # `documents.source`, else the host of its address
            pa.field("month", pa.date32()),  # its first day
            pa.field("quotes", pa.int64(), nullable=False),
            pa.field("direct", pa.int64(), nullable=False),  # of these
            pa.field("documents", pa.int64(), nullable=False),
        ]
    ),
}

SCHEMAS: Final = {name: _for_pandas(schema) for name, schema in _COLUMNS.items()}
TABLES: Final = tuple(SCHEMAS)

CORPUS_SCHEMAS: Final = {name: _for_pandas(schema) for name, schema in _CORPUS_COLUMNS.items()}
CORPUS_TABLES: Final = tuple(CORPUS_SCHEMAS)
