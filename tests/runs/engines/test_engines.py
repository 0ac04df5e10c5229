from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow.dataset as ds
import pytest

from pipeline import config as configuration
from pipeline.config import RunConfig
from pipeline.errors import ConfigError, InputError, MissingDependencyError, ModelError
from pipeline.runs.engines.base import ENGINES, get_engine
from pipeline.runs.report import RunReport
from pipeline.runs.runner import run
from tests.corpora import numbered_texts, parts_of, write_corpus
from tests.ray_cluster import start_ray
from tests.word_enricher import BREAKS, DIES, NO_MODEL, STALLS, WordEnricher

HAS_RAY = importlib.util.find_spec("ray") is not None
needs_ray = pytest.mark.skipif(not HAS_RAY, reason="Ray is not installed")

pytestmark = pytest.mark.xdist_group("ray")  # one Ray at a time


@pytest.fixture(
    params=[
        pytest.param(("local", 1), id="local-1"),
        pytest.param(("local", 2), id="local-2"),
        pytest.param(("ray", 2), id="ray-2", marks=needs_ray),
    ]
)
def engine(request: pytest.FixtureRequest) -> tuple[str, int]:
    """An engine and a number of workers; a test that takes it runs on every engine."""
    return request.param


@pytest.fixture(scope="module", autouse=True)
def _one_ray_for_all_tests() -> Iterator[None]:
    """Ray takes seconds to start; its workers find `word_enricher` through the environment."""
    if not HAS_RAY:
        yield
        return
    import ray

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
        start_ray()
        yield
        ray.shutdown()


def run_on(engine: tuple[str, int], corpus: Path, out: Path, **settings: object) -> RunReport:
    name, workers = engine
    config = RunConfig.from_dict(
        {"engine": name, "workers": workers, "shard_size": 3, "models": {"threads": 1}, **settings}
    )
    return run(corpus, out, config=config, enricher=WordEnricher())


def test_tables_do_not_depend_on_the_engine(tmp_path: Path, engine: tuple[str, int]) -> None:
    texts = [*numbered_texts(20), "", " \n ", numbered_texts(1)[0]]
    corpus = write_corpus(tmp_path / "corpus", texts=texts)
    (corpus / "z.jsonl").write_text("bukan JSON\n", encoding="utf-8")
    report = run_on(engine, corpus, tmp_path / "out")
    reference = run_on(("local", 1), corpus, tmp_path / "reference")
    assert parts_of(tmp_path / "out") == parts_of(tmp_path / "reference")
    assert report.counts == reference.counts
    assert (report.shards, report.failures, report.lost) == (8, reference.failures, ())
    assert report.counts["duplicates"] == 1
    assert (tmp_path / "out" / "manifest.json").exists()


def test_a_failing_shard_costs_no_other(tmp_path: Path, engine: tuple[str, int]) -> None:
    texts = numbered_texts(12)
    texts[4] = BREAKS
    corpus = write_corpus(tmp_path / "corpus", texts=texts)
    report = run_on(engine, corpus, tmp_path / "out")
    assert report.documents == 9
    assert len(report.lost) == 1
    assert "shard 00001" in report.lost[0]
    assert not (tmp_path / "out" / "manifest.json").exists()


def test_what_concerns_all_shards_ends_the_run(tmp_path: Path, engine: tuple[str, int]) -> None:
    corpus = write_corpus(tmp_path / "corpus", texts=[*numbered_texts(3), NO_MODEL])
    with pytest.raises(ModelError, match=r"weights\.bin is missing"):
        run_on(engine, corpus, tmp_path / "out")


@pytest.mark.parametrize(
    ("engine", "deadly"),
    [
        pytest.param(("local", 1), [4, 13, 14], id="local-1"),
        pytest.param(("local", 2), [4, 13, 14], id="local-2"),
        pytest.param(("ray", 2), [4], id="ray", marks=needs_ray),  # each takes it 15 seconds
    ],
)
def test_a_document_that_kills_its_process_costs_only_itself(
    tmp_path: Path, engine: tuple[str, int], deadly: list[int]
) -> None:
    texts = [DIES if n in deadly else text for n, text in enumerate(numbered_texts(15))]
    corpus = write_corpus(tmp_path / "corpus", texts=texts)
    report = run_on(engine, corpus, tmp_path / "out")
    assert (report.documents, report.failures, report.lost) == (15 - len(deadly), len(deadly), ())
    failures = [row for part in parts_of(tmp_path / "out").values() for row in part.to_pylist()]
    culprits = [row for row in failures if row.get("error") == "ProcessDied"]
    assert [row["position"] for row in culprits] == [number % 10 for number in deadly]
    assert all("its process died" in row["message"] for row in culprits)
    calm = [text for text in texts if text != DIES]
    run_on(engine, write_corpus(tmp_path / "calm", texts=calm), tmp_path / "calm-out")
    texts_of = [row["text"] for row in failures if "n_quotes" in row]
    assert texts_of == calm
    (corpus / "berita-0000.jsonl").write_text(
        "".join(json.dumps({"text": text}) + "\n" for text in numbered_texts(10)), encoding="utf-8"
    )
    with pytest.raises(ConfigError, match=r"berita-0000\.jsonl has changed"):
        run_on(engine, corpus, tmp_path / "out")


@pytest.mark.parametrize("engine", [("local", 1), ("local", 2)])
def test_a_document_that_stalls_costs_only_itself(tmp_path: Path, engine: tuple[str, int]) -> None:
    texts = numbered_texts(7)
    texts[2] = STALLS
    corpus = write_corpus(tmp_path / "corpus", texts=texts)
    report = run_on(engine, corpus, tmp_path / "out", doc_timeout=2)
    assert (report.documents, report.failures, report.lost) == (6, 1, ())
    (row,) = ds.dataset(tmp_path / "out" / "failures").to_table().to_pylist()
    assert (row["position"], row["error"]) == (2, "TimeoutError")
    assert row["message"] == "it took more than 2 s"


def test_a_run_needs_no_guard_in_the_script_that_starts_it(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus", texts=numbered_texts(3))
    script = tmp_path / "script.py"
    script.write_text(
        "from pipeline.runs.runner import run\n"
        "from tests.word_enricher import WordEnricher\n"
        f"run({str(corpus)!r}, {str(tmp_path / 'out')!r}, enricher=WordEnricher())\n",
        encoding="utf-8",
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, str(script)], env=environment, check=True, timeout=300)
    assert (tmp_path / "out" / "manifest.json").exists()


def test_max_failures_is_raised_from_a_worker(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus", texts=numbered_texts(8))
    (corpus / "a.jsonl").write_text("bukan JSON\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"more than 0 .*a\.jsonl, record 0"):
        run_on(("local", 2), corpus, tmp_path / "out", max_failures=0)


def test_an_unknown_engine_lists_the_names() -> None:
    with pytest.raises(ConfigError, match="unknown engine 'spark'; choose one of: local, ray"):
        get_engine("spark")


def test_the_configuration_knows_the_same_engines() -> None:
    assert set(configuration.ENGINES) == set(ENGINES)


@pytest.mark.skipif(HAS_RAY, reason="Ray is installed")
def test_without_ray_the_message_says_what_to_install(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus", texts=["Halo."])
    with pytest.raises(MissingDependencyError, match=r"pip install 'nusawarta\[ray\]'"):
        run_on(("ray", 1), corpus, tmp_path / "out")
