"""The index of entities over small outputs that the tests write themselves."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.errors import InputError
from pipeline.schema import CORPUS_SCHEMAS
from pipeline.views.corpus.build import build_corpus_view
from tests.views.outputs import write_output

Row = dict[str, object]


def mention(doc_id: str, text: str, label: str, canonical: str | None, **link: str) -> Row:
    return {"doc_id": doc_id, "text": text, "label": label, "canonical": canonical, **link}


ENTITIES = [
    mention("a", "AS", "GPE", "Amerika Serikat", kb="iso3166", kb_id="US", wikidata="Q30"),
    mention("a", "AS", "GPE", "Amerika Serikat", kb="iso3166", kb_id="US", wikidata="Q30"),
    mention("b", "Amerika", "LOC", "Amerika", kb="iso3166", kb_id="US", wikidata="Q30"),
    mention(
        "c", "Amerika\nSerikat", "GPE", "Amerika Serikat", kb="iso3166", kb_id="US", wikidata="Q30"
    ),
    mention("a", "KPK", "ORG", "Komisi Pemberantasan Korupsi"),
    mention("b", "KPK", "ORG", "KPK"),
    mention("c", "Barcelona", "ORG", "Barcelona"),
    mention("c", "Barcelona", "GPE", "Barcelona"),
    mention("c", "Senin", "DATE", None),
]
DOCUMENTS = {"a": dt.date(2024, 5, 2), "b": None, "c": dt.date(2024, 3, 1)}


def write(folder: Path, entities: list[Row], *, shards: int = 1) -> Path:
    documents: list[Row] = [{"doc_id": d, "published_date": day} for d, day in DOCUMENTS.items()]
    return write_output(folder, documents=documents, entities=entities, shards=shards)


def index_of(folder: Path) -> list[Row]:
    table = pq.read_table(build_corpus_view(folder)["entity_index"])
    assert table.schema.equals(CORPUS_SCHEMAS["entity_index"])
    return table.to_pylist()


def test_links_merge_whatever_the_label_and_the_name(tmp_path):
    america = index_of(write(tmp_path, ENTITIES))[0]
    assert america == {
        "corpus_id": "iso3166:US",
        "canonical": "Amerika Serikat",
        "label": "GPE",
        "kb": "iso3166",
        "kb_id": "US",
        "wikidata": "Q30",
        "lat": None,
        "lon": None,
        "documents": 3,
        "mentions": 4,
        "first_seen": dt.date(2024, 3, 1),
        "last_seen": dt.date(2024, 5, 2),
        "names": ["Amerika Serikat", "Amerika"],
        "aliases": [
            {"text": "AS", "count": 2},
            {"text": "Amerika", "count": 1},
            {"text": "Amerika Serikat", "count": 1},
        ],
    }


def test_acronyms_merge_with_their_names_but_labels_stay_apart(tmp_path):
    rows = index_of(write(tmp_path, ENTITIES))
    assert [(row["canonical"], row["label"], row["documents"]) for row in rows] == [
        ("Amerika Serikat", "GPE", 3),
        ("Komisi Pemberantasan Korupsi", "ORG", 2),
        ("Barcelona", "GPE", 1),
        ("Barcelona", "ORG", 1),
    ]


def test_what_lies_in_a_linked_place_is_not_that_place(tmp_path):
    around = {"kb": "within_iso3166", "kb_id": "GB"}
    entities = [
        mention("a", "London", "GPE", "London", **around),
        mention("b", "LONDON", "GPE", "LONDON", **around),
        mention("a", "Leeds", "GPE", "Leeds", **around),
        mention("a", "Inggris", "GPE", "Inggris", kb="iso3166", kb_id="GB"),
    ]
    found = [(row["canonical"], row["documents"]) for row in index_of(write(tmp_path, entities))]
    assert found[0][1] == 2
    assert {name.lower() for name, _ in found} == {"london", "leeds", "inggris"}


def test_the_result_does_not_depend_on_shards_or_order(tmp_path):
    one = build_corpus_view(write(tmp_path / "one", ENTITIES))
    three = build_corpus_view(write(tmp_path / "three", ENTITIES[::-1], shards=3))
    for name in CORPUS_SCHEMAS:
        assert one[name].read_bytes() == three[name].read_bytes()


def test_an_output_without_entities_gives_an_empty_index(tmp_path):
    assert index_of(write(tmp_path, [])) == []


def test_building_again_replaces_the_index_and_leaves_no_temporary_files(tmp_path):
    write(tmp_path, ENTITIES)
    assert index_of(tmp_path) == index_of(tmp_path)
    assert list((tmp_path / "_state").iterdir()) == []


def test_it_works_in_little_memory(tmp_path):
    many = [
        mention(f"d{i % 500}", f"Orang {i % 4000}", "PERSON", f"Orang {i % 4000}")
        for i in range(20_000)
    ]
    write(tmp_path, many)
    written = build_corpus_view(tmp_path, memory_limit="64MB", threads=1)
    assert pq.read_metadata(written["entity_index"]).num_rows == 4000


@pytest.mark.parametrize("missing", ["folder", "manifest.json", "entities"])
def test_what_is_no_finished_output_is_named(tmp_path, missing):
    folder = tmp_path / "out"
    if missing != "folder":
        write(folder, ENTITIES)
        target = folder / missing
        if target.is_dir():
            (target / "part-00000.parquet").unlink()
        else:
            target.unlink()
    with pytest.raises(InputError, match=str(folder)):
        build_corpus_view(folder)


def test_a_broken_table_is_an_input_error(tmp_path):
    write(tmp_path, ENTITIES)
    (tmp_path / "entities" / "part-00001.parquet").write_bytes(b"no parquet")
    with pytest.raises(InputError, match="cannot build the entity index"):
        build_corpus_view(tmp_path)
    assert not (tmp_path / "entity_index.parquet").exists()


def test_ids_are_the_same_after_a_run_over_more_documents(tmp_path):
    few = index_of(write(tmp_path / "few", ENTITIES[:6]))
    more = [mention("d", "Barcelona", "ORG", "Barcelona"), *ENTITIES]
    many = index_of(write(tmp_path / "many", more))
    ids = {row["canonical"]: row["corpus_id"] for row in few}
    assert ids["Komisi Pemberantasan Korupsi"] == "ORG:kpk"
    assert set(ids.values()) <= {row["corpus_id"] for row in many}
    assert len({row["corpus_id"] for row in many}) == len(many)


def test_spellings_of_one_name_are_one_entity_in_normal_case(tmp_path):
    entities = [
        mention("a", "BUDI SANTOSO", "PERSON", "BUDI SANTOSO"),
        mention("b", "Budi Santoso", "PERSON", "Budi Santoso"),
    ]
    (row,) = index_of(write(tmp_path, entities))
    assert (row["corpus_id"], row["canonical"]) == ("PERSON:budi santoso", "Budi Santoso")
    assert row["names"] == ["Budi Santoso", "BUDI SANTOSO"]


def test_an_entity_with_two_links_is_given_none(tmp_path):
    entities = [
        mention("a", "Sukamaju", "GPE", "Sukamaju", kb="within_idn", kb_id="32.01"),
        mention("b", "Sukamaju", "GPE", "Sukamaju", kb="within_idn", kb_id="33.01"),
    ]
    (row,) = index_of(write(tmp_path, entities))
    assert (row["documents"], row["kb"], row["kb_id"]) == (2, None, None)
