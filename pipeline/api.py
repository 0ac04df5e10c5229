"""The Python surface over the analysis: `load` a spaCy pipeline, `enrich` data in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from pipeline.config import FieldConfig, ModelConfig, RunConfig
from pipeline.enricher import Enricher, load_models
from pipeline.errors import InputError
from pipeline.records import RENAMED, Record
from pipeline.tables import Failure, concat, empty_tables, tabulate_failures

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language

    Data = pd.DataFrame | Sequence[str | Record]

_FRAME: Final = "<DataFrame>"  # stands for the path in tables and messages
_LIST: Final = "<list>"


def load(
    *,
    config: RunConfig | ModelConfig | None = None,
    exclude: Collection[str] = (),
    disable: Collection[str] = (),
) -> Language:
    """Load the whole analysis as one spaCy pipeline; every call gives one of its own.

    Components to *exclude* are not loaded, those to *disable* do not run until they are enabled:
    ``ner``, ``parser``, ``quotes`` …

    Its tokenizer is the stanza one. For many texts, tokenise in batches first:
    ``nlp.pipe(nlp.tokenizer.pipe(texts))``.

    Raises:
        ModelError: model files are missing or are not those that the manifest describes.
        ConfigError: a name is unknown, or a component needs what is excluded.
    """
    if config is None:
        config = ModelConfig()
    models = config.models if isinstance(config, RunConfig) else config
    if not exclude and not disable:
        return load_models(models)
    from pipeline.nlp.load import load_language

    return load_language(models, exclude=exclude, disable=disable)


def enrich(data: Data, *, config: RunConfig | None = None) -> dict[str, pd.DataFrame]:
    """Clean and analyse a DataFrame, or a list of texts or of `Record`s, in this process.

    The columns of a DataFrame are mapped as those of a file are (``config.fields``, else guessed
    by name); the others travel in ``meta``. Gives the tables of `pipeline.schema` as DataFrames.
    What `config` says about engines, workers, shards and output has no effect. An id that repeats
    is made unique, with the flag ``renamed_id``.

    Raises:
        InputError: a DataFrame without a text column, or an item that is neither text nor
            `Record`.
        ModelError: the models cannot be loaded.
    """
    config = config or RunConfig()
    failures: list[Failure] = []
    records: list[Record] = []
    for item in islice(_items(data, fields=config.fields), config.limit):
        if isinstance(item, Record):
            records.append(item)
        else:
            failures.append(item)
    tables = Enricher(config)(_with_unique_ids(records))
    unread = {**empty_tables(), "failures": tabulate_failures(failures)}
    return {name: to_frame(table) for name, table in concat([unread, tables]).items()}


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


def _items(data: Any, *, fields: FieldConfig) -> Iterator[Record | Failure]:
    import pandas as pd

    if isinstance(data, pd.DataFrame):
        return _from_frame(data, fields=fields)
    if isinstance(data, (str, bytes, Record)) or not isinstance(data, Sequence):
        kind = type(data).__name__
        raise InputError(f"expected a DataFrame, or a list of texts or of records, not {kind}")
    return _from_list(data)


def _from_list(items: Sequence[object]) -> Iterator[Record]:
    from pipeline.readers.fields import make_doc_id

    for position, item in enumerate(items):
        if isinstance(item, Record):
            yield item
        elif isinstance(item, str):
            doc_id = make_doc_id(_LIST, position)
            yield Record(doc_id, _LIST, position, text=item)
        else:
            kind = type(item).__name__
            message = f"expected a text or a record, not {kind}"
            raise InputError(message, path=_LIST, position=position)


def _from_frame(frame: pd.DataFrame, *, fields: FieldConfig) -> Iterator[Record | Failure]:
    from pipeline.readers.fields import make_doc_id, match_columns, to_record

    names = tuple(str(name) for name in frame.columns)
    if len(set(names)) < len(names):
        raise InputError(f"column names are not unique: {', '.join(names)}", path=_FRAME)
    try:
        columns = match_columns(names, fields)
    except InputError as error:
        raise InputError(error.message, path=_FRAME) from error
    plain = frame.astype(object).where(frame.notna(), None)
    for position, values in enumerate(plain.itertuples(index=False, name=None)):
        doc_id = make_doc_id(_FRAME, position)
        row = dict(zip(names, values, strict=True))
        try:
            yield to_record(row, columns, doc_id=doc_id, path=_FRAME, position=position)
        except InputError as error:
            at = Record(doc_id, _FRAME, position)
            yield Failure.of(at, stage="read", error=error)
