"""A mention that a rule found in text, and its way into a `Doc`."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


@dataclass(frozen=True, slots=True)
class Match:
    """A mention in text: code point offsets, end exclusive, with its normalised value."""

    start: int
    end: int
    label: str
    value: str | None
    unit: str | None = None
    flags: tuple[str, ...] = ()


def to_spans(doc: Doc, matches: Iterable[Match]) -> Iterator[Span]:
    """Give the spans of *doc* for *matches*, with their value, unit and flags.

    A match that begins or ends inside a token becomes the words that lie wholly in it, unless
    that loses letters or digits: then the words that it touches.
    """
    # Doc.char_span searches from the start for each match.
    places = doc.to_array(["IDX", "LENGTH"])
    starts: list[int] = places[:, 0].tolist()
    ends: list[int] = places.sum(axis=1).tolist()
    for match in matches:
        first = bisect_left(starts, match.start)
        last = bisect_right(ends, match.end)
        if _loses_content(doc, match, first, last):
            first = bisect_right(ends, match.start)
            last = bisect_left(starts, match.end)
        span = doc[first:last]
        span.label_ = match.label
        span._.value, span._.unit, span._.flags = match.value, match.unit, match.flags
        yield span


def _loses_content(doc: Doc, match: Match, first: int, last: int) -> bool:
    """Whether the words *first* to *last* leave out letters or digits of *match*."""
    if first >= last:
        return True
    words = doc[first:last]
    outside = doc[max(0, first - 1) : last + 1]
    at = outside.start_char
    text = outside.text
    before = text[max(0, match.start - at) : words.start_char - at]
    after = text[words.end_char - at : match.end - at]
    return any(map(str.isalnum, before + after))
