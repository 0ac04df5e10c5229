from __future__ import annotations

import pytest
from fakes import load_fake_language
from spacy.language import Language

from pipeline.config import ModelConfig


@pytest.fixture
def fake_nlp() -> Language:
    """A rule-based stand-in for the trained pipeline (see `fakes`)."""
    return load_fake_language(ModelConfig())
