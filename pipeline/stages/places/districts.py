"""Districts (kecamatan) and quarters, and the regency or city that they lie in.

Their names repeat: there is a Karanganyar in six regencies. So a district lies in the one of its
regencies that the text names, else where nothing else is possible.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from functools import cache, lru_cache

from pipeline.language_data import read_csv, read_pairs
from pipeline.stages.places.gazetteer import Place, areas, fold, places_named
from pipeline.stages.places.levels import split_level

_WORD = r"(?:kecamatan|kec\.?|distrik|kapanewon|kemantren)"
_IN_NAME = re.compile(rf"{_WORD}\s+(?=\S)", re.IGNORECASE)
_BEFORE = re.compile(
    rf"\b(?:{_WORD}|camat|(?:mapolsek|kapolsek|polsek)(?:ta|tro)?)\s+\Z", re.IGNORECASE
)
# Districts, too, but before the name of a region rather a strait or a mountain of it.
_LAND_AND_WATER = frozenset(
    ["bukit", "danau", "gunung", "kota", "laut", "muara", "pulau", "selat", "sungai", "teluk"]
)
_REACH = 20  # characters before a name that hold such a word


def regencies_with(name: str) -> tuple[Place, ...]:
    """Give the regencies and cities that have a district or quarter *name*.

    >>> [place.code for place in regencies_with("Kecamatan Lubuk Alung")]
    ['13.05']
    """
    return _districts().get(fold(_IN_NAME.sub("", name, count=1)), ())


def is_called_district(text: str, start: int, name: str) -> bool:
    """Tell whether *name* at *start* is said to be a district: *Kecamatan Turen*, *Kapolsek Turen*.

    >>> is_called_district("kata Camat Turen", 11, "Turen")
    True
    """
    before = text[max(0, start - _REACH) : start]
    return _IN_NAME.match(name) is not None or _BEFORE.search(before) is not None


def place_of_district(
    name: str, named: Collection[Place], *, text: str = "", stated: bool = False
) -> Place | None:
    """Find the regency of the district *name* in a *text* that names the areas *named*.

    A name that is not *stated* to be a district's can be a village's, too: then it needs its
    regency in the text, or its province where no other district of Indonesia has that name and no
    other regency is spoken of. A stated one also has the regency that stands in another name
    (*Polres Gresik*).
    """
    having = regencies_with(name)
    here = [place for place in having if place in named]
    if stated and not here:
        here = [place for place in having if _names()[place.code] in _names_in(text)]
    if here:
        return here[0] if len(here) == 1 else None
    provinces = {place.code for place in named if place.kind == "province"}
    inside = [place for place in having if place.province in provinces]
    if stated:
        only = inside or list(having)
        return only[0] if len(only) == 1 else None
    is_open = all(place.kind == "province" for place in named)
    return inside[0] if inside and len(having) == 1 and is_open else None


def place_of_joined(name: str) -> Place | None:
    """Find the regency of a district whose *name* has it behind it, without a comma.

    >>> place_of_joined("Ponggok Blitar").code, place_of_joined("Lubuk Alung Sumatera Barat").code
    ('35.05', '13.05')
    >>> place_of_joined("Pasar Minggu") is place_of_joined("Selat Bali") is None
    True
    """
    words = name.split()
    shortest = 2 if words[0].lower() in _LAND_AND_WATER else 1
    for size in range(shortest, len(words)):
        having = regencies_with(" ".join(words[:size]))
        around = places_named(" ".join(words[size:])) if having else ()
        own = [p for p in having if p in around or areas().get(p.code.partition(".")[0]) in around]
        if len(own) == 1:
            return own[0]
    return None


@cache
def _names() -> dict[str, str]:
    """Read the names of regencies and cities by code, without their level."""
    return {row["code"]: split_level(row["name"])[1] for row in read_csv("places/regencies.csv")}


@lru_cache(maxsize=1)  # a text names many districts, one after the other
def _names_in(text: str) -> frozenset[str]:
    """Find the names of regencies and cities in *text*, also inside others."""
    return frozenset(_any_name().findall(text))


@cache
def _any_name() -> re.Pattern[str]:
    names = sorted(set(_names().values()), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


@cache
def _districts() -> dict[str, tuple[Place, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in read_csv("places/districts.csv"):
        found[fold(row["name"])].add(row["regency_code"])
    for name, code in read_pairs("places/quarters.tsv"):
        found[fold(name)].add(code)
    return {name: tuple(areas()[code] for code in sorted(codes)) for name, codes in found.items()}
