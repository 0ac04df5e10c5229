"""The national side by its nicknames: *Garuda Muda* beside *Timnas Indonesia U-20*."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.stages.aliases.disjoint import DisjointNames
from pipeline.stages.aliases.names import Name, national_nicknames, words_of
from pipeline.stages.aliases.shortening import Spellings


def national_sides(spellings: Spellings, sets: DisjointNames) -> Iterator[tuple[Name, Name]]:
    """Yield pairs of a national side and a nickname, where the text names one side of Indonesia."""
    nicknamed = [
        name
        for name, texts in spellings.items()
        if name.group == "ORG" and any(words_of(text) in national_nicknames() for text in texts)
    ]
    sides = {
        sets.find(name): name
        for name in spellings
        if name.group == "ORG" and name.words[0] == "timnas" and "indonesia" in name.words
    }
    if len(sides) == 1:
        yield from ((side, nickname) for side in sides.values() for nickname in nicknamed)
