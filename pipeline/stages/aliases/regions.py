"""Abbreviated regions inside names of bodies: *PN Jakbar* is *PN Jakarta Barat*."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.language_data import read_csv, read_pairs
from pipeline.stages.places.levels import split_level

Words = tuple[str, ...]
_WORD = re.compile(r"[^\W_]+")
_CAPITAL = re.compile(r"\b(?:daerah khusus (?:ibu ?kota )?jakarta|dki jakarta|dki|dkj)\b")


@cache
def _full_names() -> dict[str, Words]:
    """Map a region's abbreviation of one word to the words of its official name."""
    official = {
        row["code"]: split_level(row["name"])[1]
        for row in (*read_csv("places/provinces.csv"), *read_csv("places/regencies.csv"))
    }
    return {
        name.lower(): tuple(_WORD.findall(official[code].lower()))
        for name, code in read_pairs("places/regions.tsv")
        if name.isalpha() and _is_abbreviation(name, official[code])
    } | {"sumatra": ("sumatera",), "jogja": ("yogyakarta",), "yogya": ("yogyakarta",)}


def _is_abbreviation(name: str, official: str) -> bool:
    """*Jakbar* of Jakarta Barat; *Jakarta* and *DKI* are names of their own."""
    words = official.lower().split()
    return len(words) > 1 and name.lower() not in words and words[0] != "daerah"


@lru_cache(maxsize=16384)
def spell_out_regions(words: Words) -> Words:
    """Replace the abbreviations of regions in *words*; the first word stays as it is.

    The capital is *Jakarta* by all its names.

    >>> spell_out_regions(("pn", "jakbar")), spell_out_regions(("pemprov", "dki", "jakarta"))
    (('pn', 'jakarta', 'barat'), ('pemprov', 'jakarta'))
    """
    full = _full_names()
    rest = " ".join(part for word in words[1:] for part in full.get(word, (word,)))
    return words[:1] + tuple(_CAPITAL.sub("jakarta", rest).split())
