"""When names of two documents are one entity, and when they stay apart."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

from pipeline.views.corpus.build import build_corpus_view
from tests.views.outputs import write_output

Row = dict[str, object]


def person(doc_id: str, canonical: str, role: str | None = None) -> Row:
    return {
        "doc_id": doc_id,
        "text": canonical,
        "label": "PERSON",
        "canonical": canonical,
        "role": role,
    }


def organisation(doc_id: str, text: str, canonical: str) -> Row:
    return {"doc_id": doc_id, "text": text, "label": "ORG", "canonical": canonical}


def ids(folder: Path, *entities: Row) -> dict[str, int]:
    documents = [{"doc_id": d} for d in sorted({str(row["doc_id"]) for row in entities})]
    written = build_corpus_view(write_output(folder, documents=documents, entities=entities))
    rows = pq.read_table(written["entity_index"]).to_pylist()
    return {row["corpus_id"]: row["documents"] for row in rows}


def test_an_acronym_is_what_another_document_introduces_it_for(tmp_path):
    introduced = organisation("a", "BKTR", "Badan Kebun Tanaman Raya")
    assert ids(tmp_path, introduced, organisation("b", "BKTR", "BKTR")) == {
        "ORG:badan kebun tanaman raya": 2
    }


def test_an_acronym_of_two_organisations_is_neither(tmp_path):
    found = ids(
        tmp_path,
        organisation("a", "BKTR", "Badan Kebun Tanaman Raya"),
        organisation("b", "BKTR", "Balai Kota Tua Rembulan"),
        organisation("c", "BKTR", "BKTR"),
    )
    assert found["ORG:bktr"] == 1
    assert len(found) == 3


def test_a_name_that_is_no_acronym_of_its_cluster_joins_nothing(tmp_path):
    wrong = organisation("a", "XYZ", "Badan Kebun Tanaman Raya")
    assert len(ids(tmp_path, wrong, organisation("b", "XYZ", "XYZ"))) == 2


def test_a_short_name_with_the_same_role_is_the_only_person_of_that_name(tmp_path):
    full = person("a", "Ratna Wibowo", "Gubernur Jawa Timur")
    short = person("b", "Ratna", "gubernur Jawa Timur (Jatim)")
    assert ids(tmp_path, full, short) == {"PERSON:ratna wibowo": 2}


def test_without_a_common_role_they_stay_apart(tmp_path):
    full = person("a", "Ratna Wibowo", "Gubernur Jawa Timur")
    assert len(ids(tmp_path / "none", full, person("b", "Ratna"))) == 2
    assert len(ids(tmp_path / "other", full, person("b", "Ratna", "Bupati Sikka"))) == 2


def test_with_another_person_of_that_name_they_stay_apart(tmp_path):
    found = ids(
        tmp_path,
        person("a", "Ratna Wibowo", "Gubernur Jawa Timur"),
        person("b", "Ratna", "Gubernur Jawa Timur"),
        person("c", "Ratna Sartika"),
    )
    assert len(found) == 3
