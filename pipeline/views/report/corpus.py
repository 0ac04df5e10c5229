"""What all sections ask: the output in DuckDB, its documents over time, and who is named where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from pipeline.runs.output import Output
from pipeline.views.corpus.build import add_corpus_tables
from pipeline.views.report.markup import Markup, text
from pipeline.views.report.periods import Periods, periods
from pipeline.views.report.selection import EVERYTHING, Selection

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# Datelines name the place and the agency of every article: they say nothing of what it is about.
_NAMED_IN: Final = """
CREATE TEMP TABLE named_in AS
SELECT corpus_id, doc_id, count(*) AS n FROM mentions
WHERE par_kind IS DISTINCT FROM 'dateline' GROUP BY ALL
"""

# A wrong date must not stretch the axis: one document in a hundred may lie outside, at each end,
# and no article is from before 1900.
_SPAN: Final = """
SELECT quantile_disc(day, 0.01), quantile_disc(day, 0.99), min(day), max(day), count(day)
FROM seen WHERE day BETWEEN '1900-01-01' AND '2100-01-01'
"""
_ENOUGH: Final = 10  # documents of a period: one of two is no share of 50 %
_FEW: Final = 500  # dated documents: below, all of them count

# What the search knows, the most named first, and of whom there is more to say: the most named of
# each kind, and those who speak most.
_RANKED: Final = """
CREATE TEMP TABLE ranked AS
SELECT row_number() OVER (ORDER BY documents DESC, mentions DESC, canonical, corpus_id) - 1
           AS number, *
FROM entity_index ORDER BY number LIMIT 3000
"""
_DOSSIERS: Final = """
CREATE TEMP TABLE dossiers AS
SELECT number, corpus_id FROM ranked
QUALIFY row_number() OVER (
    PARTITION BY CASE WHEN label = 'PERSON' THEN 1 WHEN label IN ('ORG', 'NORP') THEN 2
                      WHEN label IN ('GPE', 'LOC', 'FAC') THEN 3 END
    ORDER BY number) <= 200
OR corpus_id IN (SELECT corpus_id FROM speakers WHERE corpus_id IS NOT NULL
                 GROUP BY corpus_id ORDER BY sum(quotes) DESC, corpus_id LIMIT 40)
"""


@dataclass(frozen=True, slots=True)
class Corpus:
    """A finished output, ready to be asked.

    DuckDB has the views of the tables of the run, ``mentions``, ``seen`` (day and outlet of each
    document), ``entity_index``, ``edges``, ``speakers``, ``named_in`` (which document names whom,
    datelines apart), ``ranked`` (what the search knows, numbered) and ``dossiers`` (of whom there
    is more to say).
    """

    sql: DuckDBPyConnection
    manifest: Mapping[str, Any]
    periods: Periods | None  # None where no document has a day
    per_period: list[int]  # documents
    numbers: Mapping[str, int]  # of those who have a dossier, by `corpus_id`
    days: tuple[date, date] | None = None  # the first and the last that count

    def rows(self, query: str, **values: object) -> list[tuple[Any, ...]]:
        """Ask, and take all rows of the answer: aggregates only."""
        return self.sql.execute(query, values).fetchall()

    @property
    def totals(self) -> list[int]:
        """Documents of each period, to take shares of; none where so few say nothing."""
        return self.per_period if median([n for n in self.per_period if n]) >= _ENOUGH else []

    @property
    def span(self) -> str:
        """From when to when: as exact as the periods, and to the day where these are weeks."""
        if self.periods is None or self.days is None:
            return ""
        ends = self.periods.name(0), self.periods.name(len(self.periods.starts) - 1)
        first, last = map(str, self.days) if self.periods.unit == "week" else ends
        return f"{first} to {last}" if first != last else first

    def link(self, corpus_id: str | None, name: str) -> Markup:
        """Make a name the way to its dossier, if it has one."""
        number = self.numbers.get(corpus_id or "")
        written = text(name)
        return written if number is None else Markup(f'<a href="#name-{number}">{written}</a>')

    def number(self, query: str) -> int:
        """Ask for one number; nothing is 0."""
        return int(self.rows(query)[0][0] or 0)

    def by_period(self, query: str) -> dict[Any, list[int]]:
        """Ask for rows of (what, start of period, count); give the counts of all periods by what.

        The query uses ``$unit``, ``$first`` and ``$last``.
        """
        if self.periods is None:
            return {}
        starts = self.periods.starts
        bounds = {"unit": self.periods.unit, "first": starts[0], "last": starts[-1]}
        found: dict[Any, list[int]] = {}
        for what, start, count in self.rows(query, **bounds):
            found.setdefault(what, [0] * len(starts))[self.periods.index(start)] = count
        return found


def open_corpus(
    sql: DuckDBPyConnection,
    output: Output,
    manifest: Mapping[str, Any],
    only: Selection = EVERYTHING,
) -> Corpus:
    """Prepare the output of a finished run in DuckDB.

    Raises:
        ConfigError: no document is *only* that.
    """
    add_corpus_tables(sql, output, narrow=None if only == EVERYTHING else only.narrow)
    for statement in (_NAMED_IN, _RANKED, _DOSSIERS):
        sql.execute(statement)
    numbers = dict(sql.execute("SELECT corpus_id, number FROM dossiers").fetchall())
    low, high, first, last, dated = sql.execute(_SPAN).fetchall()[0]
    if not dated:
        return Corpus(sql, manifest, None, [], numbers)
    days = (first, last) if dated < _FEW else (low, high)
    corpus = Corpus(sql, manifest, periods(*days), [], numbers, days)
    counted = corpus.by_period(
        "SELECT 0, date_trunc($unit, day)::DATE AS start, count(*) FROM seen "
        "WHERE date_trunc($unit, day) BETWEEN $first AND $last GROUP BY ALL"
    )
    return replace(corpus, per_period=counted[0])
