from __future__ import annotations

import pyarrow.parquet as pq
import pytest

from pipeline.duplicates import join_signatures, rows_by_shard, rows_of_shard, signature_table
from pipeline.errors import InputError
from pipeline.records import Article, Paragraph, Record
from pipeline.schema import SCHEMAS
from tests.duplicates.agency_copies import (
    FOLLOW_UP,
    LEAD,
    OTHER_STORY,
    PARAGRAPHS,
    UNRELATED,
    text_of,
)


def as_article(record: Record) -> Article:
    text = record.text or ""
    return Article(record, text, paragraphs=(Paragraph("body", 0, len(text)),))


def scan(state, texts, *, shard_size=2, shuffled=False):
    ids = list(texts)
    shards = [ids[i : i + shard_size] for i in range(0, len(ids), shard_size)]
    order = list(enumerate(shards))
    if shuffled:
        order.reverse()
    for number, names in order:
        records = [Record(name, "k.jsonl", 0, text=texts[name]) for name in names]
        (state / "signatures").mkdir(parents=True, exist_ok=True)
        table = signature_table(map(as_article, records))
        pq.write_table(table, state / "signatures" / f"{number:05d}.parquet")


def joined(state):
    state.mkdir(exist_ok=True)
    join_signatures(state / "signatures", state / "duplicates.parquet", scratch=state)
    return pq.read_table(state / "duplicates.parquet").drop_columns(["shard"])


def found(state):
    rows = joined(state).to_pylist()
    return {row["doc_id"]: (row["duplicate_of"], row["similarity"]) for row in rows}


WIRE = text_of(PARAGRAPHS)
OTHER_DRESS = (
    "TANJUNGSARI, Warta Pagi — " + WIRE.replace(", kata Kepala", ", menurut Kepala") + "\n(ant/wp)"
)


def test_copies_of_one_agency_story_are_found_and_other_stories_are_not(tmp_path):
    scan(
        tmp_path,
        {
            "asli": WIRE,
            "lain": text_of(UNRELATED),
            "sama": WIRE,
            "baju-lain": OTHER_DRESS,
            "dipotong": text_of(PARAGRAPHS[:3] + PARAGRAPHS[4:]),
            "dipotong-dua": text_of(PARAGRAPHS[:3]),
            "peristiwa-sama": text_of(OTHER_STORY),
            "lanjutan": text_of(FOLLOW_UP),
        },
    )
    rows = found(tmp_path)
    assert set(rows) == {"sama", "baju-lain", "dipotong", "dipotong-dua"}
    assert {original for original, _ in rows.values()} == {"asli"}
    assert rows["sama"][1] == 1
    assert 0.55 <= rows["dipotong"][1] < 1


def test_the_earliest_in_corpus_order_is_the_original(tmp_path):
    scan(tmp_path, {"b": OTHER_DRESS, "z": text_of(UNRELATED), "a": WIRE, "c": WIRE})
    assert {doc: original for doc, (original, _) in found(tmp_path).items()} == {"a": "b", "c": "b"}


def test_more_than_ten_shards_keep_their_order(tmp_path):
    texts = {f"d{i}": f"berita nomor {i} " * 3 for i in range(11)}
    texts |= {"akhir": "berita nomor 2 " * 3}
    scan(tmp_path, texts, shard_size=1)
    assert found(tmp_path) == {"akhir": ("d2", 1)}


def test_every_shard_size_and_order_gives_the_same(tmp_path):
    texts = {f"d{i}": text for i, text in enumerate([WIRE, LEAD * 2, OTHER_DRESS, WIRE, LEAD * 2])}
    results = []
    for size in (1, 2, 5):
        scan(tmp_path / str(size), texts, shard_size=size, shuffled=True)
        results.append(joined(tmp_path / str(size)).to_pylist())
    assert results[0] == results[1] == results[2]
    assert [row["doc_id"] for row in results[0]] == ["d2", "d3", "d4"]


def test_a_copy_of_a_copy_alone_is_an_original(tmp_path):
    long = [f"Kalimat ke-{i} bercerita tentang hal {i * 7} di desa {i * 3}." for i in range(40)]
    scan(
        tmp_path,
        {
            "a": " ".join(long[:30]),
            "b": " ".join(long[5:35]),
            "c": " ".join(long[10:40]),
        },
    )
    assert {doc: original for doc, (original, _) in found(tmp_path).items()} == {"b": "a"}


def test_a_form_that_a_site_repeats_stays_linear(tmp_path):
    form = " ".join(f"kata{i}" for i in range(60))
    scan(tmp_path, {f"d{i:03d}": f"{form} {i}" for i in range(120)}, shard_size=50)
    rows = found(tmp_path)
    assert len(rows) == 119
    assert {original for original, _ in rows.values()} == {"d000"}


def test_rows_of_each_shard_and_their_schema(tmp_path):
    scan(tmp_path, {"a": WIRE, "b": WIRE, "c": text_of(UNRELATED), "d": OTHER_DRESS})
    joined(tmp_path)
    result = tmp_path / "duplicates.parquet"
    first, second = (rows_of_shard(result, shard) for shard in ("00000", "00001"))
    assert first.schema.equals(SCHEMAS["duplicates"])
    assert first.column("doc_id").to_pylist() == ["b"]
    assert second.column("doc_id").to_pylist() == ["d"]
    assert rows_of_shard(result, "00002").num_rows == 0
    every = [("00000", first), ("00001", second), ("00002", rows_of_shard(result, "00002"))]
    assert list(rows_by_shard(result, ["00000", "00001", "00002"])) == every


@pytest.mark.parametrize("texts", [{}, {"a": ""}, {"a": "Pendek"}])
def test_a_corpus_without_duplicates_gives_an_empty_table(tmp_path, texts):
    scan(tmp_path, texts)
    table = joined(tmp_path)
    assert table.num_rows == 0
    assert table.schema.names == SCHEMAS["duplicates"].names


@pytest.mark.parametrize("content", [b"", b"PAR1", b"bukan Parquet sama sekali"])
def test_a_damaged_file_of_signatures_is_named(tmp_path, content):
    scan(tmp_path, {"a": WIRE})
    (tmp_path / "signatures" / "00001.parquet").write_bytes(content)
    with pytest.raises(InputError, match=r"file of signatures is damaged: .*00001\.parquet"):
        joined(tmp_path)
    assert not (tmp_path / "duplicates.parquet").exists()
