"""The newest articles by title, each with the way to it and who is named most in it."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from pipeline.views.figures import grouped
from pipeline.views.report.corpus import Corpus
from pipeline.views.report.markup import Cell, Markup, outward, table

_MOST: Final = 40
_NAMES: Final = 3  # of each article

_NEWEST: Final = """
CREATE TEMP TABLE newest AS
SELECT doc_id, coalesce(title, left(text, 80)) AS title, day::VARCHAR AS day, outlet, url
FROM documents LEFT JOIN seen USING (doc_id) WHERE n_tokens > 0
ORDER BY seen.day DESC NULLS LAST, doc_id LIMIT $most
"""
_NAMED: Final = """
SELECT doc_id, corpus_id, canonical
FROM named_in SEMI JOIN newest USING (doc_id) JOIN entity_index USING (corpus_id)
WHERE label IN ('PERSON', 'ORG')
QUALIFY row_number() OVER (
    PARTITION BY doc_id ORDER BY n DESC, label DESC, entity_index.documents DESC, canonical
) <= $most
ORDER BY doc_id, n DESC, label DESC, entity_index.documents DESC, canonical
"""


def newest(corpus: Corpus) -> Markup:
    """A table of the newest articles, or of all where they are few."""
    corpus.rows(_NEWEST, most=_MOST)
    named: dict[str, list[str]] = defaultdict(list)
    for doc_id, corpus_id, name in corpus.rows(_NAMED, most=_NAMES):
        named[doc_id].append(corpus.link(corpus_id, name))
    articles = corpus.rows("SELECT * FROM newest ORDER BY day DESC NULLS LAST, doc_id")
    rows: list[tuple[Cell, ...]] = [
        (outward(title, url), day, outlet, Markup(", ".join(named[doc_id])))
        for doc_id, title, day, outlet, url in articles
    ]
    every = corpus.number("SELECT count(*) FROM documents WHERE n_tokens > 0")
    caption = "All articles" if len(rows) == every else f"The newest {grouped(len(rows))} articles"
    return table(caption, ["article", "day", "outlet", "named most"], rows, kind="newest")
