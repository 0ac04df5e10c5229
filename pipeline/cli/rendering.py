"""One document on the terminal: how an article was cut, and what the analysis found in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pipeline.records import Article, Dropped

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

KIND_STYLES: Final = {
    "headline": "bold cyan",
    "dateline": "yellow",
    "heading": "bold magenta",
    "body": "default",
}
LABEL_STYLES: Final = {
    "PERSON": "black on bright_green",
    "NORP": "black on green",
    "ORG": "black on bright_cyan",
    "GPE": "black on bright_yellow",
    "LOC": "black on yellow",
    "FAC": "black on bright_magenta",
    "DATE": "black on bright_blue",
    "TIME": "black on bright_blue",
    "MONEY": "black on bright_red",
    "PERCENT": "black on bright_red",
    "QUANTITY": "black on bright_red",
}
_OTHER_LABEL: Final = "black on white"
_CONTROLS: Final = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"}
_CONTROLS.update(dict.fromkeys(range(127, 160), 65533))
_DIRECTIONS: Final = (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROLS.update(dict.fromkeys(_DIRECTIONS, 65533))
_TOKEN_COLUMNS: Final = ("id", "form", "lemma", "stem", "upos", "head", "deprel")


def render_article(article: Article) -> RenderableType:
    """Render how *article* was cut: kinds by colour, dropped parts struck out with their reason."""
    parts: list[RenderableType] = [_metadata(article)]
    for paragraph in article.paragraphs:
        line = Text.assemble((f"{paragraph.kind:>9} ", "dim"))
        text = article.text[paragraph.start : paragraph.end]
        line.append(_visible(text), style=KIND_STYLES[paragraph.kind])
        parts.append(line)
    if article.dropped:
        parts.append(Text("\ndropped", style="bold"))
        parts += [_dropped(piece) for piece in article.dropped]
    return Group(*parts)


def render_document(doc: Doc) -> RenderableType:
    """Render each sentence with its entities and a table of its words, then what was found."""
    parts: list[RenderableType] = []
    text = _visible(doc.text)  # as long as the text itself
    ents: dict[int, list[Span]] = {}
    for ent in doc.ents:
        ents.setdefault(ent.sent.start, []).append(ent)
    for number, sent in enumerate(doc.sents):
        words = [token for token in sent if not token.is_space]
        if words:
            parts.append(_sentence(number, sent, ents=ents.get(sent.start, []), text=text))
            parts.append(Padding(_words(words), (0, 0, 1, 4)))
    if doc.ents:
        parts.append(_entities(doc.ents))
    if doc._.quotes:
        parts.append(_quotes(doc))
    return Group(*parts)


def _metadata(article: Article) -> Table:
    grid = Table.grid(padding=(0, 1))
    published = article.published.isoformat() if article.published else None
    rows = {
        "title": article.title,
        "published": published,
        "author": article.author,
        "editor": article.editor,
        "source": article.source,
        "url": article.url,
        "flags": ", ".join(article.flags),
    }
    for name, value in rows.items():
        if value:
            grid.add_row(Text(f"{name:>9}", style="dim"), _plain(value))
    return grid


def _dropped(piece: Dropped) -> Text:
    line = Text.assemble((f"{piece.at:>9} ", "dim"))
    line.append(_visible(piece.text), style="strike red")
    line.append(f"  {piece.reason}", style="italic")
    return line


def _sentence(number: int, sent: Span, *, ents: Sequence[Span], text: str) -> Text:
    line = Text.assemble((f"{number:>3} ", "dim"))
    position = sent.start_char
    for ent in ents:
        line.append(text[position : ent.start_char])
        style = LABEL_STYLES.get(ent.label_, _OTHER_LABEL)
        line.append(text[ent.start_char : ent.end_char], style=style)
        line.append(f" {ent.label_}", style="dim")
        position = ent.end_char
    line.append(text[position : sent.end_char].rstrip())
    return line


def _words(words: Sequence[Token]) -> Table:
    """The words of a sentence, numbered from 1 as in CoNLL-U; the root's head is 0."""
    table = Table(*_TOKEN_COLUMNS, box=None, header_style="dim", padding=(0, 2, 0, 0))
    numbers = {token.i: number for number, token in enumerate(words, start=1)}
    for token in words:
        head = "0" if token.head.i == token.i else f"{numbers.get(token.head.i)} {token.head.text}"
        cells = (
            str(numbers[token.i]),
            token.text,
            token.lemma_,
            token._.stem or "",
            token.pos_,
            head,
            _deprel(token),
        )
        table.add_row(*map(_plain, cells))
    return table


def _deprel(token: Token) -> str:
    return "root" if token.dep_ == "ROOT" else token.dep_


def _entities(ents: Iterable[Span]) -> Table:
    columns = ("\nentity", "label", "canonical", "role", "link", "value")
    table = Table(*columns, box=None, header_style="dim", padding=(0, 2, 0, 0))
    for ent in ents:
        value = " ".join(filter(None, (ent._.value, ent._.unit)))
        cells = (ent.text, ent.label_, ent._.canonical, ent._.role, ent.kb_id_, value)
        table.add_row(*map(_plain, cells))
    return table


def _quotes(doc: Doc) -> Table:
    columns = ("\nquote", "speaker", "cue", "direct")
    table = Table(*columns, box=None, header_style="dim", padding=(0, 2, 0, 0))
    for quote in doc._.quotes:
        said = doc.text[quote.start : quote.end]
        direct = "direct" if quote.direct else "indirect"
        table.add_row(*map(_plain, (said, quote.speaker, quote.cue, direct)))
    return table


def _plain(text: str | None) -> Text:
    return Text(_visible(text or ""))


def _visible(text: str) -> str:
    """Show control characters as symbols: an article must not steer the terminal."""
    return text.translate(_CONTROLS)
