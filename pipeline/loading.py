"""Loading the analysis that a configuration describes."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pipeline.config import ModelConfig, RunConfig
from pipeline.spare_imports import import_arrow, import_langdetect, import_spacy
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
    """Load in a process of a run: the files were checked before, and spaCy comes by itself."""
    with lasting():
        import_analysis()
        from pipeline.nlp.load import load_language

        return load_language(config, verified=True, corrections=corrections)


@contextmanager
def lasting() -> Iterator[None]:
    """Keep the garbage collector away from what is made inside, for good."""
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        gc.enable()


def import_analysis() -> None:
    """Import what the analysis needs, in a process of a run, and nothing beside it."""
    import_arrow()
    import_spacy()
    import_langdetect()
    from pipeline.article import clean, language  # noqa: F401
    from pipeline.nlp import graph_engine, graphs, pieces  # noqa: F401
    from pipeline.nlp.load import register_components

    register_components()
    graphs.core()


def corrections_of(config: RunConfig) -> Corrections | None:
    """Read the corrections that *config* names.

    Raises:
        ConfigError: the file cannot be used.
    """
    return None if config.corrections is None else read_corrections(config.corrections)
