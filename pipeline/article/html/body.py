"""Which element of a page holds the article, and which of its lines are text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.article.html.boxes import is_box_title, is_comment_title
from pipeline.article.html.lines import PageLine, line_of
from pipeline.article.html.parts import parts_with
from pipeline.article.html.prune import prose_by_element
from pipeline.article.html.sites import fold
from pipeline.article.html.tree import Element, class_words, elements, select, text_of
from pipeline.article.title_end import is_title
from pipeline.language_data import read_toml
from pipeline.records import Dropped

_ITEM = re.compile(r"(?:\(?\d{1,3}[.)]|[a-z][.)]|[-–•*·])\s")
_HEADLINE_WORDS = 4  # at least, of another article
_HEADING_WORDS = 5  # at most, over the comments of readers
_ANNOUNCING = 3  # words before a colon
_ITEM_TAGS = ("li", "tr", "td", "dd", "dt")
_INTRO_CLASS = re.compile(
    r" (?:intro|introduction|lede|lead|standfirst|sinopsis|teaser text|subheadline)(?= )"
)
_INTRO_WORDS = 6  # of running text
_DASH = re.compile(r" (?:--?|–|—)$")
# The article's element holds this share of the running text of its parent, or the parent is it.
_SHARE = 0.66
# An element that a selector names is believed when it holds this share of the page's running text.
_BELIEVED = 0.3
# The element around the headline where the search begins holds at least this share of it.
_BESIDE_TITLE = 0.2


def find_body(
    root: Element, lines: Sequence[PageLine], *, selectors: Iterable[str], title: str | None
) -> list[Element]:
    """Find the elements that hold the article: one, or several alike beside each other.

    The first that one of *selectors* (of the site, then of any site) names and that holds enough
    running text. Else the smallest around the headline that holds enough is where the search
    begins: it goes on to the child with most of the running text, until no child has `_SHARE`.
    """
    prose = prose_by_element(lines)
    total = prose.get(root, 0)
    for selector in (*selectors, *read_toml("html/noise.toml")["bodies"]):
        named = select(root, selector)
        most = max(named, key=lambda e: prose.get(e, 0), default=None)
        if most is not None and prose.get(most, 0) >= max(20, _BELIEVED * total):
            parts = parts_with(most, named, prose) or [most]
            return [*_introductions(root, parts[0], prose, title=title), *parts]
    start = _around_title(lines, title, prose=prose, least=max(40, _BESIDE_TITLE * total))
    paragraphs = Counter(line.block for line in lines if line.prose)
    body = _descend(root if start is None else start, prose, paragraphs=paragraphs)
    return [*_introductions(root, body, prose, title=title), body, *_alike(body, prose)]


def _introductions(
    root: Element, body: Element, prose: Mapping[Element, int], *, title: str | None
) -> list[Element]:
    """List the introductions before the *body*: marked as one, or right below the headline."""
    found: list[Element] = []
    inside = set(body.iterancestors())
    for element in elements(root):
        if element is body:
            break
        if element in inside or prose.get(element, 0) < _INTRO_WORDS:
            continue
        if _INTRO_CLASS.search(class_words(element)) or _is_below_title(element, title):
            found.append(element)
    return found


def _is_below_title(element: Element, title: str | None) -> bool:
    """Tell whether *element* is the sentence next to the headline; a caption names its maker."""
    heading = element.getprevious()
    if heading is None or heading.tag != "h1" or element.tag not in ("p", "h2", "h3"):
        return False
    text = text_of(element)
    sentence = text.endswith((".", "?", "!")) and "(" not in text and "Foto:" not in text
    return sentence and fold(text_of(heading)) == fold(title or "")


def _around_title(
    lines: Iterable[PageLine], title: str | None, *, prose: dict[Element, int], least: float
) -> Element | None:
    """Find the smallest element around the headline with *least* words of running text."""
    wanted = fold(title or "")
    headlines = (x.block for x in lines if wanted and not x.linked and fold(x.text) == wanted)
    element = next(headlines, None)
    while element is not None and prose.get(element, 0) < least:
        element = element.getparent()
    return element


def _alike(body: Element, prose: dict[Element, int]) -> list[Element]:
    """List siblings of the same tag and class: parts of an article around an advertisement."""
    parent, name = body.getparent(), body.get("class")
    if parent is None or not name:
        return []
    return [
        sibling
        for sibling in parent.iterchildren(str(body.tag))
        if sibling is not body and sibling.get("class") == name and prose.get(sibling, 0) >= 8
    ]


def _descend(start: Element, prose: dict[Element, int], *, paragraphs: Counter[Element]) -> Element:
    element = start
    while True:
        best = max(element, key=lambda child: prose.get(child, 0), default=None)
        if best is None or prose.get(best, 0) < max(1, _SHARE * prose.get(element, 0)):
            return element
        if best.tag == "p" and any(p is not best and text_of(p) for p in element.iterchildren("p")):
            return element  # short paragraphs beside a long one
        alone = prose.get(best, 0) == prose.get(element, 0)
        if not alone and sum(paragraphs[inner] for inner in best.iter()) == 1:
            return element  # one long paragraph beside shorter ones
        element = best


def lines_of(bodies: Iterable[Element], lines: Iterable[PageLine]) -> list[PageLine]:
    """List the lines inside one of *bodies*, in document order."""
    inside = {element for body in bodies for element in body.iter()}
    return [line for line in lines if line.block in inside]


def trim(lines: Sequence[PageLine], *, title: str | None) -> list[PageLine]:
    """Drop from an article's lines what stands around its text.

    Gone are the lines up to the title where it is repeated at the top, lines that are links and
    no sentences, headings of boxes of links, comments, and what follows the last sentence, but for
    three lines: bylines stand there. A dateline on its own (``Jakarta -``) joins the line after it.
    """
    start = _after_title(lines, title)
    lines = _before_comments(lines[start:])
    kept: list[PageLine] = []
    leads_away = False
    for line in lines:
        leads_away = is_box_title(line.text) or (leads_away and _is_headline(line))
        if not (_is_link(line) or leads_away):
            kept.append(line)
    last = max((i for i, line in enumerate(kept) if line.prose), default=-1)
    return kept[: _end_of_list(kept, last) + 4]


def _is_headline(line: PageLine) -> bool:
    """Tell whether *line* is the headline of another article, which may have no link."""
    if line.heading or line.prose:
        return False
    text = _ITEM.sub("", line.text, count=1)
    return line.words >= _HEADLINE_WORDS and is_title(text)


def _before_comments(lines: Sequence[PageLine]) -> Sequence[PageLine]:
    """Cut *lines* before the comments of readers; a button of that name stands above the text."""
    for at, line in enumerate(lines):
        if line.words <= _HEADING_WORDS and is_comment_title(line.text):
            before = sum(line.prose for line in lines[:at])
            if before > sum(line.prose for line in lines[at:]):
                return lines[:at]
    return lines


def dropped_line(line: PageLine, *, title: str | None = None) -> Dropped:
    """Record a line of the page that is no part of the article."""
    if title and fold(line.text) == fold(title):
        reason = "duplicate"
    else:
        linked = line.linked * 2 > line.words or is_box_title(line.text)
        reason = "related" if linked else "furniture"
    return Dropped(line.at, line.text, reason)


def join_datelines(lines: Sequence[PageLine]) -> list[PageLine]:
    """Join a dateline on a line of its own (``Jakarta -``) with the line after it."""
    joined: list[PageLine] = []
    for line in lines:
        before = joined[-1] if joined else None
        if before is not None and _is_dateline(before):
            joined[-1] = replace(
                line, text=f"{before.text} {line.text}", words=before.words + line.words
            )
        else:
            joined.append(line)
    return joined


def _end_of_list(lines: Sequence[PageLine], last: int) -> int:
    """Find the last item of the list behind line *last*; *last* itself if there is none."""
    if last < 0:
        return last
    first = last + 1
    if first < len(lines) and _announces(lines[first]):
        first += 1
    before = lines[first - 1]
    if not (before.text.endswith(":") or before.heading or _is_item(before)):
        return last
    for at in range(first, len(lines)):
        if lines[at].linked or not _is_item(lines[at]):
            break
        last = at
    return last


def _announces(line: PageLine) -> bool:
    """Tell whether a list follows: *Berikut daftar harganya:* or a heading, not *Tag:*."""
    announces = line.heading or line.text.endswith(":")
    return announces and line.words >= _ANNOUNCING and not line.linked


def _is_item(line: PageLine) -> bool:
    return line.block.tag in _ITEM_TAGS or _ITEM.match(line.text) is not None


def _is_dateline(line: PageLine) -> bool:
    return line.words <= 7 and line.text[0].isalpha() and _DASH.search(line.text) is not None


def _after_title(lines: Sequence[PageLine], title: str | None) -> int:
    index = line_of(lines[:12], title)
    if index is None or any(line.prose for line in lines[:index]):
        return 0
    return index + 1


def _is_link(line: PageLine) -> bool:
    sentence = line.text.rstrip("\"'”’) ").endswith((".", "?", "!")) and line.words > 12
    words = sum(any(map(str.isalnum, word)) for word in line.text.split())
    return line.linked >= 0.8 * words and not sentence and not line.heading
