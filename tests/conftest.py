from __future__ import annotations

import pytest
from fakes import load_fake_language
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
