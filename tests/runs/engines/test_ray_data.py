from __future__ import annotations

import importlib.util

import pyarrow as pa
import pytest

from pipeline.errors import ConfigError
from pipeline.records import Record
from pipeline.runs.engines.ray_data import TableEnricher
from pipeline.tables.record_table import to_table
from tests.ray_cluster import start_ray
from tests.word_enricher import WordEnricher

RECORDS = [Record(f"d{n}", "a.jsonl", n, text=f"Berita {n} dari Solo") for n in range(5)]
HAS_RAY = importlib.util.find_spec("ray") is not None

pytestmark = pytest.mark.xdist_group("ray")  # one Ray at a time


@pytest.mark.parametrize(("table", "rows"), [("documents", 5), ("tokens", 20), ("failures", 0)])
def test_an_adapter_gives_one_table(table: str, rows: int) -> None:
    enriched = TableEnricher(table, enricher=WordEnricher())(to_table(RECORDS))
    assert enriched.equals(WordEnricher()(RECORDS)[table])
    assert enriched.num_rows == rows


def test_columns_may_be_left_out() -> None:
    batch = pa.table({"doc_id": ["a"], "text": ["Halo dunia"]})
    documents = TableEnricher("documents", enricher=WordEnricher())(batch)
    assert documents["text"].to_pylist() == ["Halo dunia"]
    with pytest.raises(ConfigError, match="need a column doc_id"):
        TableEnricher("documents", enricher=WordEnricher())(pa.table({"text": ["Halo"]}))


@pytest.mark.parametrize("table", ["kata", "duplicates"])
def test_a_table_that_no_batch_can_give_is_refused(table: str) -> None:
    with pytest.raises(ConfigError, match=f"unknown table '{table}'; choose one of: documents"):
        TableEnricher(table)


@pytest.mark.skipif(not HAS_RAY, reason="Ray is not installed")
def test_it_serves_map_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    import os
    import sys

    import ray

    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    start_ray()
    try:
        tokens = ray.data.from_arrow(to_table(RECORDS)).map_batches(
            TableEnricher,
            fn_constructor_args=["tokens"],
            fn_constructor_kwargs={"enricher": WordEnricher()},
            batch_format="pyarrow",
            batch_size=2,
            concurrency=1,
        )
        assert tokens.count() == 20
    finally:
        ray.shutdown()


@pytest.mark.skipif(not HAS_RAY, reason="Ray is not installed")
def test_an_address_that_does_not_answer_is_an_error_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    import ray

    from pipeline.runs.engines.ray import _connect

    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    monkeypatch.setattr(ray, "is_initialized", lambda: False)
    for address in (f"127.0.0.1:{port}", f"ray://127.0.0.1:{port}"):
        monkeypatch.setenv("RAY_ADDRESS", address)
        with pytest.raises(ConfigError, match=f"cluster at {address} does not answer"):
            _connect(ray, cpus=1)
