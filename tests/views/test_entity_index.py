"""The corpus view over small outputs that the tests write themselves."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.errors import InputError
from pipeline.schema import SCHEMAS
from pipeline.views.entity_index import (
    ENTITY_INDEX_SCHEMA,
    build_entity_index,
    refresh_entity_index,
)

Row = dict[str, object]


def mention(doc_id: str, text: str, label: str, canonical: str | None, **link: str) -> Row:
    return {"doc_id": doc_id, "text": text, "label": label, "canonical": canonical, **link}


ENTITIES = [
    mention("a", "AS", "GPE", "Amerika Serikat", kb="iso3166", kb_id="US"),
    mention("a", "AS", "GPE", "Amerika Serikat", kb="iso3166", kb_id="US"),
    mention("b", "Amerika", "LOC", "Amerika", kb="iso3166", kb_id="US"),
    mention("c", "Amerika\nSerikat", "GPE", "Amerika Serikat", kb="iso3166", kb_id="US"),
    mention("a", "KPK", "ORG", "Komisi Pemberantasan Korupsi"),
    mention("b", "KPK", "ORG", "KPK"),
    mention("c", "Barcelona", "ORG", "Barcelona"),
    mention("c", "Barcelona", "GPE", "Barcelona"),
    mention("c", "Senin", "DATE", None),
]
DOCUMENTS = {"a": dt.date(2024, 5, 2), "b": None, "c": dt.date(2024, 3, 1)}


def write_table(folder: Path, name: str, rows: list[Row], part: int) -> None:
    nullable = pa.schema([field.with_nullable(True) for field in SCHEMAS[name]])
    (folder / name).mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.Table.from_pylist(rows, nullable), folder / name / f"part-{part}.parquet")


def write_output(folder: Path, entities: list[Row], *, shards: int = 1) -> Path:
    documents: list[Row] = [{"doc_id": d, "published_date": day} for d, day in DOCUMENTS.items()]
    for shard in range(shards):
        write_table(folder, "entities", entities[shard::shards], shard)
        write_table(folder, "documents", documents[shard::shards], shard)
    (folder / "manifest.json").write_text("{}")
    return folder


def index_of(folder: Path) -> list[Row]:
    table = pq.read_table(build_entity_index(folder))
    assert table.schema.equals(ENTITY_INDEX_SCHEMA)
    return table.to_pylist()


def test_links_merge_whatever_the_label_and_the_name(tmp_path):
    america = index_of(write_output(tmp_path, ENTITIES))[0]
    assert america == {
        "canonical": "Amerika Serikat",
        "label": "GPE",
        "kb": "iso3166",
        "kb_id": "US",
        "documents": 3,
        "mentions": 4,
        "first_seen": dt.date(2024, 3, 1),
        "last_seen": dt.date(2024, 5, 2),
        "aliases": [
            {"text": "AS", "count": 2},
            {"text": "Amerika", "count": 1},
            {"text": "Amerika Serikat", "count": 1},
        ],
    }


def test_acronyms_merge_with_their_names_but_labels_stay_apart(tmp_path):
    rows = index_of(write_output(tmp_path, ENTITIES))
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
    found = [
        (row["canonical"], row["documents"]) for row in index_of(write_output(tmp_path, entities))
    ]
    assert found[0][1] == 2
    assert {name.lower() for name, _ in found} == {"london", "leeds", "inggris"}


def test_the_result_does_not_depend_on_shards_or_order(tmp_path):
    one = build_entity_index(write_output(tmp_path / "one", ENTITIES))
    three = build_entity_index(write_output(tmp_path / "three", ENTITIES[::-1], shards=3))
    assert one.read_bytes() == three.read_bytes()


def test_an_output_without_entities_gives_an_empty_index(tmp_path):
    assert index_of(write_output(tmp_path, [])) == []


def test_building_again_replaces_the_index_and_leaves_no_temporary_files(tmp_path):
    write_output(tmp_path, ENTITIES)
    assert index_of(tmp_path) == index_of(tmp_path)
    assert list((tmp_path / "_state").iterdir()) == []


def test_it_works_in_little_memory(tmp_path):
    many = [
        mention(f"d{i % 500}", f"Orang {i % 4000}", "PERSON", f"Orang {i % 4000}")
        for i in range(20_000)
    ]
    write_output(tmp_path, many)
    path = build_entity_index(tmp_path, memory_limit="64MB", threads=1)
    assert pq.read_metadata(path).num_rows == 4000


@pytest.mark.parametrize("missing", ["folder", "manifest.json", "entities"])
def test_what_is_no_finished_output_is_named(tmp_path, missing):
    folder = tmp_path / "out"
    if missing != "folder":
        write_output(folder, ENTITIES)
        target = folder / missing
        if target.is_dir():
            (target / "part-0.parquet").unlink()
        else:
            target.unlink()
    with pytest.raises(InputError, match=str(folder)):
        build_entity_index(folder)


def test_a_broken_table_is_an_input_error(tmp_path):
    write_output(tmp_path, ENTITIES)
    (tmp_path / "entities" / "part-1.parquet").write_bytes(b"no parquet")
    with pytest.raises(InputError, match="cannot build the entity index"):
        build_entity_index(tmp_path)
    assert not (tmp_path / "entity_index.parquet").exists()


CORRECTIONS = """
never = ["Simak"]
[labels]
"Bank Melati" = "ORG"
[names]
"Ratna Widjaja" = ["RW"]
Surakarta = ["Solo Raya"]
"""


def test_what_the_user_knows_merges_over_documents(tmp_path):
    mentions = [
        mention("a", "RW", "ORG", "RW"),
        mention("b", "Ratna", "PERSON", "Ratna Widjaja"),
        mention("c", "RW", "PERSON", "RW"),
        mention("a", "Simak", "ORG", "Simak"),
        mention("a", "Melati", "GPE", "Bank Melati", kb="idn", kb_id="32.71"),
        mention("b", "Bank Melati", "ORG", "Bank Melati"),
        mention("a", "Solo", "GPE", "Surakarta", kb="idn", kb_id="33.72"),
        mention("b", "Solo Raya", "LOC", "Solo Raya"),
    ]
    write_output(tmp_path, mentions, shards=2)
    (tmp_path / "_state").mkdir(exist_ok=True)
    (tmp_path / "_state" / "corrections.toml").write_text(CORRECTIONS)
    found = {row["canonical"]: row for row in index_of(tmp_path)}
    assert set(found) == {"Ratna Widjaja", "Bank Melati", "Surakarta"}
    ratna = found["Ratna Widjaja"]
    assert (ratna["documents"], ratna["mentions"], ratna["label"]) == (3, 3, "PERSON")
    assert ratna["aliases"] == [{"text": "RW", "count": 2}, {"text": "Ratna", "count": 1}]
    bank = found["Bank Melati"]
    assert (bank["documents"], bank["label"], bank["kb"]) == (2, "ORG", None)
    assert (found["Surakarta"]["documents"], found["Surakarta"]["kb_id"]) == (2, "33.72")


def test_an_index_is_refreshed_where_it_is_older_than_the_output(tmp_path):
    write_output(tmp_path, ENTITIES)
    assert not refresh_entity_index(tmp_path)  # there is none
    build_entity_index(tmp_path)
    assert not refresh_entity_index(tmp_path)
    os.utime(tmp_path / "entity_index.parquet", (0, 0))
    assert refresh_entity_index(tmp_path)
    assert not refresh_entity_index(tmp_path)
    (tmp_path / "manifest.json").unlink()
    os.utime(tmp_path / "entity_index.parquet", (0, 0))
    assert not refresh_entity_index(tmp_path)
