"""What may be a date among the lines of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.article.html.lines import PageLine
from pipeline.article.html.tree import Element, class_words

LONGEST = 120  # characters of a line that states a date; prose that mentions one is longer
_MARKED_LEVELS = 3  # an element and those around it that may say that it is a time
_DATE_CLASS = re.compile(
    r" (date|dates|datetime|time|timestamp|tanggal|tgl|waktu|published|publish|pubdate|schedule"
    r"|posted|submitted)(?= )"
)
# What parts a date from credits, from counts, and from the time of a later change.
_PARTS = re.compile(
    r"\s*(?:[|•·]|\s/\s|(?=(?<= )[\d.,]+ (?:kali |x )?(?:di(?:baca|lihat|tonton)|views?))"
    r"|(?=\b(?:penulis|reporter|editor|oleh)\s*:)"
    r"|[,;/](?=\s*(?:terakhir )?(?:diperbar|update|modif|perubahan)))\s*",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d\b")
_ONLY_CLOCK = re.compile(r"\d{1,2}[.:]\d\d(?: (?:WIB|WITA|WIT))?")


def dated(line: PageLine, below: PageLine | None = None) -> Iterator[tuple[Element, str]]:
    """Walk through what may be a date on *line*: its text, and times in its markup.

    Prose and embedded posts are passed over. Elements that share a line are also taken alone; the
    line *below* belongs to it where it is a clock time.
    """
    if line.prose or _is_quoted(line.block):
        return
    owners = [owner for owner, _ in line.owners]
    if below is not None and _ONLY_CLOCK.fullmatch(below.text):
        yield line.block, f"{line.text} {below.text}"
    if _may_be_date(line.text):
        yield next(filter(is_marked, owners), line.block), line.text
    pieces = _PARTS.split(line.text)
    if len(pieces) > 1:
        clocked = (f"{day} {clock}" for day, clock in pairwise(pieces) if _CLOCK.match(clock))
        whole = (*clocked, *pieces)
        yield from ((line.block, piece) for piece in whole if _may_be_date(piece))
    for owner, piece in line.owners:
        if len(owners) > 1 and _may_be_date(piece):
            yield owner, " ".join(piece.split())
    for owner in owners:
        stated = owner.get("title" if owner.tag == "abbr" else "datetime", "")
        if _may_be_date(stated):
            yield owner, stated


def _is_quoted(element: Element) -> bool:
    return (
        element.tag == "blockquote" or next(element.iterancestors("blockquote"), None) is not None
    )


def is_marked(element: Element) -> bool:
    """Tell whether the markup calls *element*, or an element around it, a time."""
    current: Element | None = element
    for _ in range(_MARKED_LEVELS):
        if current is None:
            return False
        published = "published" in current.get("itemprop", "").lower()
        if published or current.tag == "time" or _DATE_CLASS.search(class_words(current)):
            return True
        current = current.getparent()
    return False


def _may_be_date(text: str) -> bool:
    return 6 <= len(text) <= LONGEST and any(map(str.isdigit, text))
