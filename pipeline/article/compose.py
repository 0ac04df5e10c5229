"""The text of an article: headline, blank line, one paragraph a line; spans by kind."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.article.dateline import dateline_end
from pipeline.article.lines import Line, closes_sentence
from pipeline.records import Paragraph, ParagraphKind

_HEADING_LENGTH = 100
_HEADING_WORDS = 14
_DATELINE_LINES = 6  # a dateline opens one of the first lines


def compose(title: str | None, lines: Sequence[Line]) -> tuple[str, tuple[Paragraph, ...]]:
    """Compose the text of an article and its paragraphs, with code point offsets into that text."""
    parts: list[str] = []
    paragraphs: list[Paragraph] = []
    position = 0
    if title:
        parts.append(title + ("\n\n" if lines else ""))
        paragraphs.append(Paragraph("headline", 0, len(title)))
        position = len(parts[0])
    dated = False
    for index, line in enumerate(lines):
        spans = _spans(lines, index, dated=dated)
        dated = dated or spans[0][0] == "dateline"
        paragraphs += [Paragraph(kind, position + a, position + b) for kind, a, b in spans]
        parts.append(line.text + ("\n" if index + 1 < len(lines) else ""))
        position += len(parts[-1])
    return "".join(parts), tuple(paragraphs)


def _spans(
    lines: Sequence[Line], index: int, *, dated: bool
) -> list[tuple[ParagraphKind, int, int]]:
    text = lines[index].text
    if not dated and index < _DATELINE_LINES and (end := dateline_end(text)):
        start = end + len(text[end:]) - len(text[end:].lstrip())
        body: list[tuple[ParagraphKind, int, int]] = [("body", start, len(text))]
        return [("dateline", 0, end), *(body if start < len(text) else [])]
    return [("heading" if _is_heading(lines, index) else "body", 0, len(text))]


def _is_heading(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line is a sub-heading: short, no sentence, between paragraphs."""
    text = lines[index].text
    if len(text) > _HEADING_LENGTH or len(text.split()) > _HEADING_WORDS:
        return False
    if index + 1 == len(lines) or not lines[index + 1].is_prose:
        return False
    if index and not (closes_sentence(lines[index - 1].text) and len(lines[index - 1].text) > 30):
        return False
    if closes_sentence(text) and text[-1] not in "?!":
        return False
    starts = text[0].isupper() or text[0].isdigit() or text[0] in "\"“‘'#"
    whole = text.count('"') % 2 == 0 and text.count("“") == text.count("”")
    return starts and whole and text[-1] not in ":;,-–—" and any(c.isalpha() for c in text)
