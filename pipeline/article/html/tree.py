"""Parses within bounds: no page, however large, deep or broken, takes the process down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from pipeline.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

Element: TypeAlias = "_Element"


# A page above this many characters is cut (flag `page_cut`); scripts and inline images, which
# make up nearly all of such pages, are taken out before counting.
MAX_CHARS = 3_000_000
_HIDDEN = re.compile(r"<(script|style|noscript|template|svg)\b[^>]{0,2000}>", re.IGNORECASE)
_INLINE_DATA = re.compile(r"""data:[\w./+-]+;base64,[A-Za-z0-9+/=\s]{200,}""")
# All tags but those that carry text structure or metadata.
_WRAPPER = re.compile(
    r"</?(?!(?:p|br|h[1-6]|a|title|meta|link|script|time|html|head|body)\b)[a-z][^>]{0,2000}>",
    re.IGNORECASE,
)
_NAMING = ("class", "id", "role", "data-component-name")
_CAMEL_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NAME_WORD = re.compile(r"[a-z]+|[0-9]+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def parse(html: str) -> tuple[Element, tuple[str, ...]]:
    """Parse *html* into an lxml tree, comments left out.

    Returns:
        The root and flags: ``page_cut`` (only the first `MAX_CHARS` characters were read),
        ``deep_markup`` (nested beyond the parser's limit, so structure was given up for text).

    Raises:
        InputError: there is nothing in the page to parse, or it is no text.
    """
    flags: list[str] = []
    html, controls = _CONTROL.subn(" ", html)
    if controls > 10 + len(html) // 100:
        raise InputError("the page holds binary data, not text")
    if len(html) > MAX_CHARS // 4:
        html = _INLINE_DATA.sub("", _without_scripts(html))
    if len(html) > MAX_CHARS:
        html = html[:MAX_CHARS]
        flags.append("page_cut")
    root, too_deep = _parse(html)
    if too_deep:
        root, _ = _parse(_WRAPPER.sub("<br>", html))
        flags.append("deep_markup")
    if root is None:
        raise InputError("the page holds no markup and no text")
    return root, tuple(flags)


def _without_scripts(html: str) -> str:
    """Cut out scripts, styles and drawings, closed or not, but keep JSON-LD."""
    kept, position, lower = [], 0, html.lower()
    while found := _HIDDEN.search(html, position):
        closing = lower.find(f"</{found.group(1).lower()}", found.end())
        end = len(html) if closing < 0 else closing
        linked_data = "ld+json" in found.group()
        kept.append(html[position : end if linked_data else found.start()])
        position = end if linked_data or closing < 0 else lower.find(">", closing) + 1 or len(html)
    kept.append(html[position:])
    return "".join(kept)


def _parse(html: str) -> tuple[Element | None, bool]:
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True
    )
    try:
        root = etree.fromstring(html.encode("utf-8"), parser)
    except etree.ParserError:
        root = None
    except etree.XMLSyntaxError:
        root = None
    too_deep = any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
    return root, too_deep


def select(root: Element, selector: str) -> list[Element]:
    """List the elements below *root* that a CSS *selector* matches, in document order."""
    found: list[Element] = _compiled(selector)(root)
    return [element for element in found if element is not root]


@cache
def _compiled(selector: str) -> Any:
    from lxml.cssselect import CSSSelector

    return CSSSelector(selector, translator="html")


def text_of(element: Element) -> str:
    """Return the text of *element* with every run of white space as one blank."""
    return " ".join("".join(element.itertext()).split())


def class_words(element: Element) -> str:
    """Return class, id and ARIA role of *element* as lower-case words between blanks.

    ``<div class="relatedNews" id="box_3">`` gives ``" related news box 3 "``.
    """
    names = [value for name in _NAMING if (value := element.get(name))]
    return _split_names(" ".join(names)[:500]) if names else " "


@lru_cache(maxsize=10_000)
def _split_names(names: str) -> str:
    words = _NAME_WORD.findall(_CAMEL_CASE.sub(" ", names).lower())
    return f" {' '.join(words)} "


def remove(element: Element) -> None:
    """Remove *element* from its tree; the text after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail or ""
    previous = element.getprevious()
    if previous is not None:
        previous.tail = (previous.tail or "") + " " + tail
    else:
        parent.text = (parent.text or "") + " " + tail
    element.tail = None
    parent.remove(element)


def elements(root: Element, *tags: str) -> Iterator[Element]:
    """Iterate over the elements from *root* down, in document order, all or those with *tags*."""
    found: Iterator[Element] = root.iter(*(tags or ("*",)))
    return found
