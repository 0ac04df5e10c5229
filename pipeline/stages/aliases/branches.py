"""Branches that a text introduces with their body: *Akademi Militer (Akmil) Magelang*.

There *Akmil* is *Akmil Magelang*, where the text names no other branch and not the body as a whole.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.stages.aliases.mentions import NamedMention
from pipeline.stages.aliases.names import Name, Words, words_of
from pipeline.stages.aliases.regions import spell_out_regions

_BRACKET = re.compile(r"\s*\(\s*")
_BEHIND = re.compile(r"\s*\)\s+(?:(?:Cabang|Wilayah|Daerah|Perwakilan)\s+)?")
_LEVELS = frozenset({"kota", "kabupaten", "provinsi", "cabang", "wilayah", "daerah"})
_PLACES = ("GPE", "LOC")
_MINISTRY = "Kementerian"


def branches(text: str, mentions: Sequence[NamedMention]) -> Iterator[tuple[Name, Name]]:
    """Yield pairs of an acronym and its branch; *mentions* come in the order of *text*."""
    introduced: dict[Words, set[tuple[Name, Words]]] = defaultdict(set)
    for acronym, told in _introduced(text, mentions):
        introduced[acronym].add(told)
    if not introduced:
        return
    longer: dict[Words, dict[Name, Words]] = defaultdict(dict)
    for mention in mentions:
        words = words_of(mention.text)
        if mention.label == "ORG" and len(words) > 1 and words[:1] in introduced:
            longer[words[:1]][mention.name] = words[1:]
    for acronym, of_acronym in introduced.items():
        rests = longer[acronym]
        places = {place for _, place in of_acronym} | {_bare(rest) for rest in rests.values()}
        if len(places) == 1:
            yield from ((name, branch) for name, _ in of_acronym for branch in rests)


def _introduced(
    text: str, mentions: Sequence[NamedMention]
) -> Iterator[tuple[Words, tuple[Name, Words]]]:
    """Yield the words of each acronym in a bracket, with its name and the place behind it."""
    for (full, short), (_, place) in pairwise(pairwise(mentions)):
        if full.label != "ORG" or short.label != "ORG" or place.label not in _PLACES:
            continue
        if full.text.startswith(_MINISTRY):  # has offices in provinces, which are not the ministry
            continue
        opened = _BRACKET.fullmatch(text, full.end, short.start)
        if opened and _BEHIND.fullmatch(text, short.end, place.start):
            yield words_of(short.text), (short.name, _bare(words_of(place.text)))


def _bare(words: Words) -> Words:
    """*Jakarta* of Provinsi DKI Jakarta, *jawa timur* of Jatim."""
    spelt = spell_out_regions(("", *words))[1:]
    return tuple(word for word in spelt if word not in _LEVELS)
