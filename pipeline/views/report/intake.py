"""What came in: documents over time, by outlet and by language."""

from __future__ import annotations

from typing import Final

from pipeline.views.report.charts import bar, timeline
from pipeline.views.report.corpus import Corpus
from pipeline.views.report.markup import Markup, Section, join, paragraph, table, text

_FIGURES: Final = """
SELECT count(*), coalesce(sum(n_tokens), 0), coalesce(sum(n_sentences), 0),
       coalesce(sum(n_entities), 0), coalesce(sum(n_quotes), 0),
       coalesce(median(n_tokens) FILTER (n_tokens > 0), 0)
FROM documents
"""
_OUTLETS: Final = """
SELECT outlet, count(*) AS n, min(day)::VARCHAR, max(day)::VARCHAR
FROM seen WHERE outlet IS NOT NULL GROUP BY outlet ORDER BY n DESC, outlet LIMIT 12
"""
_LANGUAGES: Final = """
SELECT coalesce(lang, 'not known') AS lang, count(*) AS n, count(*) FILTER (n_tokens > 0)
FROM documents GROUP BY ALL ORDER BY n DESC, lang LIMIT 8
"""


def intake(corpus: Corpus) -> Section:
    """Figures of the run, then who wrote and when."""
    documents, words, sentences, entities, quotes, median = corpus.rows(_FIGURES)[0]
    cards = {
        "documents": documents,
        "words": words,
        "sentences": sentences,
        "entities": entities,
        "quotations": quotes,
        "inputs that failed": int(corpus.manifest["counts"].get("failures", 0)),
    }
    undated = corpus.number("SELECT count(*) - count(day) FROM seen")
    known = corpus.number("SELECT count(outlet) FROM seen")
    parts = [
        _cards(cards),
        paragraph(
            f"Half of the articles have {text(int(median))} words or more. "
            f"{_without(undated, 'a day of publication')} "
            f"{_without(documents - known, 'a known outlet')}"
        ),
    ]
    if corpus.periods is not None:
        parts.append(timeline(corpus.per_period, corpus.periods, "Documents"))
    outlets = corpus.rows(_OUTLETS)
    if outlets:
        parts.append(_outlets(outlets))
    languages = corpus.rows(_LANGUAGES)
    parts.append(
        table("Languages", ["language", "documents", "analysed"], languages, numbers={1, 2})
    )
    return Section("intake", "Intake", "What came in", join(parts))


def _cards(figures: dict[str, int]) -> Markup:
    items = "".join(
        f"<div><dt>{name}</dt><dd>{text(value)}</dd></div>" for name, value in figures.items()
    )
    return Markup(f'<dl class="cards">{items}</dl>')


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
