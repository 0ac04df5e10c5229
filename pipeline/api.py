"""The Python surface over the analysis: `load` a spaCy pipeline, `enrich` data in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pyarrow as pa

from pipeline.config import ModelConfig, Profile, RunConfig
from pipeline.duplicates import duplicates_in, signature_table_of
from pipeline.enricher import Enricher
from pipeline.errors import ConfigError, InputError
from pipeline.loading import corrections_of
from pipeline.readers.fields import make_doc_id
from pipeline.readers.in_memory import read_data
from pipeline.records import RENAMED, Record
from pipeline.tables import Failure, concat, empty_tables, tabulate_failures

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language

    Item = str | Record | Mapping[str, Any]
    Data: TypeAlias = (
        Item | Iterable[Item] | pd.DataFrame | pd.Series[Any] | pa.Table | pa.RecordBatch
    )


def load(
    config: RunConfig | ModelConfig | None = None,
    *,
    profile: Profile | None = None,
    corrections: str | Path | None = None,
    exclude: Collection[str] = (),
    disable: Collection[str] = (),
) -> Language:
    """Load the whole analysis as one spaCy pipeline; every call gives one of its own.

    Components to *exclude* are not loaded, those to *disable* do not run until they are enabled:
    ``ner``, ``parser``, ``quotes`` … *profile* is ``accurate`` or ``fast``, whose models are small
    and err more; without it, *config* decides. *corrections* is a file of what you know of names
    (see `pipeline.stages.corrections.file`); a `RunConfig` may name one too.

    Its tokenizer is the stanza one. For many texts, tokenise in batches first:
    ``nlp.pipe(nlp.tokenizer.pipe(texts))``.

    Raises:
        ModelError: model files are missing or are not those that the manifest describes.
        ConfigError: a name is unknown, a component needs what is excluded, or the file of
            corrections cannot be used.
    """
    from pipeline.nlp.load import load_language

    run = config if isinstance(config, RunConfig) else RunConfig(models=config or ModelConfig())
    if corrections is not None:
        run = replace(run, corrections=str(corrections))
    run = _with_profile(run, profile)
    return load_language(
        run.models, corrections=corrections_of(run), exclude=exclude, disable=disable
    )


def enrich(
    data: Data, config: RunConfig | None = None, *, profile: Profile | None = None
) -> dict[str, pd.DataFrame]:
    """Clean and analyse data in memory, in this process; give the tables as DataFrames.

    *data* is a text, a `Record`, a mapping of column names for each row, or an iterable of such
    (a list, a Series, a generator), or a table: a DataFrame, an Arrow table or record batches.
    Columns are mapped as those of a file are (``config.fields``, else guessed by name); the others
    travel in ``meta``. A row without text is a row of ``failures``. Duplicates are analysed, and
    marked in ``duplicates``.

    *profile* chooses the models, as for `load`. What `config` says about engines, workers, shards
    and output has no effect. An id that repeats is made unique, with the note ``renamed_id``.

    Raises:
        InputError: no text column, or data or an item of another type.
        ConfigError: *config* is no `RunConfig`.
        ModelError: the models cannot be loaded.
    """
    config = _with_profile(_checked(config), profile)
    failures: list[Failure] = []
    records: list[Record] = []
    for item in read_data(data, fields=config.fields, limit=config.limit):
        if isinstance(item, Record):
            records.append(item)
        else:
            failures.append(_failure(item))
    tables = Enricher(config)(_with_unique_ids(records))
    found = {"duplicates": duplicates_in(signature_table_of(tables))}
    others = {**empty_tables(), **found, "failures": tabulate_failures(failures)}
    return {name: to_frame(table) for name, table in concat([others, tables]).items()}


def _checked(config: object) -> RunConfig:
    if config is None:
        return RunConfig()
    if not isinstance(config, RunConfig):
        raise ConfigError(f"config must be a RunConfig, not {type(config).__name__}")
    return config


def _with_profile(config: RunConfig, profile: Profile | None) -> RunConfig:
    if profile is None:
        return config
    return replace(config, models=replace(config.models, profile=profile))


def _failure(error: InputError) -> Failure:
    path, position = error.path or "", error.position or 0
    at = Record(make_doc_id(path, position), path, position)
    return Failure.of(at, stage="read", error=error)


def _with_unique_ids(records: Sequence[Record]) -> Iterator[Record]:
    """Give records whose id repeats one of path, id and place, and flag them."""
    uses = Counter(record.doc_id for record in records)
    for number, record in enumerate(records):
        if uses[record.doc_id] == 1:
            yield record
            continue
        doc_id = f"{record.path}#{record.doc_id}#{number}"
        yield replace(record, doc_id=doc_id, flags=(*record.flags, RENAMED))


def to_frame(table: pa.Table) -> pd.DataFrame:
    """Turn a table into a DataFrame; integers may be missing (``Int32``), days are datetime64."""
    frame: pd.DataFrame = table.to_pandas()  # the schemas say which integers are nullable
    for field in table.schema:
        if pa.types.is_date(field.type):
            frame[field.name] = table.column(field.name).to_pandas(date_as_object=False)
    return frame
