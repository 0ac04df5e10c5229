"""The words of a document: as a table, and as trees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from pipeline.cli.rendering.plain import plain, visible

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_COLUMNS: Final = ("id", "form", "lemma", "stem", "upos", "head", "deprel")


def render_tokens(doc: Doc) -> RenderableType:
    """Render a table of words for each sentence, numbered from 1 as in CoNLL-U."""
    return Group(*(_under_its_text(number, words, _words(words)) for number, words in _sents(doc)))


def render_trees(doc: Doc) -> RenderableType:
    """Render the dependency tree of each sentence: a word stands under its head."""
    return Group(*(_under_its_text(number, words, *_trees(words)) for number, words in _sents(doc)))


def _sents(doc: Doc) -> Iterator[tuple[int, list[Token]]]:
    from pipeline.nlp.sentences import sentences

    return enumerate(sentences(doc))


def _under_its_text(number: int, words: Sequence[Token], *parts: RenderableType) -> Group:
    text = words[0].doc[words[0].i : words[-1].i + 1].text
    title = Text.assemble((f"{number:>3} ", "dim"), (" ".join(visible(text).split()), "bold"))
    return Group(title, *(Padding(part, (0, 0, 0, 4)) for part in parts), Text())


def _words(words: Sequence[Token]) -> Table:
    table = Table(*_COLUMNS, box=None, header_style="dim", padding=(0, 2, 0, 0))
    numbers = {token.i: number for number, token in enumerate(words, start=1)}
    for token in words:
        head = "0" if _is_root(token, numbers) else f"{numbers[token.head.i]} {token.head.text}"
        cells = (
            str(numbers[token.i]),
            token.text,
            token.lemma_,
            token._.stem,
            token.pos_,
            head,
            _deprel(token),
        )
        table.add_row(*map(plain, cells))
    return table


def _trees(words: Sequence[Token]) -> list[Tree]:
    numbers = {token.i: number for number, token in enumerate(words, start=1)}
    nodes = {token.i: Tree(_node(token)) for token in words}
    for token in words:
        if not _is_root(token, numbers):
            nodes[token.head.i].children.append(nodes[token.i])
    return [nodes[token.i] for token in words if _is_root(token, numbers)]


def _node(token: Token) -> Text:
    return Text.assemble(plain(token.text), (f"  {token.pos_} {_deprel(token)}", "dim"))


def _is_root(token: Token, numbers: dict[int, int]) -> bool:
    return token.head.i == token.i or token.head.i not in numbers


def _deprel(token: Token) -> str:
    return "root" if token.dep_ == "ROOT" else token.dep_
