"""The whole analysis as one spaCy `Language`."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from pipeline.config import ModelConfig
from pipeline.errors import ConfigError
from pipeline.nlp.models import PIPELINE, find_models, verify

if TYPE_CHECKING:
    from spacy.language import Language

# Rule stages in the order they build on each other: name → module that registers the factory.
STAGES = {
    "nusawarta_stem": "pipeline.stages.stem",
    "nusawarta_dates": "pipeline.stages.dates.component",
    "nusawarta_amounts": "pipeline.stages.amounts.component",
    "nusawarta_roles": "pipeline.stages.roles.component",
    "nusawarta_aliases": "pipeline.stages.aliases.component",
    "nusawarta_places": "pipeline.stages.places.component",
    "nusawarta_quotes": "pipeline.stages.quotes.component",
}
LEARNED = ("tokenizer", "transformer", "morphologizer", "lemmatizer", "parser", "ner")


def load_language(config: ModelConfig | None = None, *, verified: bool = False) -> Language:
    """Load the learned components, check them by hash, and add the rule stages.

    With *verified* the files are not hashed again, as `pipeline.run` has done it for its workers.

    Raises:
        ModelError: a model file is missing or is not the one that the manifest describes.
        ConfigError: precision and device do not go together, or a stage lacks what it needs.
    """
    import spacy
    import torch

    config = config or ModelConfig()
    folder = find_models(config.folder)
    if not verified:
        verify(folder)
    if config.threads is not None:
        torch.set_num_threads(config.threads)
    transformer = {
        "precision": config.precision,
        "device": config.device,
        "batch_words": config.batch_words,
    }
    register_components()
    nlp = spacy.load(folder / PIPELINE, config={"components": {"transformer": transformer}})
    nlp.max_length = 100_000_000  # long texts are encoded window by window
    for name in STAGES:
        nlp.add_pipe(name)
    check_requirements(nlp)
    return nlp


def check_requirements(nlp: Language) -> None:
    """Raise one `ConfigError` that names every stage whose requirements no other provides."""
    analysis = nlp.analyze_pipes(keys=["assigns", "requires"]) or {"problems": {}}
    missing = [
        f"{stage} needs {', '.join(needs)}"
        for stage, needs in analysis["problems"].items()
        if needs
    ]
    if missing:
        raise ConfigError("; ".join(missing))


def register_components() -> None:
    """Register tokenizer and factories also where the package runs without being installed."""
    for name in LEARNED:
        importlib.import_module(f"pipeline.nlp.{name}")
    for module in STAGES.values():
        importlib.import_module(module)
