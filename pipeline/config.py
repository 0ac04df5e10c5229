"""`RunConfig`: everything that can be chosen about a run, as one value that goes to TOML and back.

Every command-line flag is a field here, so that a run can be repeated from the `config.toml`
saved with its output.
"""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pipeline.errors import ConfigError

CLEAN_MODES = ("article", "none")
LANGUAGES = ("id", "any")
ENGINES = ("local", "ray")
PRECISIONS = ("int8", "fp32", "bf16")
DATE_ORDERS = ("dmy", "mdy")


@dataclass(frozen=True, slots=True)
class FieldConfig:
    """Names of the input columns; ``None`` means: guess (see `pipeline.readers.fields`)."""

    text: str | None = None
    html: str | None = None
    title: str | None = None
    date: str | None = None
    id: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class ModelConfig:
    """Which weights are loaded and how they compute."""

    folder: str | None = None  # None: $NUSAWARTA_MODELS, the installed package, the repository
    precision: str = "int8"
    device: str = "cpu"
    threads: int | None = None  # torch threads per worker; None: cores shared out among workers
    batch_words: int = 4000  # words analysed together; bounds memory, not results


@dataclass(frozen=True, slots=True)
class RunConfig:
    """The configuration of a run.

    Raises:
        ConfigError: a value is not one of the valid choices; all problems are reported at once.

    >>> RunConfig(lang="any").clean
    'article'
    """

    clean: str = "article"
    lang: str = "id"
    date_order: str = "dmy"  # how 10/11/2025 is read
    site_rules: str | None = None  # a file of cleaning rules of the user's own
    drop_duplicates: bool = False
    engine: str = "local"
    workers: int = 1
    shard_size: int = 500  # records
    limit: int | None = None
    max_failures: int | None = None
    overwrite: bool = False
    fields: FieldConfig = field(default_factory=FieldConfig)
    models: ModelConfig = field(default_factory=ModelConfig)

    def __post_init__(self) -> None:
        """Check every choice before any work is done."""
        choices = (
            ("clean", self.clean, CLEAN_MODES),
            ("lang", self.lang, LANGUAGES),
            ("date_order", self.date_order, DATE_ORDERS),
            ("engine", self.engine, ENGINES),
            ("models.precision", self.models.precision, PRECISIONS),
        )
        problems = [
            f"unknown {name} {value!r}; choose one of: {', '.join(valid)}"
            for name, value, valid in choices
            if value not in valid
        ]
        at_least_one = (
            ("workers", self.workers),
            ("shard_size", self.shard_size),
            ("limit", self.limit),
            ("models.threads", self.models.threads),
            ("models.batch_words", self.models.batch_words),
        )
        problems += [
            f"{name} must be at least 1, not {value}"
            for name, value in at_least_one
            if value is not None and value < 1
        ]
        if self.max_failures is not None and self.max_failures < 0:
            problems.append(f"max_failures must not be negative, not {self.max_failures}")
        if problems:
            raise ConfigError("; ".join(problems))

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> RunConfig:
        """Build from nested mappings, as `tomllib` reads them.

        Raises:
            ConfigError: an unknown key (the valid ones are listed) or a value of another type.
        """
        return _build(cls, values, where="")

    @classmethod
    def from_toml(cls, path: str | Path) -> RunConfig:
        """Read a TOML file that `to_toml` wrote or that a user wrote by hand."""
        try:
            text = Path(path).read_text(encoding="utf-8")
            return cls.from_dict(tomllib.loads(text))
        except OSError as error:
            raise ConfigError(f"cannot read configuration {path}: {error.strerror}") from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise ConfigError(f"{path} is not valid TOML: {error}") from error

    def to_toml(self) -> str:
        """The configuration as TOML; fields that are ``None`` are left out."""
        return _dump(self, prefix="")


_T = TypeVar("_T")
_NESTED = {"fields": FieldConfig, "models": ModelConfig}


def _build(cls: type[_T], values: Mapping[str, Any], *, where: str) -> _T:
    fields = {f.name: f for f in dataclasses.fields(cls)}  # type: ignore[arg-type]
    unknown = sorted(set(values) - set(fields))
    if unknown:
        names = ", ".join(where + name for name in unknown)
        raise ConfigError(f"unknown setting {names}; valid: {', '.join(sorted(fields))}")
    arguments: dict[str, Any] = {}
    for name, value in values.items():
        if name in _NESTED:
            if not isinstance(value, Mapping):
                raise ConfigError(f"{name} must be a table, not {value!r}")
            arguments[name] = _build(_NESTED[name], value, where=f"{name}.")
        else:
            arguments[name] = _checked(where + name, value, str(fields[name].type))
    return cls(**arguments)


def _checked(name: str, value: object, annotation: str) -> object:
    wanted = {"str": str, "int": int, "bool": bool}[annotation.split(" | ", maxsplit=1)[0]]
    if type(value) is not wanted:
        raise ConfigError(f"{name} must be of type {wanted.__name__}, not {value!r}")
    return value


def _dump(config: Any, *, prefix: str) -> str:
    lines, tables = [], []
    for f in dataclasses.fields(config):
        value = getattr(config, f.name)
        if dataclasses.is_dataclass(value):
            body = _dump(value, prefix=f"{prefix}{f.name}.")
            if body:
                tables.append(f"\n[{prefix}{f.name}]\n{body}")
        elif value is not None:
            lines.append(f"{f.name} = {_literal(value)}\n")
    return "".join(lines) + "".join(tables)


def _literal(value: bool | int | str) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    escaped = "".join(
        f"\\u{ord(c):04x}" if c in '"\\' or ord(c) < 0x20 or ord(c) == 0x7F else c for c in value
    )
    return f'"{escaped}"'
