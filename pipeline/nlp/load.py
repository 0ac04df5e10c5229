"""The whole analysis as one spaCy `Language`."""

from __future__ import annotations

import importlib
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.config import ModelConfig, Profile
from pipeline.errors import ConfigError
from pipeline.nlp import graphs
from pipeline.nlp.models import FAST, PIPELINE, find_models, profile_files, verify
from pipeline.stages.corrections.known_names import Corrections

if TYPE_CHECKING:
    from spacy.language import Language

# Rule stages in the order they build on each other: name → module that registers the factory.
STAGES = {
    "nusawarta_stem": "pipeline.stages.stem",
    "nusawarta_dates": "pipeline.stages.dates.component",
    "nusawarta_amounts": "pipeline.stages.amounts.component",
    "nusawarta_corrections": "pipeline.stages.corrections.component",
    "nusawarta_roles": "pipeline.stages.roles.component",
    "nusawarta_aliases": "pipeline.stages.aliases.component",
    "nusawarta_places": "pipeline.stages.places.component",
    "nusawarta_quotes": "pipeline.stages.quotes.component",
}
LEARNED = ("tokenizer", "transformer", "morphologizer", "lemmatizer", "parser", "ner")


def load_language(
    config: ModelConfig | None = None,
    *,
    verified: bool = False,
    corrections: Corrections | None = None,
    exclude: Collection[str] = (),
    disable: Collection[str] = (),
) -> Language:
    """Load the learned components, check them by hash, and add the rule stages.

    With *verified* the files are not hashed again, as `pipeline.run` has done it for its workers.
    *corrections* are what the user knows of names.
    Components to *exclude* are not loaded; those to *disable* are, but do not run until they are
    enabled. The stages are named with or without ``nusawarta_``.

    Raises:
        ModelError: a model file is missing or is not the one that the manifest describes.
        ConfigError: precision and device do not go together, a name is unknown, or a stage needs
            what is excluded.
    """
    config = config or ModelConfig()
    exclude, disable = _known(exclude), _known(disable)
    folder = find_models(config.folder)
    if not verified:
        verify(folder)
    if config.threads is not None:
        graphs.use_threads(config.threads)
    transformer = {
        "profile": config.profile,
        "precision": config.precision,
        "device": config.device,
        "batch_words": config.batch_words,
    }
    register_components()
    settings = {
        "components": {"transformer": transformer},
        "nlp": {"tokenizer": {"engine": config.tokenizer}},
    }
    nlp = _read_learned(folder, config.profile, exclude=exclude, settings=settings)
    for name in STAGES:
        if name not in exclude:
            known = corrections if name == "nusawarta_corrections" else None
            nlp.add_pipe(name, config=known.as_config() if known else {})
    check_requirements(nlp)
    for name in disable - exclude:
        nlp.disable_pipe(name)
    return nlp


def _read_learned(
    folder: Path, profile: Profile, *, exclude: Collection[str], settings: dict[str, Any]
) -> Language:
    """Do what `spacy.load` does, with the files of a profile."""
    from spacy import util

    files, common = profile_files(folder, profile), folder / PIPELINE
    nlp = util.load_model_from_config(
        util.load_config(common / "config.cfg", overrides=util.dict_to_dot(settings)),
        meta=util.get_model_meta(common),
        exclude=exclude,
    )
    nlp.from_disk(common, exclude=[*exclude, *nlp.component_names])
    if profile == "fast":
        nlp.meta["name"] = FAST.removeprefix(f"{nlp.lang}_")
    components: list[tuple[str, Any]] = nlp.components  # spaCy types them as functions
    for name, component in components:
        component.from_files(files.within(name))
    return nlp


def _known(names: Collection[str]) -> set[str]:
    """Give the names of components in full; one that there is not is an error."""
    full = {f"nusawarta_{name}" if f"nusawarta_{name}" in STAGES else name for name in names}
    components = [*LEARNED[1:], *STAGES]
    unknown = sorted(full.difference(components))
    if unknown:
        raise ConfigError(
            f"unknown component {', '.join(unknown)}; choose from: {', '.join(components)}"
        )
    return full


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
