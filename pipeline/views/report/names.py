"""Who and what is named most: people, organisations and places apart, by document, over time."""

from __future__ import annotations

from typing import Any, Final

from pipeline.views.report.charts import bar, trend
from pipeline.views.report.corpus import Corpus
from pipeline.views.report.markup import Cell, Markup, Section, join, paragraph, table, with_role

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
_ROLES: Final = """
SELECT corpus_id, mode(role) FROM mentions SEMI JOIN top USING (corpus_id)
WHERE role IS NOT NULL GROUP BY corpus_id
"""


def names(corpus: Corpus) -> Section:
    """A table a kind beside each other, with bars and the documents over time."""
    tables = [
        f'<div class="{kind}" id="names-{kind}">{_table(corpus, title, labels)}</div>'
        for kind, (title, labels) in KINDS.items()
    ]
    counted = paragraph(f"Counted by document, datelines left out.{_unit(corpus)}")
    beside = Markup(f'<div class="columns-of-names">{"".join(tables)}</div>')
    return Section("names", "Names", "Who and what is named", join([counted, beside]))


def _unit(corpus: Corpus) -> str:
    if corpus.periods is None:
        return ""
    unit = corpus.periods.unit
    if corpus.totals:
        return f" The columns to the right are shares of the documents of each {unit}."
    return f" The columns to the right are documents by {unit}."


def _table(corpus: Corpus, title: str, labels: list[str]) -> Markup:
    rows = most_named(corpus, labels, most=_MOST)
    roles = dict(corpus.rows(_ROLES))
    trends = corpus.by_period(_TRENDS)
    columns = ["name", "documents"] + ["over time"] * (corpus.periods is not None)
    return table(
        title,
        columns,
        [_row(corpus, row, roles.get(row[0]), rows[0][2], trends.get(row[0])) for row in rows],
        numbers={1},
        kind="names",
    )


def most_named(corpus: Corpus, labels: list[str], *, most: int) -> list[tuple[Any, ...]]:
    """Give id, name, documents and mentions of the most named; DuckDB keeps them as ``top``."""
    corpus.rows(_TOP, labels=labels, most=most)
    return corpus.rows("SELECT * FROM top ORDER BY documents DESC, mentions DESC, canonical")


def _row(
    corpus: Corpus, row: tuple[Any, ...], role: str | None, most: int, counts: list[int] | None
) -> tuple[Cell, ...]:
    corpus_id, name, documents, _ = row
    named = Markup(with_role(corpus.link(corpus_id, name), role) + bar(documents, most))
    if corpus.periods is None:
        return named, documents
    return named, documents, trend(counts or [], corpus.totals, corpus.periods)
