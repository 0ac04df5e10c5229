"""What came in: documents over time, by outlet and by language."""

from __future__ import annotations

from typing import Final

from pipeline.views.report.charts import bar, timeline
from pipeline.views.report.corpus import Corpus
from pipeline.views.report.markup import Markup, Section, beside, join, paragraph, table, text

_MEDIAN: Final = "SELECT median(n_tokens) FILTER (n_tokens > 0) FROM documents"
_OUTLETS: Final = """
SELECT outlet, count(*) AS n, min(day)::VARCHAR, max(day)::VARCHAR
FROM seen WHERE outlet IS NOT NULL GROUP BY outlet ORDER BY n DESC, outlet LIMIT 12
"""
_SECTIONS: Final = """
SELECT section, count(*) AS n FROM documents WHERE section IS NOT NULL
GROUP BY section ORDER BY n DESC, section LIMIT 12
"""
_LANGUAGES: Final = """
SELECT coalesce(lang, 'not known') AS lang, count(*) AS n, count(*) FILTER (n_tokens > 0)
FROM documents GROUP BY ALL ORDER BY n DESC, lang LIMIT 8
"""


def intake(corpus: Corpus) -> Section:
    """How long and how well dated the documents are, then who wrote and when."""
    documents = corpus.number("SELECT count(*) FROM documents")
    undated = corpus.number("SELECT count(*) - count(day) FROM seen")
    known = corpus.number("SELECT count(outlet) FROM seen")
    parts = [
        paragraph(
            f"Half of the articles have {text(corpus.number(_MEDIAN))} words or more. "
            f"{_without(undated, 'a day of publication')} "
            f"{_without(documents - known, 'a known outlet')}"
        ),
    ]
    if corpus.periods is not None:
        parts.append(timeline(corpus.per_period, corpus.periods, "Documents"))
    outlets = corpus.rows(_OUTLETS)
    sections = corpus.rows(_SECTIONS)
    languages = corpus.rows(_LANGUAGES)
    tables = [
        _outlets(outlets) if outlets else None,
        _sections(sections) if sections else None,
        table("Languages", ["language", "documents", "analysed"], languages, numbers={1, 2}),
    ]
    parts.append(beside(*filter(None, tables)))
    return Section("intake", "Intake", "What came in", join(parts))


def _without(number: int, what: str) -> str:
    return f"{text(number)} are without {what}." if number else f"All have {what}."


def _outlets(rows: list[tuple[str, int, str | None, str | None]]) -> Markup:
    most = rows[0][1]
    return table(
        "Outlets with the most documents",
        ["outlet", "documents", "", "first", "last"],
        [(name, n, bar(n, most), first, last) for name, n, first, last in rows],
        numbers={1},
        kind="bars outlets",
    )


def _sections(rows: list[tuple[str, int]]) -> Markup:
    return table(
        "Sections with the most documents",
        ["section", "documents", ""],
        [(name, n, bar(n, rows[0][1])) for name, n in rows],
        numbers={1},
        kind="bars",
    )
