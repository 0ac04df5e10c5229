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


def index_of(folder: Path, *entities: Row) -> list[Row]:
    documents = [{"doc_id": d} for d in sorted({str(row["doc_id"]) for row in entities})]
    written = build_corpus_view(write_output(folder, documents=documents, entities=entities))
    rows: list[Row] = pq.read_table(written["entity_index"]).to_pylist()
    return rows


def ids(folder: Path, *entities: Row) -> dict[object, object]:
    return {row["corpus_id"]: row["documents"] for row in index_of(folder, *entities)}


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


def named(doc_id: str, *texts: str, canonical: str, role: str | None = None) -> list[Row]:
    return [{**person(doc_id, canonical, role), "text": text} for text in texts]


def in_full(documents: str, full: str = "Ratna Wibowo", role: str | None = None) -> list[Row]:
    """In each of the *documents* the person is named in full, and then by the last name."""
    return [
        row
        for doc_id in documents
        for row in named(doc_id, full, full.rsplit(maxsplit=1)[-1], canonical=full, role=role)
    ]


def test_a_part_of_a_name_is_who_is_mostly_meant_by_it(tmp_path):
    other = named("d", "Edi Wibowo", canonical="Edi Wibowo")
    alone = named("e", "Wibowo", canonical="Wibowo")
    assert ids(tmp_path, *in_full("abc"), *other, *alone) == {
        "PERSON:ratna wibowo": 4,
        "PERSON:edi wibowo": 1,
    }


def test_a_longer_form_of_a_full_name_is_the_same_person(tmp_path):
    full = "Sri Ratna Wibowo"
    rows = [r for d in "abc" for r in named(d, full, "Ratna Wibowo", canonical=full)]
    short = named("d", "Ratna Wibowo", canonical="Ratna Wibowo")
    assert ids(tmp_path, *rows, *short) == {"PERSON:sri ratna wibowo": 4}


def test_a_part_of_a_name_stays_apart_where_it_is_doubtful(tmp_path):
    alone = named("x", "Wibowo", canonical="Wibowo")
    for number, rows in enumerate(
        [
            in_full("ab"),  # too few say so
            [*in_full("abc"), *in_full("d", "Edi Wibowo")],  # one of four means another
            [*in_full("abc"), *(r for d in "yzw" for r in named(d, "Wibowo", canonical="Wibowo"))],
            [
                *in_full("abc", role="Gubernur"),
                *named("y", "Wibowo", canonical="Wibowo", role="DJ"),
            ],
        ]
    ):
        assert "PERSON:wibowo" in ids(tmp_path / str(number), *rows, *alone)


def test_a_part_of_a_part_is_the_whole(tmp_path):
    full = "Sri Ratna Wibowo"
    rows = [r for d in "abc" for r in named(d, full, "Ratna Wibowo", canonical=full)]
    alone = named("g", "Wibowo", canonical="Wibowo")
    found = ids(tmp_path, *rows, *in_full("def"), *alone)
    assert found == {"PERSON:sri ratna wibowo": 7}


def test_the_role_of_a_part_of_a_name_may_be_one_of_several(tmp_path):
    rows = [*in_full("ab", role="Gubernur"), *in_full("c", role="Presiden")]
    alone = named("x", "Wibowo", canonical="Wibowo", role="Presiden")
    assert ids(tmp_path, *rows, *alone) == {"PERSON:ratna wibowo": 4}


def test_of_many_documents_half_as_many_may_say_who_is_meant(tmp_path):
    alone = [r for number in range(20) for r in named(f"x{number}", "Wibowo", canonical="Wibowo")]
    (row,) = index_of(tmp_path, *in_full("abcdefghij"), *alone)
    assert (row["corpus_id"], row["documents"]) == ("PERSON:ratna wibowo", 30)
    assert row["canonical"] == "Ratna Wibowo"  # though most documents call her Wibowo


def test_two_lengths_of_a_full_name_agree(tmp_path):
    rows = [*in_full("ab"), *in_full("c", "Sri Ratna Wibowo")]
    found = ids(tmp_path, *rows, *named("d", "Wibowo", canonical="Wibowo"))
    assert found["PERSON:ratna wibowo"] == 3
