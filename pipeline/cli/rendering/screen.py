"""One document on one screen: its text with the names marked, and what was found in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from pipeline.cli.rendering.article import credits_of
from pipeline.cli.rendering.names import render_names, style_of
from pipeline.cli.rendering.plain import plain, visible
from pipeline.records import Article, Paragraph, Quote

if TYPE_CHECKING:
    from spacy.tokens import Doc


def render_document(doc: Doc, *, hint: bool = True) -> RenderableType:
    """Render headline, credits, text, names and values, quotations; *hint* counts dropped parts."""
    parts: list[RenderableType] = [*_text(doc)]
    if doc.ents:
        parts += [Text(), render_names(doc.ents)]
    if doc._.quotes:
        parts += [Text(), *(_quote(quote, doc.text) for quote in doc._.quotes)]
    article: Article | None = doc._.article
    if hint and article is not None and article.dropped:
        parts += [Text(), _left_out(article)]
    return Group(*parts)


def _text(doc: Doc) -> Iterator[RenderableType]:
    article: Article | None = doc._.article
    paragraphs = article.paragraphs if article else (Paragraph("body", 0, len(doc.text)),)
    marked = _marked(doc)
    lines = [(p.kind, marked[p.start : p.end]) for p in paragraphs]
    for kind, line in lines:
        if kind == "headline":
            line.stylize("bold")
            yield line
    if article is not None:
        yield from _credits(article)
    yield from _joined([(kind, line) for kind, line in lines if kind != "headline"])


def _joined(lines: Sequence[tuple[str, Text]]) -> Iterator[Text]:
    """Give a dateline the line of what follows it."""
    before = Text()
    for kind, line in lines:
        if kind == "dateline":
            before = Text.assemble(before, line, " ")
            continue
        if kind == "heading":
            line.stylize("bold")
        yield Text.assemble(before, line)
        before = Text()
    if before:
        yield before


def _marked(doc: Doc) -> Text:
    marked = plain(doc.text)  # as long as the text itself
    for ent in doc.ents:
        marked.stylize(style_of(ent.label_), ent.start_char, ent.end_char)
    return marked


def _credits(article: Article) -> Iterator[Text]:
    known = [visible(value) for name, value in credits_of(article) if name != "notes"]
    if article.flags:
        known.append(f"[{', '.join(article.flags)}]")
    if known:
        yield Text(" · ".join(known), style="dim")
    yield Text()


def _quote(quote: Quote, text: str) -> Table:
    """A line: who, and the beginning of what is said; reports have no quote marks."""
    said = " ".join(visible(text[quote.start : quote.end]).split())
    who = quote.speaker or quote.speaker_text or "?"
    line = Text.assemble((visible(who), "bold"), ": ", f"“{said}”" if quote.direct else said)
    row = Table.grid()
    row.add_column(no_wrap=True, overflow="ellipsis")
    row.add_row(line)
    return row


def _left_out(article: Article) -> Text:
    reasons = Counter(piece.reason for piece in article.dropped)
    listed = ", ".join(f"{n} {reason}" for reason, n in reasons.most_common())
    return Text(f"left out: {listed} (--dropped shows it)", style="dim")
