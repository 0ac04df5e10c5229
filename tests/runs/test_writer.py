from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.records import Record
from pipeline.runs import writer as writing
from pipeline.runs.output import Output, locked
from pipeline.runs.writer import SHARD_TABLES, Writer, read_marker
from pipeline.schema import SCHEMAS
from tests.word_enricher import WordEnricher


@pytest.fixture
def output(tmp_path: Path) -> Output:
    with locked(Output(tmp_path / "out")) as _:
        return Output(tmp_path / "out")


def enriched(*texts: str) -> dict[str, pa.Table]:
    records = [Record(f"d{n}", "a.jsonl", n, text=text) for n, text in enumerate(texts)]
    return {name: table for name, table in WordEnricher()(records).items() if name in SHARD_TABLES}


def test_every_table_is_written_even_without_rows(output: Output) -> None:
    with Writer(output).open("00000"):
        pass
    for name in SHARD_TABLES:
        assert pq.read_schema(output.part(name, "00000")).equals(SCHEMAS[name])
    assert read_marker(output.marker("00000")) == dict.fromkeys(SHARD_TABLES, 0)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.lists(st.text(max_size=30), max_size=4), max_size=4))
def test_what_is_read_equals_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[str]]
) -> None:
    output = Output(tmp_path_factory.mktemp("out"))
    tables = [enriched(*(text for text in batch if text.isprintable())) for batch in batches]
    with locked(output), Writer(output).open("00007") as shard:
        for batch in tables:
            shard.add(batch)
    for name in SHARD_TABLES:
        schema = SCHEMAS[name]
        expected = pa.concat_tables([schema.empty_table(), *(batch[name] for batch in tables)])
        assert pq.read_table(output.part(name, "00007")).equals(expected)
        assert read_marker(output.marker("00007"))[name] == expected.num_rows


def test_parts_are_compressed_with_zstd(output: Output) -> None:
    with Writer(output).open("00000") as shard:
        shard.add(enriched("Halo dunia"))
    column = pq.read_metadata(output.part("tokens", "00000")).row_group(0).column(0)
    assert column.compression == "ZSTD"


def test_batches_are_gathered_into_row_groups(
    output: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Writer(output).open("00000") as shard:
        for _ in range(20):
            shard.add(enriched("Halo dunia"))
    assert pq.read_metadata(output.part("tokens", "00000")).num_row_groups == 1
    monkeypatch.setattr(writing, "ROW_GROUP_BYTES", 1)
    with Writer(output).open("00001") as shard:
        for _ in range(20):
            shard.add(enriched("Halo dunia"))
    assert pq.read_metadata(output.part("tokens", "00001")).num_row_groups == 20


def test_nothing_is_visible_before_the_commit_nor_after_a_failure(output: Output) -> None:
    with pytest.raises(RuntimeError), Writer(output).open("00000") as shard:
        shard.add(enriched("Halo dunia"))
        assert not list(output.folder.glob("*/part-*"))
        raise RuntimeError
    assert not list(output.folder.glob("*/part-*"))
    assert not list(output.done.iterdir())
    assert not list(output.tmp.iterdir())


def test_a_retry_replaces_its_own_files_only(output: Output) -> None:
    for shard_name, text in (("00000", "satu"), ("00001", "dua"), ("00000", "tiga empat")):
        with Writer(output).open(shard_name) as shard:
            shard.add(enriched(text))
    tokens = ds.dataset(output.folder / "tokens").to_table().column("text").to_pylist()
    assert tokens == ["tiga", "empat", "dua"]


def test_tables_outside_the_contract_are_refused(output: Output) -> None:
    with Writer(output).open("00000") as shard:
        with pytest.raises(ValueError, match="unknown table 'kata'"):
            shard.add({"kata": pa.table({"a": [1]})})
        with pytest.raises(ValueError, match="'tokens' does not have the schema"):
            shard.add({"tokens": pa.table({"a": [1]})})


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"rows": {"tokens": 1}}'])
def test_a_damaged_marker_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "00000.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"00000\.json is not a commit marker"):
        read_marker(path)
