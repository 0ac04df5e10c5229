"""The body of the article as text: from the page's markup, from JSON-LD, or by trafilatura."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pipeline.article.html.body import dropped_line, find_body, join_datelines, lines_of, trim
from pipeline.article.html.captions import photo_captions
from pipeline.article.html.failure import refuse
from pipeline.article.html.lines import PageLine, to_lines
from pipeline.article.html.prune import prune
from pipeline.article.html.sites import fold
from pipeline.article.html.tree import Element
from pipeline.records import Dropped

# trafilatura takes seconds on trees larger than this; pages of news have some thousand elements.
_MOST_ELEMENTS = 50_000
# Below this many words, trafilatura is asked for a second opinion.
_FEW_WORDS = 60
_MOST_OF_A_TEASER = 250  # words of an article shown in part
_FEWEST_WORDS = 12  # of JSON-LD where the markup holds no text at all


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of an article and what else the page holds.

    `lines` are paragraphs, headings and list items, each with its line in the page's source;
    `dropped` is what was left out; `flags` say where the text comes from if not from the markup.
    """

    lines: tuple[tuple[int, str], ...]
    dropped: tuple[Dropped, ...] = ()
    flags: tuple[str, ...] = ()


def read_text(
    root: Element,
    lines: Sequence[PageLine],
    *,
    linked_body: str | None,
    script_body: Callable[[], str | None],
    title: str | None,
    page_title: str | None,
    selectors: Sequence[str],
) -> PageText:
    """Read the article's lines, and say what is left out of the others.

    Args:
        root: the page, furniture removed.
        lines: those of the page.
        linked_body: what JSON-LD states as the body.
        script_body: finds the body in the data of the page's scripts; asked for where the markup
            may hold a teaser alone.
        title: the headline, left out where the body repeats it.
        page_title: content of ``<title>``.
        selectors: where the site keeps its articles.

    Raises:
        InputError: the page holds no article (see `pipeline.article.html.failure.refuse`).
    """
    bodies = find_body(root, lines, selectors=selectors, title=title)
    kept = trim(lines_of(bodies, lines), title=title)
    text = "\n".join(line.text for line in kept)
    stated = {"body_from_json_ld": linked_body}
    if sum(line.words for line in kept) <= _MOST_OF_A_TEASER:
        stated["body_from_script"] = script_body()
    for flag, body in stated.items():
        if body and _is_fuller(body, text):
            text = "\n".join(_paragraphs(body))
            return _elsewhere(text, lines, flag=flag, at=root.sourceline or 1)
    captions = list[tuple[int, str]]()
    if sum(line.prose for line in kept) < _FEW_WORDS:
        captions = photo_captions(root, beside=text + (title or ""))
        other = None if captions else _by_trafilatura(root)
        if other is not None and len(other.split()) > 2 * len(text.split()):
            refuse(_as_lines(other, root), title=title, page_title=page_title)
            return _elsewhere(other, lines, flag="body_from_trafilatura", at=root.sourceline or 1)
    refuse(kept, title=title, page_title=page_title)
    return _from_markup(kept, lines, captions, title=title)


def _from_markup(
    kept: Sequence[PageLine],
    lines: Sequence[PageLine],
    captions: Sequence[tuple[int, str]],
    *,
    title: str | None,
) -> PageText:
    """Take the *kept* lines of the page, with its captions, and drop the other *lines*."""
    left = set(map(id, kept))
    dropped = [dropped_line(line, title=title) for line in lines if id(line) not in left]
    found = [*((line.at, line.text) for line in join_datelines(kept)), *captions]
    return PageText(tuple(found), tuple(dropped), ("photo_captions",) if captions else ())


def _elsewhere(text: str, lines: Iterable[PageLine], *, flag: str, at: int) -> PageText:
    """Take *text*, which does not come from the *lines* of the page, and drop what it lacks."""
    whole = fold(text)
    dropped = [dropped_line(line) for line in lines if fold(line.text) not in whole]
    return PageText(tuple((at, line) for line in text.split("\n")), tuple(dropped), (flag,))


def _is_fuller(linked_body: str, text: str) -> bool:
    """Tell whether *linked_body* is the article, and the markup only a part or something else."""
    stated, found = _words(linked_body), _words(text)
    total = sum(stated.values())
    if total < (_FEW_WORDS if found else _FEWEST_WORDS) or linked_body.rstrip().endswith(
        ("...", "…")
    ):
        return False
    return sum((stated & found).values()) < 0.7 * total


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def _paragraphs(linked_body: str) -> list[str]:
    """List the lines of a stated body: plain text or, on some sites, markup, furniture removed."""
    from html import unescape

    from lxml import etree

    text = unescape(linked_body)
    if re.search(r"<(?:p|br|div)\b", text, re.IGNORECASE):
        root = etree.fromstring(f"<div>{text}</div>".encode(), etree.HTMLParser(encoding="utf-8"))
        prune(root)
        return [line.text for line in to_lines(root)]
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def _by_trafilatura(root: Element) -> str | None:
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        return None
    from lxml import etree
    from trafilatura import extract as extract_main

    page = etree.tostring(root, encoding="unicode", method="html")
    found = extract_main(page, include_comments=False, include_tables=True, fast=True)
    lines = [" ".join(line.split()).removeprefix("- ") for line in (found or "").splitlines()]
    return "\n".join(line for line in lines if line) or None


def _as_lines(text: str, root: Element) -> list[PageLine]:
    return [
        PageLine(text=line, block=root, words=len(line.split()), linked=0, heading=False)
        for line in text.split("\n")
    ]
