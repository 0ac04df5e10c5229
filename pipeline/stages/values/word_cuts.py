"""Cuts words where a match begins or ends inside one: *miliar-dan* after *$150*, *16.235/US*."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pipeline.extensions import set_surface

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from pipeline.stages.values.matches import Match

_PIECE = re.compile(r"\w+(?:[.,]\d+)*|\W+")


def cut_words(doc: Doc, matches: Iterable[Match]) -> None:
    """Split each word that holds letters or digits beside the border of one of *matches*.

    Words of a name that a model found stay whole, as do words with marks alone outside the match.
    """
    starts = [int(start) for start in doc.to_array(["IDX"]).ravel()]
    cuts: dict[int, list[int]] = {}
    for match in matches:
        for offset, is_end in ((match.start, False), (match.end, True)):
            index = bisect_right(starts, offset) - 1
            if index >= 0 and _joins(doc[index], offset - starts[index], is_end=is_end):
                cuts.setdefault(index, []).append(offset - starts[index])
    if cuts:
        _split(doc, {index: _pieces(doc[index].text, at) for index, at in cuts.items()})


def _joins(token: Token, at: int, *, is_end: bool) -> bool:
    outside = token.text[at:] if is_end else token.text[:at]
    inside = 0 < at < len(token.text)
    return inside and not token.ent_type_ and any(map(str.isalnum, outside))


def _pieces(text: str, cuts: list[int]) -> list[str]:
    """*text* cut at *cuts*, the first word and the marks after it apart: miliar - dan."""
    borders = [0, *sorted(set(cuts)), len(text)]
    parts = [text[start:end] for start, end in pairwise(borders)]
    pieces = [piece for part in parts[1:] for piece in _PIECE.findall(part)]
    return [parts[0], *pieces]


def _split(doc: Doc, pieces: dict[int, list[str]]) -> None:
    with doc.retokenize() as retokenizer:
        for index, parts in pieces.items():
            token = doc[index]
            own = (token, 0) if token.head.i == token.i else token.head
            words = [any(map(str.isalnum, part)) for part in parts]
            attrs: dict[str | int, list[Any]] = {
                "POS": [token.pos_ if word else "PUNCT" for word in words],
                "DEP": [token.dep_, *("dep" if word else "punct" for word in words[1:])],
                "LEMMA": [part.lower() for part in parts],
            }
            heads: list[Any] = [own, *[(token, 0)] * (len(parts) - 1)]
            retokenizer.split(token, parts, heads=heads, attrs=attrs if token.pos_ else {})
    _shift_surfaces(doc, {index: len(parts) - 1 for index, parts in pieces.items()})


def _shift_surfaces(doc: Doc, added: dict[int, int]) -> None:
    """Move what is stored by the number of a word behind the words that came in."""
    data: dict[Any, Any] = doc.user_data
    stored = {key[1]: data.pop(key) for key in list(data) if key[0] == "surface"}
    shifts, total = [], 0
    for index in sorted(added):
        total += added[index]
        shifts.append((index, total))
    places = [index for index, _ in shifts]
    for i, surface in stored.items():
        at = bisect_right(places, i - 1)  # words before this one that were cut
        set_surface(doc, i + (shifts[at - 1][1] if at else 0), *surface)
