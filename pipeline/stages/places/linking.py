"""Which place each mention of a text means: pure functions, precision before recall.

A mention keeps, of the places that its name can mean, those that agree with the words around
it; it links where exactly one is left. Mentions of one cluster then share their link, unless they
disagree.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from pipeline.stages.places.gazetteer import (
    Place,
    is_ambiguous_country,
    needs_evidence,
    places_named,
)
from pipeline.stages.places.levels import level_before, split_level

_LIST_GOES_ON = re.compile(r"\s*(?:,|/|;|dan\b|serta\b|hingga\b|atau\b|maupun\b)")
_LEVELS = ("province", "regency", "city")
_MAX_OCCURRENCES = 50  # of one name looked at for level words


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A GPE or LOC mention; `cluster` is equal for mentions of one entity."""

    start: int
    end: int
    text: str
    label: str
    cluster: Hashable


def link_places(text: str, mentions: Sequence[PlaceMention]) -> list[Place | None]:
    """Find the place that each of *mentions* (in order of the text) means, ``None`` when unsure.

    >>> mention = PlaceMention(10, 15, "Bogor", "GPE", 0)
    >>> [place.code for place in link_places("Wali Kota Bogor hadir", [mention])]
    ['32.71']
    """
    candidates = [_in_context(text, mentions, index) for index in range(len(mentions))]
    provinces = _provinces_named(mentions, candidates)
    unclear = {m.text for m, places in zip(mentions, candidates, strict=True) if len(places) > 1}
    levels = {name: _levels_in(text, name) for name in unclear}
    links = [
        _decide(text, mention, places, provinces=provinces, levels=levels.get(mention.text, set()))
        for mention, places in zip(mentions, candidates, strict=True)
    ]
    return _shared(mentions, links)


def _in_context(text: str, mentions: Sequence[PlaceMention], index: int) -> tuple[Place, ...]:
    mention = mentions[index]
    places = places_named(mention.text, label=mention.label)
    level = level_before(text, mention.start) if places else None
    if level == "below":
        return tuple(place for place in places if place.kb != "idn")
    if level in _LEVELS and len(places) > 1:
        places = tuple(place for place in places if place.kind == level) or places
    return _beside(text, mentions, index, places) if places else ()


def _beside(
    text: str, mentions: Sequence[PlaceMention], index: int, places: tuple[Place, ...]
) -> tuple[Place, ...]:
    """Drop the places that cannot lie in the one named after a comma: *Depok, Sleman*."""
    around = _container(text, mentions, index)
    if around is not None:
        name = mentions[index].text
        is_state = around.kind == "country" and is_ambiguous_country(name)
        return () if is_state else tuple(place for place in places if _lies_in(place, around))
    inside = _contained(text, mentions, index)
    if inside is not None and len(places) > 1:
        whole = tuple(place for place in places if place.code == inside.province)
        return whole or places
    return places


def _container(text: str, mentions: Sequence[PlaceMention], index: int) -> Place | None:
    if index + 1 >= len(mentions):
        return None
    in_list = index > 0 and _adjacent(text, mentions, index - 1)
    if in_list and not is_ambiguous_country(mentions[index].text):
        return None
    after = mentions[index + 1]
    if not _adjacent(text, mentions, index) or _LIST_GOES_ON.match(text, after.end):
        return None
    places = places_named(after.text, label=after.label)
    return places[0] if len(places) == 1 and places[0].kind != "region" else None


def _contained(text: str, mentions: Sequence[PlaceMention], index: int) -> Place | None:
    """The regency right before a comma and this mention: *Sleman, Yogyakarta*."""
    if index == 0 or not _adjacent(text, mentions, index - 1):
        return None
    before = mentions[index - 1]
    places = places_named(before.text, label=before.label)
    return places[0] if len(places) == 1 and places[0].kind in ("regency", "city") else None


def _adjacent(text: str, mentions: Sequence[PlaceMention], index: int) -> bool:
    return text[mentions[index].end : mentions[index + 1].start] in (", ", " (", " - ")


def _lies_in(place: Place, around: Place) -> bool:
    if place.kb == "idn" and around.kb == "iso3166":
        return around.code == "ID"
    if place.kb == "idn":
        return place.province == around.province
    return True


def _provinces_named(
    mentions: Sequence[PlaceMention], candidates: Sequence[tuple[Place, ...]]
) -> set[str]:
    """Provinces that the text names beyond doubt, themselves or by a regency."""
    return {
        places[0].code.partition(".")[0]
        for mention, places in zip(mentions, candidates, strict=True)
        if len(places) == 1 and places[0].kb == "idn" and not needs_evidence(mention.text)
    }


def _decide(
    text: str,
    mention: PlaceMention,
    places: tuple[Place, ...],
    *,
    provinces: set[str],
    levels: set[str],
) -> Place | None:
    if len(places) > 1:
        places = tuple(place for place in places if place.kind in levels)
    if len(places) != 1:
        return None
    place = places[0]
    if not needs_evidence(mention.text) or place.province in provinces:
        return place
    return place if level_before(text, mention.start) in _LEVELS else None


def _levels_in(text: str, name: str) -> set[str]:
    """The levels that the words before *name* give it anywhere in *text*."""
    base = split_level(name)[1]
    levels: set[str] = set()
    for count, match in enumerate(re.finditer(rf"\b{re.escape(base)}\b(\s+Kota\b)?", text)):
        level = "city" if match[1] else level_before(text, match.start())
        if level in _LEVELS:
            levels.add(level)
        if count >= _MAX_OCCURRENCES:
            break
    return levels


def _shared(mentions: Sequence[PlaceMention], links: Sequence[Place | None]) -> list[Place | None]:
    found: dict[Hashable, set[Place]] = defaultdict(set)
    for mention, link in zip(mentions, links, strict=True):
        if link is not None:
            found[mention.cluster].add(link)
    agreed = {cluster: next(iter(places)) for cluster, places in found.items() if len(places) == 1}
    return [
        agreed.get(mention.cluster, link) for mention, link in zip(mentions, links, strict=True)
    ]
