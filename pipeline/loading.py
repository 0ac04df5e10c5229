"""Loading the analysis that a configuration describes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.config import ModelConfig, RunConfig
from pipeline.stages.corrections.file import read_corrections
from pipeline.stages.corrections.known_names import Corrections

if TYPE_CHECKING:
    from spacy.language import Language


def load_models(config: ModelConfig, *, corrections: Corrections | None = None) -> Language:
    """Load the shipped analysis; what `Enricher` uses unless it is given another loader."""
    from pipeline.nlp.load import load_language

    return load_language(config, corrections=corrections)


def load_verified_models(
    config: ModelConfig, *, corrections: Corrections | None = None
) -> Language:
    """Load in a process of a run: the files were checked before, and spaCy needs no torch."""
    from pipeline.nlp.spacy_alone import import_spacy_alone

    import_spacy_alone()
    from pipeline.nlp.load import load_language

    return load_language(config, verified=True, corrections=corrections)


def corrections_of(config: RunConfig) -> Corrections | None:
    """Read the corrections that *config* names.

    Raises:
        ConfigError: the file cannot be used.
    """
    return None if config.corrections is None else read_corrections(config.corrections)
