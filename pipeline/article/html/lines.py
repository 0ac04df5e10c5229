"""An element as lines of text: one paragraph, heading or list item a line, with their links."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.article.html.joints import joined
from pipeline.article.html.sites import fold
from pipeline.article.html.tree import Element

_INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn"),
        *("em", "font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span"),
        *("strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "picture"),
        *("source", "amp-img", "ruby", "rt", "rp"),
    )
)
# A sentence ends, and a sign-off may follow: *** or (rin/bud).
_ENDS = re.compile(r"[.?!:][\"'”’)*\s]*(?:[(\[][^()\[\]]{1,20}[)\]]\s*)?$")
_SIGN_OFF = 30  # characters
_BREAKS = frozenset(("br", "hr"))
_CELLS = frozenset(("td", "th"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page, the element `block` that it stands in, and the `owners` of its words.

    An owner is the element that holds a piece of the text directly, such as the link in the middle
    of a paragraph; it comes with that piece.
    """

    text: str
    block: Element
    words: int
    linked: int  # words inside links
    heading: bool
    owners: tuple[tuple[Element, str], ...] = ()

    @property
    def prose(self) -> int:
        """The number of words of running text; 0 for a label or a link."""
        if self.linked * 2 > self.words or self.text.endswith(("...", "…", "»", "›")):
            return 0
        ends = _ENDS.search(self.text[-_SIGN_OFF:]) is not None
        parted = not ends and ("|" in self.text or " / " in self.text)
        words = _longest_piece(self.text) if parted else self.words
        return self.words - self.linked if words >= (5 if ends else 15) else 0

    @property
    def at(self) -> int:
        """The line of the page's source that it comes from, 1-based."""
        owner = self.owners[0][0] if self.owners else self.block
        return owner.sourceline or 1


def _longest_piece(text: str) -> int:
    """Count the words of the longest piece between bars: credits and times share a line so."""
    return max(len(piece.split()) for piece in text.replace(" / ", "|").split("|"))


def line_of(lines: Sequence[PageLine], title: str | None) -> int | None:
    """Find the first of *lines* that is the *title*; ``None`` where none is."""
    wanted = fold(title or "")
    return next((n for n, line in enumerate(lines) if wanted and fold(line.text) == wanted), None)


@dataclass(slots=True)
class _Writer:
    lines: list[PageLine] = field(default_factory=list)
    pieces: list[tuple[Element, str, bool]] = field(default_factory=list)

    def add(self, owner: Element | None, text: str | None, *, linked: bool) -> None:
        if text and owner is not None:
            self.pieces.append((owner, text, linked))

    def end_line(self, block: Element, *, heading: bool) -> None:
        text = " ".join(joined(self.pieces).split())
        if text:
            linked = sum(len(piece.split()) for _, piece, is_link in self.pieces if is_link)
            words = len(text.split())
            owners = tuple((owner, piece) for owner, piece, _ in self.pieces if piece.strip())
            line = PageLine(text, block, words, min(linked, words), heading, owners)
            self.lines.append(line)
        self.pieces.clear()


def to_lines(root: Element) -> list[PageLine]:
    """List the lines below *root* in document order, with white space as a browser shows it."""
    from lxml import etree

    writer, around_blocks = _Writer(), inline_around_blocks(root)
    blocks, links, headings = [root], 0, 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if not isinstance(tag, str):
            continue
        is_block = element in around_blocks or _is_block(element)
        links += (tag == "a") * (1 if event == "start" else -1)
        if is_block or tag in _BREAKS:
            writer.end_line(blocks[-1], heading=headings > 0)
        if event == "start":
            headings += tag in _HEADINGS
            if is_block:
                blocks.append(element)
            writer.add(element, " " if tag in _CELLS else None, linked=False)
            writer.add(element, element.text, linked=links > 0)
            continue
        headings -= tag in _HEADINGS
        if is_block:
            blocks.pop()
        if element is not root:
            writer.add(element.getparent(), element.tail, linked=links > 0)
    writer.end_line(root, heading=False)
    return writer.lines


def is_inline(element: Element) -> bool:
    """Tell whether *element* is part of a line of text by its tag."""
    return element.tag in _INLINE


def inline_around_blocks(root: Element) -> set[Element]:
    """Find inline elements that hold blocks, such as a ``span`` around the whole article."""
    found: set[Element] = set()
    for element in root.iter("*"):
        if is_inline(element) or element.tag in _BREAKS or element.tag in _CELLS:
            continue
        parent = element.getparent()
        while parent is not None and is_inline(parent) and parent not in found:
            found.add(parent)
            parent = parent.getparent()
    return found


def _is_block(element: Element) -> bool:
    """Tell whether *element* has its own line; a short table cell stays on that of its row."""
    if element.tag in _CELLS:
        return len(element) > 2 or sum(len(text) for text in element.itertext()) > 80
    return element.tag not in _INLINE and element.tag not in _BREAKS
