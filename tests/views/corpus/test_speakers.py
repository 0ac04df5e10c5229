from __future__ import annotations

import datetime as dt
from pathlib import Path

import pyarrow.parquet as pq

from pipeline.schema import CORPUS_SCHEMAS
from pipeline.views.corpus.build import build_corpus_view
from tests.views.outputs import write_output

Row = dict[str, object]
DOCUMENTS: list[Row] = [
    {"doc_id": "a", "published_date": dt.date(2025, 8, 21), "source": "Kabar"},
    {"doc_id": "b", "published_date": dt.date(2025, 8, 3), "url": "https://www.kabar.contoh/b?x"},
    {"doc_id": "c"},
]
SARI = {"label": "PERSON", "canonical": "Sari Dewi", "text": "Sari", "entity_id": 0}
ENTITIES: list[Row] = [
    {"doc_id": "a", "ent_id": 0, **SARI},
    {"doc_id": "a", "ent_id": 3, "role": "Bupati Sikka", **SARI},
    {"doc_id": "b", "ent_id": 0, **SARI, "canonical": "SARI DEWI"},
]


def quote(doc_id: str, speaker: str | None = None, *, direct: bool = True) -> Row:
    known = {"speaker": speaker, "speaker_entity_id": 0, "speaker_kind": "person"}
    return {"doc_id": doc_id, "direct": direct, **(known if speaker else {})}


def speakers_of(folder: Path, *quotes: Row) -> list[Row]:
    output = write_output(folder, documents=DOCUMENTS, entities=ENTITIES, quotes=quotes)
    table = pq.read_table(build_corpus_view(output)["speakers"])
    assert table.schema.equals(CORPUS_SCHEMAS["speakers"])
    return table.to_pylist()


def test_quotations_are_counted_by_speaker_role_outlet_and_month(tmp_path):
    said = [quote("a", "Sari Dewi"), quote("a", "Sari Dewi", direct=False), quote("b", "SARI DEWI")]
    first, second = speakers_of(tmp_path, *said)
    assert first == {
        "corpus_id": "PERSON:sari dewi",
        "speaker": "Sari Dewi",
        "kind": "person",
        "role": "Bupati Sikka",
        "outlet": "Kabar",
        "month": dt.date(2025, 8, 1),
        "quotes": 2,
        "direct": 1,
        "documents": 1,
    }
    assert (second["corpus_id"], second["role"]) == ("PERSON:sari dewi", None)
    assert second["outlet"] == "kabar.contoh"


def test_every_quotation_counts_once_also_where_nobody_is_known(tmp_path):
    rows = speakers_of(tmp_path, quote("a", "Sari Dewi"), quote("c"), quote("c", direct=False))
    assert sum(row["quotes"] for row in rows) == 3
    unknown = next(row for row in rows if row["speaker"] is None)
    assert (unknown["corpus_id"], unknown["quotes"], unknown["month"]) == (None, 2, None)


def test_two_who_speak_together_have_a_name_and_no_id(tmp_path):
    both = {"doc_id": "a", "speaker": "Rina dan Budi", "direct": False}
    (row,) = speakers_of(tmp_path, both)
    assert (row["corpus_id"], row["speaker"]) == (None, "Rina dan Budi")
