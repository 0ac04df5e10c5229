"""`RunConfig`: everything that can be chosen about a run, as one value."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from pipeline.config.choices import ARTICLES, INPUT, SCALE, CleanMode, DateOrder, Engine, Language
from pipeline.config.fields import FieldConfig
from pipeline.config.models import ModelConfig
from pipeline.errors import ConfigError
from pipeline.settings import build, given, problems, setting

ENCODINGS: Final = "utf-8, utf-16, cp1252, latin-1"  # of those that Python knows


def is_text_encoding(name: str) -> bool:
    """Whether Python knows an encoding of texts by this name.

    >>> is_text_encoding("Latin-1"), is_text_encoding("latn1"), is_text_encoding("base64")
    (True, False, False)
    """
    try:
        "".encode(name)
    except (LookupError, ValueError):
        return False
    return True


@dataclass(frozen=True, slots=True)
class RunConfig:
    """The configuration of a run.

    Raises:
        ConfigError: a value is not valid; all problems are reported at once.

    >>> RunConfig(lang="any").clean
    'article'
    """

    clean: CleanMode = setting(
        "article",
        "article, or none: texts as they are.",
        group=ARTICLES,
        metavar="HOW",
    )
    lang: Language = setting("id", "id, or any: all languages.", group=ARTICLES, metavar="LANG")
    date_order: DateOrder = setting("dmy", "How 10/11/2025 is read.", group=ARTICLES, rare=True)
    site_rules: str | None = setting(
        None,
        "Cleaning rules of your own.",
        group=ARTICLES,
        rare=True,
        metavar="FILE",
        shown_default="none",
    )
    corrections: str | None = setting(
        None,
        "Names that you know better.",
        group=ARTICLES,
        metavar="FILE",
        shown_default="none",
    )
    encoding: str | None = setting(
        None,
        f"Such as {ENCODINGS}.",
        group=INPUT,
        rare=True,
        metavar="NAME",
        shown_default="recognised",
    )
    drop_duplicates: bool = setting(
        False,
        "Do not analyse duplicates.",
        group=ARTICLES,
        flag="--drop-duplicates/--keep-duplicates",
        shown_default="keep",
    )
    engine: Engine = setting("local", "local, or ray: a cluster.", group=SCALE, metavar="NAME")
    workers: int | None = setting(
        None,
        "Processes, else one a core.",
        group=SCALE,
        metavar="N",
        minimum=1,
    )
    shard_size: int | None = setting(
        None,
        "Records in a shard: what is committed as a whole.",
        group=SCALE,
        rare=True,
        metavar="N",
        shown_default="8 to 500, by the size of the corpus",
        minimum=1,
    )
    doc_timeout: int = setting(
        600,
        "Seconds that a document may take before it is given up; 0: any.",
        group=SCALE,
        rare=True,
        metavar="N",
        minimum=0,
    )
    limit: int | None = setting(
        None,
        "Only the first N records of the corpus.",
        group=SCALE,
        metavar="N",
        shown_default="all",
        minimum=1,
    )
    max_failures: int | None = setting(
        None,
        "Stop when more than N inputs have failed.",
        group=SCALE,
        rare=True,
        metavar="N",
        shown_default="never",
        minimum=0,
    )
    append: bool = setting(
        False,
        "Enrich only files that are new.",
        group=SCALE,
        flag="--append",
        shown_default="no",
    )
    overwrite: bool = setting(
        False,
        "Replace what a run wrote there.",
        group=SCALE,
        flag="--overwrite",
        shown_default="no",
    )
    fields: FieldConfig = field(default_factory=FieldConfig)
    models: ModelConfig = field(default_factory=ModelConfig)

    def __post_init__(self) -> None:
        """Check every value before any work is done."""
        found = problems(self)
        if isinstance(self.encoding, str) and not is_text_encoding(self.encoding):
            found.append(f"unknown encoding {self.encoding!r}; known are {ENCODINGS} and others")
        if self.append and (self.overwrite or self.limit is not None):
            found.append("append goes neither with overwrite nor with limit")
        if found:
            raise ConfigError("; ".join(found))

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> RunConfig:
        """Build from nested mappings, as `tomllib` reads them.

        Raises:
            ConfigError: an unknown key (the valid ones are listed) or a value that is not valid.
        """
        return build(cls, values)

    @classmethod
    def from_toml(cls, path: str | Path) -> RunConfig:
        """Read a TOML file that `to_toml` wrote or that a user wrote by hand.

        Raises:
            ConfigError: the file cannot be read, is not TOML, or does not hold a configuration.
        """
        try:
            text = Path(path).read_text(encoding="utf-8")
            return cls.from_dict(tomllib.loads(text))
        except OSError as error:
            raise ConfigError(f"cannot read configuration {path}: {error.strerror}") from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise ConfigError(f"{path} is not valid TOML: {error}") from error

    def to_toml(self) -> str:
        """Write the configuration as TOML, without the fields that are `None`.

        >>> RunConfig.from_dict({"limit": 3}).to_toml().splitlines()[-4:-1]
        ['precision = "int8"', 'device = "cpu"', 'tokenizer = "graph"']
        """
        import tomli_w

        return tomli_w.dumps(given(self))
