"""A mention that a rule found in text, and its way into a `Doc`."""

from __future__ import annotations

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
    """The spans of *doc* for *matches*, with their value, unit and flags.

    A match that begins or ends inside a token becomes the words that lie wholly in it, unless
    that loses letters or digits: then the words that it touches.
    """
    for match in matches:
        span = _aligned(doc, match)
        if span is None:
            continue
        span._.value, span._.unit, span._.flags = match.value, match.unit, match.flags
        yield span


def _aligned(doc: Doc, match: Match) -> Span | None:
    inner = doc.char_span(match.start, match.end, label=match.label, alignment_mode="contract")
    wanted = doc.text[match.start : match.end]
    if inner is not None and _content(inner.text) == _content(wanted):
        return inner
    return doc.char_span(match.start, match.end, label=match.label, alignment_mode="expand")


def _content(text: str) -> str:
    return "".join(filter(str.isalnum, text))
