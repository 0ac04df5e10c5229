from __future__ import annotations

import datetime as dt
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.schema import CORPUS_SCHEMAS
from pipeline.views.corpus import edges
from pipeline.views.corpus.build import build_corpus_view
from tests.views.outputs import write_output

Row = dict[str, object]
DAYS = {"a": dt.date(2025, 8, 21), "b": dt.date(2025, 8, 1), "c": None}


def named(doc_id: str, sent_id: int, name: str, label: str = "PERSON", kind: str = "body") -> Row:
    return {
        "doc_id": doc_id,
        "sent_id": sent_id,
        "text": name,
        "label": label,
        "canonical": name,
        "par_kind": kind,
    }


def edges_of(folder: Path, *entities: Row) -> list[Row]:
    documents = [{"doc_id": d, "published_date": day} for d, day in DAYS.items()]
    written = build_corpus_view(write_output(folder, documents=documents, entities=entities))
    table = pq.read_table(written["edges"])
    assert table.schema.equals(CORPUS_SCHEMAS["edges"])
    return table.to_pylist()


def test_pairs_are_counted_by_document_and_by_sentence(tmp_path):
    (edge,) = edges_of(
        tmp_path,
        named("a", 0, "Sari Dewi"),
        named("a", 0, "KPK", "ORG"),
        named("a", 1, "SARI DEWI"),
        named("a", 1, "KPK", "ORG"),
        named("b", 0, "Sari Dewi"),
        named("b", 4, "KPK", "ORG"),
        named("c", 0, "KPK", "ORG"),
    )
    assert edge == {
        "source": "ORG:kpk",
        "target": "PERSON:sari dewi",
        "source_name": "KPK",
        "target_name": "Sari Dewi",
        "source_label": "ORG",
        "target_label": "PERSON",
        "documents": 2,
        "sentences": 2,
        "first_seen": dt.date(2025, 8, 1),
        "last_seen": dt.date(2025, 8, 21),
    }


def test_places_and_datelines_make_no_pairs(tmp_path):
    agency = named("a", 0, "ANTARA", "ORG", kind="dateline")
    assert edges_of(tmp_path, named("a", 0, "Sari"), named("a", 0, "Bogor", "GPE"), agency) == []


@pytest.mark.parametrize(("limit", "counts"), [("MOST_A_DOCUMENT", []), ("MOST_A_SENTENCE", [0])])
def test_lists_of_names_are_left_out(tmp_path, monkeypatch, limit, counts):
    monkeypatch.setattr(edges, limit, 2)
    rows = edges_of(
        tmp_path,
        named("a", 0, "Sari Dewi"),
        named("a", 0, "Budi Santoso"),
        named("a", 0, "Rini Utami"),
    )
    assert sorted({row["sentences"] for row in rows}) == counts
