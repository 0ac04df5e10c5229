"""Which place each mention of a text means: pure functions, precision before recall.

A mention keeps, of the places that its name can mean, those that agree with the words around
it. One that is left is its link; of several, the city is the usual reading, which the link says.
Mentions of one cluster then share their link, unless they disagree. What is still without one may
lie in a place that the text names (`pipeline.stages.places.wider`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from pipeline.stages.places.districts import regencies_with
from pipeline.stages.places.gazetteer import (
    Place,
    is_ambiguous_country,
    is_usual_reading,
    needs_evidence,
    places_named,
    regency_around,
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


@dataclass(frozen=True, slots=True)
class Link:
    """The place that a mention means, and how it is known.

    `is_usual` marks the usual reading of a name that can mean several places; `is_wider` that the
    mention lies in `place` and is not the place itself.
    """

    place: Place
    is_usual: bool = False
    is_wider: bool = False


def link_places(text: str, mentions: Sequence[PlaceMention]) -> list[Link | None]:
    """Find the place that each of *mentions* (in order of the text) means, ``None`` when unsure.

    >>> mention = PlaceMention(10, 15, "Bogor", "GPE", 0)
    >>> [link.place.code for link in link_places("Wali Kota Bogor hadir", [mention])]
    ['32.71']
    >>> mention = PlaceMention(10, 15, "Bogor", "GPE", 0)
    >>> link_places("Banjir di Bogor surut", [mention])[0].is_usual
    True
    """
    candidates = [_in_context(text, mentions, index) for index in range(len(mentions))]
    provinces = _provinces_named(mentions, candidates)
    unclear = {
        m.text
        for m, places in zip(mentions, candidates, strict=True)
        if len(places) > 1 or _is_doubtful(m.text)
    }
    levels = {name: _levels_in(text, name) for name in unclear}
    links = [
        _decide(mention, places, provinces=provinces, levels=levels.get(mention.text, set()))
        for mention, places in zip(mentions, candidates, strict=True)
    ]
    return _shared(mentions, links)


def _is_doubtful(name: str) -> bool:
    return needs_evidence(name) or is_usual_reading(name)


def _in_context(text: str, mentions: Sequence[PlaceMention], index: int) -> tuple[Place, ...]:
    mention = mentions[index]
    places = places_named(mention.text, label=mention.label)
    level = level_before(text, mention.start) if places else None
    if level == "below":
        return tuple(place for place in places if place.kb not in ("idn", "wikidata"))
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
    if len(places) > 1 and (own := _with_district(text, mentions, index, places)):
        return own
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
    return places[0] if len(places) == 1 and places[0].kind not in ("region", "island") else None


def _contained(text: str, mentions: Sequence[PlaceMention], index: int) -> Place | None:
    """Find the regency right before a comma and this mention: *Sleman, Yogyakarta*."""
    if index == 0 or not _adjacent(text, mentions, index - 1):
        return None
    before = mentions[index - 1]
    places = places_named(before.text, label=before.label)
    return places[0] if len(places) == 1 and places[0].kind in ("regency", "city") else None


def _with_district(
    text: str, mentions: Sequence[PlaceMention], index: int, places: tuple[Place, ...]
) -> tuple[Place, ...]:
    """Find the one of *places* that the district before a comma lies in: *Cisaat, Sukabumi*."""
    if index == 0 or not _adjacent(text, mentions, index - 1):
        return ()
    name = mentions[index - 1].text
    around = {*regencies_with(name), regency_around(name)}
    own = tuple(place for place in places if place in around)
    return own if len(own) == 1 else ()


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
    """Collect the provinces that the text names beyond doubt, themselves or by a regency."""
    return {
        places[0].code.partition(".")[0]
        for mention, places in zip(mentions, candidates, strict=True)
        if len(places) == 1 and places[0].kb == "idn" and not _is_doubtful(mention.text)
    }


def _decide(
    mention: PlaceMention, places: tuple[Place, ...], *, provinces: set[str], levels: set[str]
) -> Link | None:
    if len(places) > 1:
        named = tuple(place for place in places if place.kind in levels)
        if len(named) == 1:
            return Link(named[0])
        cities = tuple(place for place in places if place.kind == "city")
        return Link(cities[0], is_usual=True) if len(cities) == 1 and not named else None
    if not places:
        return None
    place = places[0]
    if place.province in provinces or place.kind in levels:
        return Link(place)
    if needs_evidence(mention.text):
        return None
    return Link(place, is_usual=is_usual_reading(mention.text))


def _levels_in(text: str, name: str) -> set[str]:
    """Collect the levels that the words before *name* give it anywhere in *text*."""
    base = split_level(name)[1]
    levels: set[str] = set()
    for count, match in enumerate(re.finditer(rf"\b{re.escape(base)}\b(\s+Kota\b)?", text)):
        level = "city" if match[1] else level_before(text, match.start())
        if level in _LEVELS:
            levels.add(level)
        if count >= _MAX_OCCURRENCES:
            break
    return levels


def _shared(mentions: Sequence[PlaceMention], links: Sequence[Link | None]) -> list[Link | None]:
    """Give the mentions of a cluster its one link; a sure one wins over the usual reading."""
    found: dict[Hashable, set[Link]] = defaultdict(set)
    for mention, link in zip(mentions, links, strict=True):
        if link is not None:
            found[mention.cluster].add(link)
    agreed = {}
    for cluster, several in found.items():
        sure = {link for link in several if not link.is_usual} or several
        if len(sure) == 1:
            agreed[cluster] = next(iter(sure))
    return [
        agreed.get(mention.cluster, link) for mention, link in zip(mentions, links, strict=True)
    ]
