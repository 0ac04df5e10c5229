"""One document as JSON: the rows that a run would write."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from pipeline.records import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc


def document_json(article: Article, doc: Doc | None = None) -> str:
    """Make a JSON object of the tables of `pipeline.schema` that are about one document.

    Without *doc*, that is how the article was cut: ``documents`` and ``paragraphs``.
    """
    from pipeline.article.language import identify
    from pipeline.tables import Analysed, tabulate

    tables = tabulate([Analysed(article, doc, *identify(article.body or article.text))])
    cut, found = ("documents", "paragraphs"), ("sentences", "tokens", "entities", "quotes")
    names = cut if doc is None else cut + found
    rows = {name: tables[name].to_pylist() for name in names}
    return json.dumps(rows, ensure_ascii=False, indent=1, default=_as_text)


def _as_text(value: object) -> str:
    if isinstance(value, date):  # a time is one too
        return value.isoformat()
    raise TypeError(f"{value!r} has no form in JSON")
