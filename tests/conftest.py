from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest
from fakes import fake_clean, fake_identify, load_fake_language
from hypothesis import settings
from spacy.language import Language

from pipeline.config import ModelConfig

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
