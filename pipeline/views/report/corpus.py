"""What all sections ask: the output in DuckDB, its documents over time, and who is named where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pipeline.runs.output import Output
from pipeline.views.corpus.build import add_corpus_tables
from pipeline.views.report.periods import Periods, periods

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
_FEW: Final = 500  # dated documents: below, all of them count


@dataclass(frozen=True, slots=True)
class Corpus:
    """A finished output, ready to be asked.

    DuckDB has the views of the tables of the run, ``mentions``, ``seen`` (day and outlet of each
    document), ``entity_index``, ``edges``, ``speakers`` and ``named_in`` (which document names
    whom, datelines apart).
    """

    sql: DuckDBPyConnection
    manifest: Mapping[str, Any]
    periods: Periods | None  # None where no document has a day
    per_period: list[int]  # documents

    def rows(self, query: str, **values: object) -> list[tuple[Any, ...]]:
        """Ask, and take all rows of the answer: aggregates only."""
        return self.sql.execute(query, values).fetchall()

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


def open_corpus(sql: DuckDBPyConnection, output: Output, manifest: Mapping[str, Any]) -> Corpus:
    """Prepare the output of a finished run in DuckDB."""
    add_corpus_tables(sql, output)
    sql.execute(_NAMED_IN)
    low, high, first, last, dated = sql.execute(_SPAN).fetchall()[0]
    if not dated:
        return Corpus(sql, manifest, None, [])
    chosen = periods(first, last) if dated < _FEW else periods(low, high)
    corpus = Corpus(sql, manifest, chosen, [])
    counted = corpus.by_period(
        "SELECT 0, date_trunc($unit, day)::DATE AS start, count(*) FROM seen "
        "WHERE date_trunc($unit, day) BETWEEN $first AND $last GROUP BY ALL"
    )
    return Corpus(sql, manifest, chosen, counted[0])
