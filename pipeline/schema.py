"""The data contract: the columns of every table, their types and what they mean.

Tables join on ``doc_id``. Offsets (``start``, ``end`` and the like) are Unicode code points into
``documents.text``, end exclusive. ``sent_id``, ``par_id``, ``ent_id``, ``quote_id`` and
``token_id`` are 0-based within their document.
"""

from __future__ import annotations

from typing import Final

import pyarrow as pa

SCHEMA_VERSION: Final = 1

_TEXT: Final = pa.string()
_INT: Final = pa.int32()

_DROPPED: Final = pa.list_(pa.struct([("at", _INT), ("text", _TEXT), ("reason", _TEXT)]))

SCHEMAS: Final[dict[str, pa.Schema]] = {
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
            pa.field("n_entities", _INT, nullable=False),
            pa.field("n_quotes", _INT, nullable=False),
            pa.field("dropped", _DROPPED, nullable=False),  # `at`: 1-based line of the input
            pa.field("flags", pa.list_(_TEXT), nullable=False),
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
            pa.field("start", _INT, nullable=False),
            pa.field("end", _INT, nullable=False),
            pa.field("text", _TEXT, nullable=False),
            pa.field("label", _TEXT, nullable=False),
            pa.field("entity_id", _INT),  # cluster of mentions within the document
            pa.field("canonical", _TEXT),  # the fullest name of the cluster
            pa.field("role", _TEXT),  # title beside a person's name
            pa.field("kb", _TEXT),  # iso3166, idn or m49
            pa.field("kb_id", _TEXT),  # EE, 32.71
            pa.field("value", _TEXT),  # ISO 8601 date or decimal number
            pa.field("unit", _TEXT),  # ISO 4217 code, %, unit of measure
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

TABLES: Final = tuple(SCHEMAS)
