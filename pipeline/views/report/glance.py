"""The first screen: the figures of the output, who is named and quoted most, the largest sum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.views.figures import grouped
from pipeline.views.report.amounts import largest_sums
from pipeline.views.report.corpus import Corpus
from pipeline.views.report.markup import Markup, Section, join, text
from pipeline.views.report.names import KINDS, most_named
from pipeline.views.report.speakers import most_quoted

_FIGURES: Final = """
SELECT count(*), coalesce(sum(n_tokens), 0), coalesce(sum(n_sentences), 0),
       coalesce(sum(n_entities), 0), coalesce(sum(n_quotes), 0)
FROM documents
"""
_SHOWN: Final = 3  # of the most named and quoted


def glance(corpus: Corpus) -> Section:
    """Figures as cards, then a line for each question, with the way to its section."""
    documents, words, sentences, entities, quotes = corpus.rows(_FIGURES)[0]
    cards = {
        "documents": documents,
        "words": words,
        "sentences": sentences,
        "entities": entities,
        "quotations": quotes,
        "inputs that failed": int(corpus.manifest["counts"].get("failures", 0)),
    }
    lines = "".join(f"<li>{line}</li>" for line in _lines(corpus))
    return Section(
        "glance",
        "At a glance",
        "At a glance",
        join([_cards(cards), Markup(f'<ul class="glance">{lines}</ul>')]),
    )


def _cards(figures: dict[str, int]) -> Markup:
    items = "".join(
        f"<div><dt>{name}</dt><dd>{text(value)}</dd></div>" for name, value in figures.items()
    )
    return Markup(f'<dl class="cards">{items}</dl>')


def _lines(corpus: Corpus) -> Iterator[str]:
    if corpus.span:
        yield _line("intake", "Time", corpus.span)
    for kind, (title, labels) in KINDS.items():
        top = most_named(corpus, labels, most=_SHOWN)
        named = [(corpus.link(corpus_id, name), n) for corpus_id, name, n, _ in top]
        if named:
            yield _line(f"names-{kind}", title, _listed(named, "document"))
    quoted = most_quoted(corpus, most=_SHOWN)
    if quoted:
        yield _line("speakers", "Voices", _listed(quoted, "quotation"))
    for written, title in largest_sums(corpus, most=1):
        yield _line("amounts", "Largest sum", f"<b>{text(written)}</b>, in “{text(title)}”")
    yield _line("left-out", "Left out", "what failed or was cut out, and why")


def _line(section: str, name: str, told: str) -> str:
    """A line whose name leads to its section; *told* is markup."""
    return f'<a href="#{section}">{name}</a> <span>{told}</span>'


def _listed(counted: Sequence[tuple[str, int]], unit: str) -> str:
    """Names with their numbers; the first says what is counted."""
    (first, most), *others = counted
    head = f"<b>{text(first)}</b> ({grouped(most)} {unit}{'s' * (most != 1)})"
    return ", ".join([head, *(f"<b>{text(name)}</b> ({grouped(n)})" for name, n in others)])
