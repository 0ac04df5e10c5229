"""Who and what is named most: people, organisations and places apart, by document, over time."""

from __future__ import annotations

from typing import Any, Final

from pipeline.views.report.charts import bar, trend
from pipeline.views.report.corpus import Corpus
from pipeline.views.report.markup import Cell, Markup, Section, join, paragraph, table

KINDS: Final = {
    "people": ("People", ["PERSON"]),
    "organisations": ("Organisations", ["ORG", "NORP"]),
    "places": ("Places", ["GPE", "LOC", "FAC"]),
}
_MOST: Final = 15

_TOP: Final = """
CREATE OR REPLACE TEMP TABLE top AS
SELECT corpus_id, canonical, count(*) AS documents, sum(n)::BIGINT AS mentions
FROM named_in JOIN entity_index USING (corpus_id) WHERE label IN (SELECT unnest($labels))
GROUP BY ALL ORDER BY documents DESC, mentions DESC, canonical, corpus_id LIMIT $most
"""
_TRENDS: Final = """
SELECT corpus_id, date_trunc($unit, day)::DATE AS start, count(*)
FROM named_in SEMI JOIN top USING (corpus_id) JOIN seen USING (doc_id)
WHERE date_trunc($unit, day) BETWEEN $first AND $last GROUP BY ALL
"""


def names(corpus: Corpus) -> Section:
    """A table a kind, with bars and the share of documents over time."""
    tables = [
        Markup(f'<div class="{kind}" id="names-{kind}">{_table(corpus, title, labels)}</div>')
        for kind, (title, labels) in KINDS.items()
    ]
    unit = (
        f" The bars to the right are shares of the documents of each {corpus.periods.unit}."
        if (corpus.periods)
        else ""
    )
    counted = paragraph(f"Counted by document, datelines left out.{unit}")
    return Section("names", "Names", "Who and what is named", join([counted, *tables]))


def _table(corpus: Corpus, title: str, labels: list[str]) -> Markup:
    rows = most_named(corpus, labels, most=_MOST)
    trends = corpus.by_period(_TRENDS)
    return table(
        title,
        ["name", "documents", "", "mentions", "over time"],
        [_row(corpus, row, most=rows[0][2], counts=trends.get(row[0])) for row in rows],
        numbers={1, 3},
        kind="bars names",
    )


def most_named(corpus: Corpus, labels: list[str], *, most: int) -> list[tuple[Any, ...]]:
    """Give id, name, documents and mentions of the most named; DuckDB keeps them as ``top``."""
    corpus.rows(_TOP, labels=labels, most=most)
    return corpus.rows("SELECT * FROM top ORDER BY documents DESC, mentions DESC, canonical")


def _row(
    corpus: Corpus, row: tuple[Any, ...], *, most: int, counts: list[int] | None
) -> tuple[Cell, ...]:
    _, name, documents, mentions = row
    drawn = trend(counts, corpus.per_period, corpus.periods) if counts and corpus.periods else ""
    return name, documents, bar(documents, most), mentions, drawn
