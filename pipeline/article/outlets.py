"""Names that scraped pages put around an article: news sites and the cities of datelines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.language_data import read_csv, read_lines
from pipeline.morphology.roots import roots

_COMMON_WORDS = 2  # a longer name of common words is a name: Hulu Sungai Tengah


@cache
def outlet_names() -> tuple[str, ...]:
    """List the sites and agencies whose name is no address, the longest first."""
    return _longest_first("article/outlets.txt")


@cache
def city_names() -> tuple[str, ...]:
    """List the places that stand alone in a dateline, the longest first.

    Of the regencies, those whose name is no common word.
    """
    common = roots()
    named = (row["name"].split(" ", 1)[1] for row in read_csv("places/regencies.csv"))
    regencies = {name for name in named if not _is_common(name.lower().split(), common)}
    return tuple(sorted({*read_lines("article/cities.txt"), *regencies}, key=len, reverse=True))


@cache
def place_names() -> frozenset[str]:
    """Give the `city_names` and the provinces, case apart."""
    provinces = (row["name"] for row in read_csv("places/provinces.csv"))
    return frozenset(place.casefold() for place in (*city_names(), *provinces))


def _is_common(words: Sequence[str], common: frozenset[str]) -> bool:
    return len(words) <= _COMMON_WORDS and common.issuperset(words)


@cache
def outlet_pattern() -> str:
    """Build a pattern for a news site: an address, or one of `outlet_names`.

    >>> bool(re.fullmatch(outlet_pattern(), "Kabarnusa.com"))
    True
    """
    address = r"[A-Za-z][\w-]{1,25}\.\s?(?i:com?|id|net|tv|news|org)(?:\.(?i:id))?(?!\w|-\w)"
    names = "|".join(map(re.escape, outlet_names()))
    family = r"detik(?:com|[A-Z][A-Za-z]{1,12})|Tribun[A-Z][a-z]{2,15}"  # desks of one house
    return rf"(?:{address}|(?:{names}|{family})(?!\w))"


@cache
def outlet() -> re.Pattern[str]:
    """Compile `outlet_pattern` alone."""
    return re.compile(outlet_pattern())


def _longest_first(path: str) -> tuple[str, ...]:
    return tuple(sorted(read_lines(path), key=len, reverse=True))
