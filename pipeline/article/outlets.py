"""Names that scraped pages put around an article: news sites and the cities of datelines."""

from __future__ import annotations

import re
from functools import cache

from pipeline.language_data import read_lines


@cache
def outlet_names() -> tuple[str, ...]:
    """List the sites and agencies whose name is no address, the longest first."""
    return _longest_first("article/outlets.txt")


@cache
def city_names() -> tuple[str, ...]:
    """List the places that stand alone in a dateline, the longest first."""
    return _longest_first("article/cities.txt")


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


def _longest_first(path: str) -> tuple[str, ...]:
    return tuple(sorted(read_lines(path), key=len, reverse=True))
