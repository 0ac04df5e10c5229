from __future__ import annotations

import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import settings
from spacy.language import Language

from pipeline.config import ModelConfig, RunConfig
from tests.fakes import fake_clean, fake_identify, load_fake_language

ROOT = Path(__file__).resolve().parents[1]

# Before torch is loaded: several threads wait for each other where the machine is busy.
os.environ.setdefault("OMP_NUM_THREADS", "1")

# Time limits say more about what else the machine does than about the code.
settings.register_profile("nusawarta", deadline=None, max_examples=50)
settings.load_profile("nusawarta")


@pytest.fixture(scope="session")
def fake_nlp() -> Language:
    """A rule-based stand-in for the trained pipeline (see `fakes`); do not add components."""
    return load_fake_language(ModelConfig())


@pytest.fixture
def fake_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut articles by `fakes.fake_clean` in this process, whatever the real stage would do."""
    clean = SimpleNamespace(clean=fake_clean)
    monkeypatch.setitem(sys.modules, "pipeline.article.clean", clean)
    language = SimpleNamespace(identify=fake_identify)
    monkeypatch.setitem(sys.modules, "pipeline.article.language", language)


@pytest.fixture(scope="session")
def real_config() -> RunConfig:
    """The shipped models on one thread; one configuration, so that they are loaded once."""
    return RunConfig(workers=1, models=ModelConfig(threads=1))


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give the tests of `sample_output` to one worker of the suite: the run takes a minute."""
    for item in items:
        if "sample_output" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("sample_output"))


@pytest.fixture(scope="session")
def sample_output(real_config: RunConfig, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a run over `samples/` with the shipped models; do not write to it."""
    from pipeline.runs.runner import run

    out = tmp_path_factory.mktemp("sample_output") / "out"
    run(ROOT / "samples", out, config=real_config)
    return out
