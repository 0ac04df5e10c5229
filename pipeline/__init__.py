"""Indonesian news articles in, enriched and analysis-ready Parquet out.

Names are loaded on first use: importing this package loads neither spacy nor pandas nor torch.
"""

from __future__ import annotations

import logging
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.api import enrich, load
    from pipeline.article.clean import clean
    from pipeline.config import RunConfig
    from pipeline.enricher import Enricher
    from pipeline.readers.corpus import read_corpus
    from pipeline.records import Article, Paragraph, Record
    from pipeline.runs.report import RunReport
    from pipeline.runs.runner import run
    from pipeline.views.tables import read

_HOME = {
    "Article": "pipeline.records",
    "Enricher": "pipeline.enricher",
    "Paragraph": "pipeline.records",
    "Record": "pipeline.records",
    "RunConfig": "pipeline.config",
    "RunReport": "pipeline.runs.report",
    "clean": "pipeline.article.clean",
    "enrich": "pipeline.api",
    "load": "pipeline.api",
    "read": "pipeline.views.tables",
    "read_corpus": "pipeline.readers.corpus",
    "run": "pipeline.runs.runner",
}

__all__ = [
    "Article",
    "Enricher",
    "Paragraph",
    "Record",
    "RunConfig",
    "RunReport",
    "clean",
    "enrich",
    "load",
    "read",
    "read_corpus",
    "run",
]
__version__ = "0.13.0"

logging.getLogger(__name__).addHandler(logging.NullHandler())


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
