"""The stand-in for the analysis, loaded as the models of a run are: without idle imports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.config import ModelConfig
from pipeline.loading import import_analysis, lasting

if TYPE_CHECKING:
    from spacy.language import Language


def load_stand_in(config: ModelConfig, **options: Any) -> Language:
    """Load the rule-based stand-in of the tests."""
    with lasting():
        import_analysis()
        from tests.fakes import load_fake_language

        return load_fake_language(config, **options)
