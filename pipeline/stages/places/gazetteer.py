"""Which places a name can mean: countries, regions of the world, Indonesian areas and islands.

Sources: Unicode CLDR (through Babel) for names of countries, the official Indonesian area codes
(`pipeline/lang/places/*.csv`, see `NOTICE.md` there), the UN standard M49 for continents and
regions, Wikidata for islands, and lists of further names of our own. Names are compared by letters
and digits alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import attrgetter
from typing import Literal

from pipeline.language_data import read_csv, read_pairs, read_words
from pipeline.morphology.roots import roots
from pipeline.stages.places.levels import split_level

Kind = Literal["country", "region", "province", "regency", "city", "island"]

# CLDR's codes that are no ISO 3166-1 codes. Kosovo (XK, user-assigned) stays.
_NO_COUNTRY = frozenset(
    ["AC", "CP", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"]
)
_NOT_ALNUM = re.compile(r"[\W_]+")
_METROPOLITAN = "Metro "  # Kapolres Metro Jakarta Pusat
_MIN_CLIPPED = 7  # letters of a name that is known without its last one


@dataclass(frozen=True, slots=True)
class Place:
    """A place: its knowledge base (see `pipeline.stages.places.component`), its code and kind."""

    kb: str
    code: str
    kind: Kind

    @property
    def link(self) -> str:
        """The place as ``span.kb_id_`` writes it: iso3166:EE."""
        return f"{self.kb}:{self.code}"

    @property
    def province(self) -> str | None:
        """The code of the Indonesian province that it is or lies in."""
        return self.code.partition(".")[0] if self.kb == "idn" else None


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """Reduce *name* to its letters and digits, without accents and case.

    >>> fold("Türkiye"), fold("Gunung Kidul")
    ('turkiye', 'gunungkidul')
    """
    decomposed = unicodedata.normalize("NFKD", name.replace("ı", "i"))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _NOT_ALNUM.sub("", bare).casefold()


@lru_cache(maxsize=8192)
def places_named(name: str, *, label: str = "GPE") -> tuple[Place, ...]:
    """Give all places that *name*, labelled *label* (GPE or LOC), can mean.

    A name of a country or region of the world means nothing else. A level word at its start
    (*Kabupaten Bogor*) leaves only the places of that level.

    >>> [place.link for place in places_named("Estonia")]
    ['iso3166:EE']
    >>> [place.link for place in places_named("Bogor")]
    ['idn:32.01', 'idn:32.71']
    >>> [place.link for place in places_named("Kota Bogor")]
    ['idn:32.71']
    >>> [place.link for place in places_named("Jawa", label="LOC")]
    ['wikidata:Q3757']

    Texts lose letters at the ends of words; a long name that lacks its last one is still known.

    >>> [place.link for place in places_named("Uzbekista")]
    ['iso3166:UZ']
    """
    key = fold(name)
    if label == "LOC":
        return _world_regions().get(key) or _country(key, label=label) or _islands().get(key, ())
    found = _country(key, label=label) or _indonesian(name) or _world_regions().get(key)
    return found or _islands().get(key) or _clipped().get(key, ())


def _country(key: str, *, label: str) -> tuple[Place, ...]:
    if label != "GPE" and key in _folded("places/ambiguous_countries.txt"):
        return ()  # a LOC "Amerika" is the continent
    code = _countries().get(key)
    return () if code is None else (Place("iso3166", code, "country"),)


def _indonesian(name: str) -> tuple[Place, ...]:
    exact = _regions().get(fold(name), ())
    if not exact and name.startswith(_METROPOLITAN):
        own = _indonesian(name.removeprefix(_METROPOLITAN))
        return tuple(place for place in own if place.kind != "province")
    level, base = split_level(name)
    if level is None and name.endswith(" Kota"):  # Tasikmalaya Kota, as the police writes
        level, base = "city", name.removesuffix(" Kota")
    if exact or level is None:
        return exact
    return tuple(place for place in _regions().get(fold(base), ()) if place.kind == level)


def country_around(name: str) -> Place | None:
    """Find the country in which the well-known foreign city, state or province *name* lies.

    >>> country_around("Kuala Lumpur")
    Place(kb='iso3166', code='MY', kind='country')
    """
    code = _codes("places/foreign_places.tsv").get(fold(name))
    return None if code is None else Place("iso3166", code, "country")


def province_around(name: str) -> Place | None:
    """Find the Indonesian province in which the island *name* lies.

    >>> province_around("Pulau Lombok")
    Place(kb='idn', code='52', kind='province')
    """
    code = _codes("places/islands_within.tsv").get(fold(name))
    return None if code is None else Place("idn", code, "province")


def is_known_place(name: str) -> bool:
    """Tell whether any list of places, regions and cities has *name*.

    >>> is_known_place("Kudus"), is_known_place("Kuala Lumpur"), is_known_place("Sukmawati")
    (True, True, False)
    """
    known = places_named(name, label="GPE") or places_named(name, label="LOC")
    return bool(known or country_around(name) or province_around(name))


def regency_around(name: str) -> Place | None:
    """Find the regency in which the well-known Indonesian town *name* lies.

    >>> regency_around("Maumere")
    Place(kb='idn', code='53.07', kind='regency')
    """
    code = _codes("places/towns_within.tsv").get(fold(name))
    return None if code is None else Place("idn", code, "regency")


def is_ambiguous_country(name: str) -> bool:
    """Tell whether *name* often means something else than the country: *Georgia*, *Jordan*."""
    return fold(name) in _folded("places/ambiguous_countries.txt")


def needs_evidence(name: str) -> bool:
    """Tell whether *name* is also a common word or a quarter: alone it proves little."""
    return fold(name) in _folded("places/needs_evidence.txt")


def is_usual_reading(name: str) -> bool:
    """Tell whether *name* is also an island or a people, and yet mostly the regency or city."""
    return fold(name) in _folded("places/usual_readings.txt")


@cache
def _folded(path: str) -> frozenset[str]:
    return frozenset(fold(word) for word in read_words(path))


@cache
def _codes(path: str) -> dict[str, str]:
    return {fold(name): code for name, code in read_pairs(path)}


@cache
def _countries() -> dict[str, str]:
    from babel import Locale

    names: dict[str, str] = {}
    for language in ("en", "id"):  # Indonesian names win
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code not in _NO_COUNTRY:
                names[fold(name)] = code
    names |= _codes("places/countries.tsv")
    for name in _folded("places/not_countries.txt"):
        names.pop(name, None)
    return names


@cache
def _world_regions() -> dict[str, tuple[Place, ...]]:
    rows = read_pairs("places/m49.tsv")
    return {fold(name): (Place("m49", code, "region"),) for name, code in rows}


@cache
def _islands() -> dict[str, tuple[Place, ...]]:
    rows = read_pairs("places/islands.tsv")
    return {fold(name): (Place("wikidata", item, "island"),) for name, item in rows}


@cache
def _clipped() -> dict[str, tuple[Place, ...]]:
    """Map names without their last letter to the places that each can mean.

    What ends as a common word does is whole: *Kota Tua* is not Kota Tual.
    """
    countries = _countries().items()
    known = {key: (Place("iso3166", code, "country"),) for key, code in countries} | _regions()
    return {
        key[:-1]: places
        for key, places in known.items()
        if len(key) > _MIN_CLIPPED and key[:-1].removeprefix("kota") not in roots()
    }


@cache
def _regions() -> dict[str, tuple[Place, ...]]:
    found: dict[str, set[Place]] = defaultdict(set)
    for row in _rows():
        level, base = split_level(row["name"])
        place = areas()[row["code"]]
        found[fold(base)].add(place)
        if level is not None:
            found[fold(row["name"])].add(place)
    for name, code in read_pairs("places/regions.tsv"):
        found[fold(name)].add(areas()[code])
    return {key: tuple(sorted(places, key=attrgetter("code"))) for key, places in found.items()}


@cache
def areas() -> dict[str, Place]:
    """Give the provinces, regencies and cities of Indonesia by official code."""
    return {
        row["code"]: Place("idn", row["code"], _kind(row["code"], split_level(row["name"])[0]))
        for row in _rows()
    }


def _rows() -> tuple[dict[str, str], ...]:
    return (*read_csv("places/provinces.csv"), *read_csv("places/regencies.csv"))


def _kind(code: str, level: str | None) -> Kind:
    if "." not in code:
        return "province"
    return "city" if level == "city" else "regency"
