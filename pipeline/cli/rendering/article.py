"""How an article was cut, on the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from pipeline.cli.rendering.plain import plain, visible
from pipeline.records import Article, Dropped

KIND_STYLES: Final = {
    "headline": "bold cyan",
    "dateline": "yellow",
    "heading": "bold magenta",
    "body": "default",
}


def render_article(article: Article) -> RenderableType:
    """Render how *article* was cut: kinds by colour, dropped parts struck out with their reason."""
    parts: list[RenderableType] = [_metadata(article)]
    for paragraph in article.paragraphs:
        line = Text.assemble((f"{paragraph.kind:>9} ", "dim"))
        text = article.text[paragraph.start : paragraph.end]
        line.append(visible(text), style=KIND_STYLES[paragraph.kind])
        parts.append(line)
    if article.dropped:
        parts.append(render_dropped(article.dropped))
    return Group(*parts)


def render_dropped(pieces: Sequence[Dropped]) -> RenderableType:
    """Render what was left out of an article, struck out: line of the input, text, reason."""
    return Group(Text("\ndropped", style="bold"), *map(_dropped, pieces))


def credits_of(article: Article) -> Iterator[tuple[str, str]]:
    """What is known of an article beside its text, as (name, value)."""
    published = article.published
    values = {
        "published": f"{published:%Y-%m-%d %H:%M} {published:%Z}".strip() if published else None,
        "author": article.author,
        "editor": article.editor,
        "source": article.source,
        "section": article.section,
        "url": article.url,
        "notes": ", ".join(article.flags),
    }
    yield from ((name, value) for name, value in values.items() if value)


def _metadata(article: Article) -> Table:
    grid = Table.grid(padding=(0, 1))
    title = {"title": article.title} if article.title else {}
    for name, value in {**title, **dict(credits_of(article))}.items():
        grid.add_row(Text(f"{name:>9}", style="dim"), plain(value))
    return grid


def _dropped(piece: Dropped) -> Text:
    line = Text.assemble((f"{piece.at:>9} ", "dim"))
    line.append(visible(piece.text), style="strike red")
    line.append(f"  {piece.reason}", style="italic")
    return line
