"""An element as lines of text: one paragraph, heading or list item a line, with their links."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.article.html.tree import Element

_INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn"),
        *("em", "font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span"),
        *("strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "picture"),
        *("source", "amp-img", "ruby", "rt", "rp"),
    )
)
_BREAKS = frozenset(("br", "hr"))
_CELLS = frozenset(("td", "th"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page and the element, `block`, that it stands in."""

    text: str
    block: Element
    words: int
    linked: int  # words inside links
    heading: bool

    @property
    def prose(self) -> int:
        """The number of words of running text; 0 for a label or a link."""
        if self.linked * 2 > self.words or self.text.endswith(("...", "…", "»", "›")):
            return 0
        ends = self.text.rstrip("\"'”’) ").endswith((".", "?", "!", ":"))
        return self.words - self.linked if self.words >= (5 if ends else 15) else 0


@dataclass(slots=True)
class _Writer:
    lines: list[PageLine] = field(default_factory=list)
    pieces: list[tuple[str, bool]] = field(default_factory=list)

    def add(self, text: str | None, *, linked: bool) -> None:
        if text:
            self.pieces.append((text, linked))

    def end_line(self, block: Element, *, heading: bool) -> None:
        text = " ".join("".join(piece for piece, _ in self.pieces).split())
        if text:
            linked = sum(len(piece.split()) for piece, is_link in self.pieces if is_link)
            words = len(text.split())
            self.lines.append(PageLine(text, block, words, min(linked, words), heading))
        self.pieces.clear()


def to_lines(root: Element) -> list[PageLine]:
    """List the lines below *root* in document order, with white space as a browser shows it."""
    from lxml import etree

    writer = _Writer()
    blocks, links, headings = [root], 0, 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if not isinstance(tag, str):
            continue
        is_block = _is_block(element)
        links += (tag == "a") * (1 if event == "start" else -1)
        if is_block or tag in _BREAKS:
            writer.end_line(blocks[-1], heading=headings > 0)
        if event == "start":
            headings += tag in _HEADINGS
            if is_block:
                blocks.append(element)
            writer.add(" " if tag in _CELLS else None, linked=False)
            writer.add(element.text, linked=links > 0)
            continue
        headings -= tag in _HEADINGS
        if is_block:
            blocks.pop()
        if element is not root:
            writer.add(element.tail, linked=links > 0)
    return writer.lines


def _is_block(element: Element) -> bool:
    """Tell whether *element* has its own line; a short table cell stays on that of its row."""
    if element.tag in _CELLS:
        return len(element) > 2 or sum(len(text) for text in element.itertext()) > 80
    return element.tag not in _INLINE and element.tag not in _BREAKS
