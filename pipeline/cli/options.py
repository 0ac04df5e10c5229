"""The flags of ``run``: each is a field of `RunConfig`, whose defaults hold where none is given."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from pipeline.config import RunConfig

# Parameter of the command → field of `RunConfig`.
FLAGS: Final = {
    "clean": "clean",
    "lang": "lang",
    "date_order": "date_order",
    "site_rules": "site_rules",
    "drop_duplicates": "drop_duplicates",
    "engine": "engine",
    "workers": "workers",
    "shard_size": "shard_size",
    "limit": "limit",
    "max_failures": "max_failures",
    "overwrite": "overwrite",
    "text_field": "fields.text",
    "html_field": "fields.html",
    "title_field": "fields.title",
    "date_field": "fields.date",
    "id_field": "fields.id",
    "url_field": "fields.url",
    "models": "models.folder",
    "precision": "models.precision",
    "device": "models.device",
    "threads": "models.threads",
    "batch_words": "models.batch_words",
}


ARTICLES: Final = "Articles"
INPUT: Final = "Input columns (guessed from usual names unless given)"
SCALE: Final = "Scale"
MODELS: Final = "Models"

Clean = Annotated[
    str | None,
    typer.Option(
        "--clean",
        metavar="article|none",
        help="article: cut it out of scraped text or HTML; none: take the text as it is. "
        "(default: article)",
        rich_help_panel=ARTICLES,
    ),
]
Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="id|any",
        help="id: analyse Indonesian documents only; any: analyse all. (default: id)",
        rich_help_panel=ARTICLES,
    ),
]
DateOrder = Annotated[
    str | None,
    typer.Option(
        "--date-order",
        metavar="dmy|mdy",
        help="How 10/11/2025 is read. (default: dmy)",
        rich_help_panel=ARTICLES,
    ),
]
SiteRules = Annotated[
    str | None,
    typer.Option(
        "--site-rules", metavar="FILE", help="Cleaning rules of your own.", rich_help_panel=ARTICLES
    ),
]
DropDuplicates = Annotated[
    bool | None,
    typer.Option(
        "--drop-duplicates/--keep-duplicates",
        help="Leave duplicates out of the analysis. (default: keep)",
        rich_help_panel=ARTICLES,
    ),
]
TextField = Annotated[
    str | None,
    typer.Option("--text-field", metavar="NAME", help="Column of the text.", rich_help_panel=INPUT),
]
HtmlField = Annotated[
    str | None,
    typer.Option(
        "--html-field", metavar="NAME", help="Column of HTML pages.", rich_help_panel=INPUT
    ),
]
TitleField = Annotated[
    str | None,
    typer.Option(
        "--title-field", metavar="NAME", help="Column of the title.", rich_help_panel=INPUT
    ),
]
DateField = Annotated[
    str | None,
    typer.Option(
        "--date-field",
        metavar="NAME",
        help="Column of the publication date.",
        rich_help_panel=INPUT,
    ),
]
IdField = Annotated[
    str | None,
    typer.Option(
        "--id-field", metavar="NAME", help="Column of the document id.", rich_help_panel=INPUT
    ),
]
UrlField = Annotated[
    str | None,
    typer.Option("--url-field", metavar="NAME", help="Column of the URL.", rich_help_panel=INPUT),
]
Engine = Annotated[
    str | None,
    typer.Option(
        "--engine",
        metavar="local|ray",
        help="Where shards run: on this machine or on a Ray cluster. (default: local)",
        rich_help_panel=SCALE,
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        metavar="N",
        help="Processes, each with models of its own. (default: 1)",
        rich_help_panel=SCALE,
    ),
]
ShardSize = Annotated[
    int | None,
    typer.Option(
        "--shard-size",
        metavar="N",
        help="Records in a shard: what is committed as a whole. (default: 500)",
        rich_help_panel=SCALE,
    ),
]
Limit = Annotated[
    int | None,
    typer.Option(
        "--limit",
        metavar="N",
        help="Only the first N records of the corpus.",
        rich_help_panel=SCALE,
    ),
]
MaxFailures = Annotated[
    int | None,
    typer.Option(
        "--max-failures",
        metavar="N",
        help="Stop when more than N inputs have failed. (default: never)",
        rich_help_panel=SCALE,
    ),
]
Overwrite = Annotated[
    bool | None,
    typer.Option(
        "--overwrite",
        help="Replace what an earlier run wrote to the output folder.",
        rich_help_panel=SCALE,
    ),
]
Models = Annotated[
    str | None,
    typer.Option(
        "--models",
        metavar="DIR",
        help="Folder of models. (default: $NUSAWARTA_MODELS or the shipped ones)",
        rich_help_panel=MODELS,
    ),
]
Precision = Annotated[
    str | None,
    typer.Option(
        "--precision",
        metavar="int8|fp32|bf16",
        help="Arithmetic of the encoder. (default: int8)",
        rich_help_panel=MODELS,
    ),
]
Device = Annotated[
    str | None,
    typer.Option(
        "--device",
        metavar="NAME",
        help="cpu, cuda or cuda:N. (default: cpu)",
        rich_help_panel=MODELS,
    ),
]
Threads = Annotated[
    int | None,
    typer.Option(
        "--threads",
        metavar="N",
        help="Threads of a worker. (default: the cores shared out)",
        rich_help_panel=MODELS,
    ),
]
BatchWords = Annotated[
    int | None,
    typer.Option(
        "--batch-words",
        metavar="N",
        help="Words analysed together; bounds memory. (default: 4000)",
        rich_help_panel=MODELS,
    ),
]


def configure(file: Path | None, flags: Mapping[str, Any]) -> RunConfig:
    """The configuration of *file*, or the defaults, with the flags that were given on top.

    Raises:
        ConfigError: the file cannot be used, or a value is not one of the valid ones.
    """
    config = RunConfig() if file is None else RunConfig.from_toml(file)
    given = {FLAGS[name]: flags[name] for name in FLAGS if flags.get(name) is not None}
    changes = {name: value for name, value in given.items() if "." not in name}
    for section in ("fields", "models"):
        prefix = f"{section}."
        values = {n.removeprefix(prefix): v for n, v in given.items() if n.startswith(prefix)}
        changes[section] = dataclasses.replace(getattr(config, section), **values)
    return dataclasses.replace(config, **changes)
