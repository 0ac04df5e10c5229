"""Ten documents as the analysis sees them: names marked, values told, speakers listed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any, Final, NamedTuple

from pipeline.views.figures import grouped, grouped_value
from pipeline.views.report.corpus import Corpus
from pipeline.views.report.markup import Markup, Section, join, outward, paragraph, text
from pipeline.views.report.newest import newest

# The same ten each time, from all over the corpus, and none that is a page by itself.
_CHOSEN: Final = """
CREATE TEMP TABLE chosen AS
SELECT doc_id, title, text, published_date::VARCHAR AS day, outlet, n_tokens, url
FROM documents LEFT JOIN seen USING (doc_id)
WHERE n_entities > 0 AND length(text) <= 6000
ORDER BY length(text) < 400, md5(doc_id) LIMIT 10
"""
_ENTITIES: Final = """
SELECT doc_id, start, "end", label, canonical, role, value, unit, kb, kb_id
FROM entities SEMI JOIN chosen USING (doc_id) ORDER BY doc_id, start
"""
_QUOTES: Final = """
SELECT doc_id, coalesce(speaker, speaker_text, 'not known'), text, direct
FROM quotes SEMI JOIN chosen USING (doc_id) ORDER BY doc_id, start
"""
_PARAGRAPHS: Final = """
SELECT doc_id, kind, start, "end"
FROM paragraphs SEMI JOIN chosen USING (doc_id) ORDER BY doc_id, start
"""

_KINDS: Final = {
    "PERSON": "people",
    "ORG": "organisations",
    "NORP": "organisations",
    "GPE": "places",
    "LOC": "places",
    "FAC": "places",
}
_VALUES: Final = frozenset({"MONEY", "PERCENT", "QUANTITY", "CARDINAL"})


class Entity(NamedTuple):
    """A mention, as it is marked in the text."""

    start: int
    end: int
    label: str
    canonical: str | None
    role: str | None
    value: str | None
    unit: str | None
    kb: str | None
    kb_id: str | None


def articles(corpus: Corpus) -> Section:
    """Ten articles to open, each with its quotations, and the newest by title."""
    corpus.sql.execute(_CHOSEN)
    entities = _grouped(corpus.rows(_ENTITIES))
    quotes = _grouped(corpus.rows(_QUOTES))
    paragraphs = _grouped(corpus.rows(_PARAGRAPHS))
    chosen = corpus.rows("SELECT * FROM chosen ORDER BY md5(doc_id)")
    drawn = [
        _article(row, entities[row[0]], quotes[row[0]], paragraphs[row[0]], opened=at == 0)
        for at, row in enumerate(chosen)
    ]
    legend = Markup(
        '<p class="legend" aria-hidden="true"><mark class="people">people</mark> '
        '<mark class="organisations">organisations</mark> <mark class="places">places</mark> '
        '<mark class="others">other names</mark> <mark class="values">dates and amounts</mark></p>'
    )
    told = paragraph(
        "Chosen by chance, the same each time. Point at a name for what is known of it."
    )
    parts = [newest(corpus), Markup("<h3>Ten articles</h3>"), told, legend, *drawn]
    return Section("articles", "Articles", "Articles", join(parts))


def _grouped(rows: Sequence[tuple[Any, ...]]) -> dict[str, list[tuple[Any, ...]]]:
    groups: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for doc_id, *rest in rows:
        groups[doc_id].append(tuple(rest))
    return groups


def _article(
    row: tuple[Any, ...],
    entities: Sequence[tuple[Any, ...]],
    quotes: Sequence[tuple[Any, ...]],
    paragraphs: Sequence[tuple[Any, ...]],
    *,
    opened: bool,
) -> Markup:
    doc_id, title, body, day, outlet, words, url = row
    credits = " · ".join(map(text, filter(None, [day, outlet, f"{grouped(words)} words", doc_id])))
    if url:
        credits += f" · {outward('as published', url)}"
    found = [Entity(*entity) for entity in entities]
    lines = "".join(
        f'<p class="{kind}">{marked(body, start, end, found)}</p>'
        for kind, start, end in paragraphs
        if kind != "headline" or title is None
    )
    said = "".join(_quote(*quote) for quote in quotes)
    return Markup(
        f'<details{" open" * opened}><summary lang="id">{text(title or body[:80])}</summary>'
        f'<article lang="id"><p class="credits">{credits}</p>{lines}'
        + (f'<ul class="quotes">{said}</ul>' if said else "")
        + "</article></details>"
    )


def _quote(speaker: str, said: str, direct: bool) -> str:
    words = f"<q>{text(said)}</q>" if direct else text(said)
    return f"<li><b>{text(speaker)}</b>: {words}</li>"


def marked(body: str, start: int, end: int, entities: Sequence[Entity]) -> Markup:
    """Mark the mentions within *start* to *end* of a text."""
    return Markup("".join(_pieces(body, start, end, entities)))


def _pieces(body: str, start: int, end: int, entities: Sequence[Entity]) -> Iterator[str]:
    at = start
    for entity in entities:
        if entity.start < at or entity.end > end:
            continue
        kind = _KINDS.get(entity.label) or ("others" if entity.canonical else "values")
        yield escape(body[at : entity.start])
        yield f'<mark class="{kind}" title="{escape(_told(entity))}">'
        yield f"{escape(body[entity.start : entity.end])}</mark>"
        at = entity.end
    yield escape(body[at:end])


def _told(entity: Entity) -> str:
    value = entity.value
    if value and entity.label in _VALUES:
        value = f"{grouped_value(value)} {entity.unit or ''}".rstrip()
    link = f"{entity.kb} {entity.kb_id}" if entity.kb else None
    return " · ".join(filter(None, [entity.label, entity.canonical, entity.role, value, link]))
