"""The project's own annotated articles: read them, and score the tables against them.

``gold/articles.txt`` holds invented news. An article begins with ``== NAME PUBLISHED``. Marks:

- ``[LABEL words]`` is a name; ``[GPE words|idn:32.73]`` one with its link to a knowledge base;
- ``[DATE words|2025-08-25]`` is a date or time with its value, ``[MONEY words|4200 IDR]`` an amount
  with number and unit;
- ``<q SPEAKER>"words"</q>`` is a direct quotation (its marks are no part of it), ``<r SPEAKER>`` an
  indirect report; SPEAKER is the full name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pandas as pd

from pipeline import Record, RunConfig, enrich

ARTICLES: Final = Path(__file__).parent / "gold" / "articles.txt"
VALUES: Final = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"})
_MARK: Final = re.compile(
    r"\[(?P<label>[A-Z_]+) |(?:\|(?P<value>[^\]|]+))?\]|<(?P<open>[qr]) (?P<who>[^>]+)>|</[qr]>"
)
_QUOTE_MARKS: Final = '"“”'

Facts = frozenset[tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A text without its marks, and what they say: offsets are code points into `text`."""

    name: str
    published: str
    text: str
    names: Facts  # (start, end, label)
    values: Facts  # (start, end, label, value and unit)
    links: Facts  # (words, link)
    quotes: Facts  # (start, end, direct, speaker)


def read_gold(path: Path = ARTICLES) -> list[GoldArticle]:
    """Read the annotated articles of *path*.

    Raises:
        ValueError: a mark is not closed or not opened.
    """
    blocks = re.split(r"^== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return [_article(block) for block in blocks]


def _article(block: str) -> GoldArticle:
    head, _, marked = block.partition("\n")
    name, published = head.split()
    marked = marked.strip()
    text, position = "", 0
    spans: list[tuple[int, str, str]] = []  # open marks: start, label or q/r, speaker
    names, values, links, quotes = set(), set(), set(), set()
    for mark in _MARK.finditer(marked):
        text += marked[position : mark.start()]
        position = mark.end()
        if mark["label"] or mark["open"]:
            spans.append((len(text), mark["label"] or mark["open"], mark["who"] or ""))
            continue
        if not spans:
            raise ValueError(f"{name}: {mark[0]!r} closes nothing")
        start, kind, who = spans.pop()
        if kind in {"q", "r"}:
            quotes.add((*_inside(text, start), kind == "q", who))
        elif kind in VALUES:
            values.add((start, len(text), kind, mark["value"]))
        else:
            names.add((start, len(text), kind))
            if mark["value"]:
                links.add((text[start:], mark["value"]))
    if spans:
        raise ValueError(f"{name}: a mark is not closed")
    text += marked[position:]
    return GoldArticle(
        name, published, text, frozenset(names), frozenset(values), frozenset(links),
        frozenset(quotes),
    )  # fmt: skip


def _inside(text: str, start: int) -> tuple[int, int]:
    end = len(text)
    return start + (text[start] in _QUOTE_MARKS), end - (text[end - 1] in _QUOTE_MARKS)


def analyse(articles: Iterable[GoldArticle], *, config: RunConfig) -> dict[str, pd.DataFrame]:
    """Enrich the texts as they are, under their names as document ids."""
    records = [
        Record(a.name, "gold", number, text=a.text, date=a.published)
        for number, a in enumerate(articles)
    ]
    return enrich(records, config=config)


def scores(articles: Iterable[GoldArticle], tables: Mapping[str, pd.DataFrame]) -> dict[str, float]:
    """F1 in per cent of names, values, links, quotations and speakers.

    A name counts with its span and label, a value with span, label, value and unit, a link by the
    pair of words and link within the document. A quotation counts when it shares at least eight
    tenths of its characters with one of the same kind, its speaker when the canonical name is the
    right one, too.
    """
    counts: dict[str, list[int]] = {}
    for article in articles:
        for layer, gold, found in _layers(article, tables):
            both, there, out = counts.setdefault(layer, [0, 0, 0])
            counts[layer] = [both + len(gold & found), there + len(gold), out + len(found)]
    return {layer: 200 * both / max(1, gold + out) for layer, (both, gold, out) in counts.items()}


def _layers(
    article: GoldArticle, tables: Mapping[str, pd.DataFrame]
) -> Iterator[tuple[str, Facts, Facts]]:
    ents = [row for row in _rows(tables["entities"], article.name) if row["label"] != "CARDINAL"]
    names = {(r["start"], r["end"], r["label"]) for r in ents if pd.isna(r["value"])}
    values = {
        (r["start"], r["end"], r["label"], " ".join(filter(_is_there, (r["value"], r["unit"]))))
        for r in ents
        if r["label"] in VALUES
    }
    links = {(r["text"], f"{r['kb']}:{r['kb_id']}") for r in ents if _is_there(r["kb_id"])}
    places = {text for text, _ in article.links}
    yield "names", article.names, frozenset(n for n in names if n[2] not in VALUES)
    yield "values", article.values, frozenset(values)
    yield "links", article.links, frozenset(link for link in links if link[0] in places)
    rows = _rows(tables["quotes"], article.name)
    for layer, direct in (("direct", True), ("indirect", False)):
        gold = {quote for quote in article.quotes if quote[2] is direct}
        found = [row for row in rows if row["direct"] == direct]
        paired = {_nearest(row, gold): row for row in found}
        there = frozenset(quote[:3] for quote in gold)
        yield f"{layer} quotes", there, frozenset(quote[:3] for quote in paired)
        yield (
            f"{layer} speakers",
            frozenset(gold),
            frozenset((*quote[:3], row["speaker"]) for quote, row in paired.items()),
        )


def _nearest(row: Mapping[str, object], gold: set[tuple[object, ...]]) -> tuple[object, ...]:
    """The annotated quotation that *row* is, or else its own offsets."""
    own = (row["start"], row["end"], row["direct"], row["speaker"])
    return next((quote for quote in gold if _same(quote, own)), own)


def _same(first: tuple[Any, ...], second: tuple[Any, ...]) -> bool:
    shared = min(first[1], second[1]) - max(first[0], second[0])
    longer = max(first[1], second[1]) - min(first[0], second[0])
    return bool(shared >= 0.8 * longer)


def _rows(table: pd.DataFrame, doc_id: str) -> list[dict[str, Any]]:
    rows: Any = table[table["doc_id"] == doc_id].to_dict("records")
    return list(rows)


def _is_there(value: Any) -> bool:
    return value is not None and not pd.isna(value)
