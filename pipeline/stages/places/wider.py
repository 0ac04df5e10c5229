"""Places without a code of their own, through the wider unit that the text names.

A village or district lies in the regency or province that follows it after a comma (*Desa Sukamaju,
Kabupaten Bogor*), or in the only one that the text names; a district lies in its regency, an island
in its province, a well-known town in its regency, a well-known foreign city in its country. What
else stands in an enumeration (*Ngamprah, Mekar, dan Cimahi*) lies in nothing.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence

from pipeline.stages.places.districts import (
    is_called_district,
    place_of_district,
    place_of_joined,
    regencies_with,
)
from pipeline.stages.places.gazetteer import (
    Place,
    country_around,
    is_ambiguous_country,
    province_around,
    regency_around,
)
from pipeline.stages.places.levels import is_below_regency, level_before
from pipeline.stages.places.linking import Link, PlaceMention

_LEVEL_WORDS = (
    r"(?:(?:kecamatan|kec\.|kabupaten|kab\.|kota|kotamadya|provinsi|prov\.|kelurahan|kel\.|desa"
    r"|wilayah|daerah)\s+(?:administrasi\s+)?)?"
)
_LEADS_TO = re.compile(rf"(?:\s*,\s*|\s+\(|\s+-\s+|,?\s+di\s+){_LEVEL_WORDS}", re.IGNORECASE)
_LIST_GOES_ON = re.compile(
    r"\s*(?:/|;|(?:,\s*)?(?:dan|serta|hingga|sampai|atau|maupun|bahkan|juga)\b)"
)
_MAX_STEPS = 4  # from a hamlet to its regency: dusun, desa, kecamatan, kabupaten


def place_in_wider_units(
    text: str, mentions: Sequence[PlaceMention], links: Sequence[Link | None]
) -> list[Link | None]:
    """Complete *links* of *mentions* (in order of *text*) with the units that they lie in.

    >>> from pipeline.stages.places.gazetteer import Place
    >>> mentions = [PlaceMention(0, 7, "Cibadak", "GPE", 0),
    ...     PlaceMention(9, 17, "Sukabumi", "GPE", 1)]
    >>> regency = Link(Place("idn", "32.02", "regency"))
    >>> place_in_wider_units("Cibadak, Sukabumi", mentions, [None, regency])[0].place.code
    '32.02'
    """
    countries = _countries(mentions, links)
    found = [
        None if _is_state(mention, countries) else link
        for mention, link in zip(mentions, links, strict=True)
    ]
    named = {link.place for link in found if link is not None and link.place.kb == "idn"}
    only = _only_unit(named)
    by_cluster: dict[Hashable, Link] = {}
    for index, mention in enumerate(mentions):
        link = None if found[index] else _joined(mention)
        if link is None and found[index] is None:
            link = _wider(text, mentions, found, index, countries)
        if link is None and found[index] is None:
            link = _island(mention) or _abroad(mention, countries)
            link = link or _below(text, mention, named, only)
        if link is not None:
            by_cluster.setdefault(mention.cluster, link)
    return [
        link or by_cluster.get(mention.cluster)
        for mention, link in zip(mentions, found, strict=True)
    ]


def _countries(mentions: Sequence[PlaceMention], links: Sequence[Link | None]) -> set[str]:
    """Collect the countries that the text names, themselves or by a well-known city of theirs."""
    linked = {link.place.code for link in links if link is not None and link.place.kb == "iso3166"}
    cities = (country_around(m.text) for m in mentions if not is_ambiguous_country(m.text))
    return linked | {around.code for around in cities if around is not None}


def _is_state(mention: PlaceMention, countries: set[str]) -> bool:
    """Tell whether a country's name is that of a state of another country: *Georgia*."""
    around = country_around(mention.text) if is_ambiguous_country(mention.text) else None
    return around is not None and around.code in countries


def _only_unit(named: set[Place]) -> Link | None:
    """Find the one regency or city that the text names, else its one province."""
    narrow = {place for place in named if place.kind != "province"}
    units = narrow or named
    return Link(next(iter(units)), is_wider=True) if len(units) == 1 else None


def _below(text: str, mention: PlaceMention, named: set[Place], only: Link | None) -> Link | None:
    """Find what a district, a village or a town lies in; *only* is the one unit of the text."""
    stated = is_called_district(text, mention.start, mention.text)
    around = place_of_district(mention.text, named, text=text, stated=stated)
    if around is not None:
        return Link(around, is_wider=True)
    if not _is_below(text, mention):
        return _town(mention)
    return None if stated and regencies_with(mention.text) else only


def _is_below(text: str, mention: PlaceMention) -> bool:
    return is_below_regency(mention.text) or level_before(text, mention.start) == "below"


def _island(mention: PlaceMention) -> Link | None:
    around = province_around(mention.text)
    return None if around is None else Link(around, is_wider=True)


def _joined(mention: PlaceMention) -> Link | None:
    """*Ponggok Blitar*: a district and its regency in one name."""
    around = place_of_joined(mention.text) if mention.label == "GPE" else None
    return None if around is None else Link(around, is_wider=True)


def _town(mention: PlaceMention) -> Link | None:
    around = regency_around(mention.text) if mention.label == "GPE" else None
    return None if around is None else Link(around, is_wider=True)


def _abroad(mention: PlaceMention, countries: set[str]) -> Link | None:
    around = country_around(mention.text)
    is_known = around is not None and not is_ambiguous_country(mention.text)
    if around is None or not (is_known or around.code in countries):
        return None
    return Link(around, is_wider=True)


def _wider(
    text: str,
    mentions: Sequence[PlaceMention],
    links: Sequence[Link | None],
    index: int,
    countries: set[str],
) -> Link | None:
    """Follow the commas after a mention to the first unit with a code, or a state abroad."""
    if index > 0 and links[index - 1] and _leads(text, mentions, index - 1):
        return None  # an enumeration: Cimahi, Ngamprah, Lembang
    is_city = _abroad(mentions[index], countries) is not None  # Tokyo, Kuala Lumpur, Jeddah
    for step in range(index + 1, min(index + 1 + _MAX_STEPS, len(mentions))):
        if not _leads(text, mentions, step - 1):
            return None
        link = links[step] or (None if is_city else _abroad(mentions[step], countries))
        if link is not None:
            listed = _LIST_GOES_ON.match(text, mentions[step].end) is not None
            listed = listed or _is_listed(text, mentions, links, step)
            usable = link.place.kb in ("idn", "iso3166") and not listed
            return _narrowed(mentions[index], link.place) if usable else None
    return None


def _narrowed(mention: PlaceMention, around: Place) -> Link:
    """Give *around*, or the one regency of that province that the town is known to lie in."""
    town = _town(mention)
    if around.kind == "province" and town is not None and town.place.province == around.code:
        return town
    return Link(around, is_wider=True)


def _is_listed(
    text: str, mentions: Sequence[PlaceMention], links: Sequence[Link | None], index: int
) -> bool:
    """Whether a comma leads on to no wider unit: *Flores, Nias, Belitung* is an enumeration."""
    if index + 1 >= len(mentions) or not _leads(text, mentions, index):
        return False
    own, following = links[index], links[index + 1]
    wide = ("province", "country")
    return (
        own is None
        or following is None
        or not (following.place.kind in wide and following.place.kind != own.place.kind)
    )


def _leads(text: str, mentions: Sequence[PlaceMention], index: int) -> bool:
    gap = text[mentions[index].end : mentions[index + 1].start]
    return _LEADS_TO.fullmatch(gap) is not None
