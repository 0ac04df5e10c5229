"""Acronyms that a text introduces: *Komisi Yudisial (KY)* makes *KY* what Komisi Yudisial is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from pipeline.stages.aliases.acronyms import initials_of

_WORD = re.compile(r"[^\W\d_]+")
_BRACKET = re.compile(r"\s*\(\s*")


class Named(NamedTuple):
    """A name that was found, by code points."""

    start: int
    end: int
    label: str


def introduced_labels(text: str, names: Iterable[Named]) -> dict[str, str]:
    """Give the labels of acronyms that stand in brackets behind the names they abbreviate.

    >>> text = "Komisi Yudisial (KY) rapat."
    >>> introduced_labels(text, [Named(0, 15, "ORG"), Named(17, 19, "PERSON")])
    {'KY': 'ORG'}
    """
    return dict(_pairs(text, sorted(names)))


def _pairs(text: str, names: list[Named]) -> Iterator[tuple[str, str]]:
    for full, short in pairwise(names):
        acronym = text[short.start : short.end]
        opened = _BRACKET.fullmatch(text, full.end, short.start) is not None
        closed = text[short.end : short.end + 1] == ")"
        if not (opened and closed and len(acronym) > 1 and acronym.isupper()):
            continue
        if acronym.lower() in _initials(text[full.start : full.end]):
            yield acronym, full.label


def _initials(name: str) -> frozenset[str]:
    words = tuple(word.lower() for word in _WORD.findall(name))
    return initials_of(words) if len(words) > 1 else frozenset()
