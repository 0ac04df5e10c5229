"""Markup in a text: tags, escaped tags and escaped line breaks that a scraper left in it."""

from __future__ import annotations

import html
import re

from pipeline.article.html.lines import to_lines
from pipeline.article.html.prune import prune
from pipeline.article.html.text import PageText
from pipeline.article.html.tree import parse

_NAMES = (
    "p|br|div|span|strong|b|em|i|u|a|ul|ol|li|h[1-6]|table|tr|td|th|blockquote|figure|figcaption|img"
    "|section|article|font|center|script|style|iframe|sup|sub|small|hr"
)
_TAG = re.compile(rf"</?(?:{_NAMES})(?:\s[^<>]{{0,2000}})?\s*/?>", re.IGNORECASE)
# A text that writes about `<p>` has no closing tag, attribute or line break.
_CERTAIN = re.compile(
    rf"</(?:{_NAMES})\s*>|<br\s*/?>|<(?:{_NAMES})\s+[a-z-]+\s*=\s*[\"'][^<>]{{0,2000}}>",
    re.IGNORECASE,
)
_BLOCK = re.compile(r"<(?:p|div|li|h[1-6]|tr|blockquote|section|article)\b", re.IGNORECASE)
_ESCAPED = re.compile(rf"&(?:amp;)?lt;/?(?:{_NAMES})\b.{{0,2000}}?&(?:amp;)?gt;", re.IGNORECASE)
_BREAK = re.compile(r"(?:\\r)?\\n(?=[\s\"“‘'(\dA-Z\\<-]|$)")
_ANY_BREAK = re.compile(r"(?:\\r)?\\[nr](?![a-z]:)")
_PAGE = re.compile(r"\s*(?:<!doctype html|<html\b)", re.IGNORECASE)


def is_page(text: str) -> bool:
    """Tell whether *text* is a whole HTML page."""
    return _PAGE.match(text) is not None


def without_markup(text: str) -> PageText | None:
    r"""Read the lines of a *text* that holds markup; ``None`` if it holds none.

    Known tags are stripped, block tags and line breaks become lines, and so do escaped ones:
    ``&lt;p&gt;`` and a backslash with an ``n``. Furniture that the markup shows is dropped.

    >>> without_markup("<p>Satu <b>dua</b>.</p>Tiga.<br>Empat.").lines
    ((1, 'Satu dua.'), (1, 'Tiga.'), (1, 'Empat.'))
    """
    plain = _unescaped(text)
    if not _CERTAIN.search(plain):
        broken = plain != text
        lines = enumerate(plain.split("\n"), start=1)
        return PageText(tuple(lines), flags=("markup_removed",)) if broken else None
    if not _BLOCK.search(plain):
        plain = plain.replace("\n", "<br>\n")
    root, _ = parse(f"<div>{_literal(plain)}</div>")
    dropped = prune(root)
    found = tuple((line.at, line.text) for line in to_lines(root))
    return PageText(found, tuple(dropped), ("markup_removed",))


def _unescaped(text: str) -> str:
    if "\\n" in text:
        breaks = _BREAK.findall(text)
        if breaks:
            text = (_ANY_BREAK if len(breaks) > 1 else _BREAK).sub("\n", text)
    if "&" in text:
        text = _ESCAPED.sub(lambda match: html.unescape(html.unescape(match.group())), text)
    return text


def _literal(text: str) -> str:
    """Escape every ``<`` that begins no known tag, so that the parser keeps it as text."""
    pieces, position = [], 0
    for match in _TAG.finditer(text):
        pieces += [text[position : match.start()].replace("<", "&lt;"), match.group()]
        position = match.end()
    return "".join([*pieces, text[position:].replace("<", "&lt;")])
