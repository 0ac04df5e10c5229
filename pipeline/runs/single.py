"""One document by itself: what the command ``show`` looks at."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.config import RunConfig
from pipeline.enricher import cut_article, tokenise
from pipeline.errors import ConfigError, InputError
from pipeline.loading import corrections_of, load_models
from pipeline.records import Record
from pipeline.runs.plan import find_corpus

if TYPE_CHECKING:
    from spacy.tokens import Doc


def read_one(path: str | Path, *, position: int = 0, config: RunConfig) -> Record:
    """Record number *position* of a file, or of all files of a folder.

    Raises:
        ConfigError: there is no such file or no such record.
        InputError: the record cannot be read.
    """
    from pipeline.readers.corpus import read_file

    files = find_corpus(path, encoding=config.encoding)
    items = (item for file in files for item in read_file(file, fields=config.fields))
    item = next(islice(items, position, None), None)
    if item is None:
        raise ConfigError(f"{path} has no record {position}")
    if isinstance(item, InputError):
        raise item
    return item


def analyse(record: Record, *, config: RunConfig) -> Doc:
    """The analysed document of a record, whatever its language.

    Raises:
        ModelError: the models are missing or not the ones that the manifest describes.
    """
    article = cut_article(record, config=config)
    nlp = load_models(config.models, corrections=corrections_of(config))
    (doc,) = nlp.pipe(tokenise([article], nlp=nlp))
    return doc
