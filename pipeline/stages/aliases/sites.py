"""Outlets and firms beside their sites: *DW Indonesia* and *DWIndonesia.com*."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from pipeline.stages.aliases.names import Name

_DOMAIN = re.compile(r"(?<=\w)\.(?:com|net|org|tv|news|info|id|co(?:\.id)?)$", re.IGNORECASE)
_NOT_LETTER = re.compile(r"[\W_]+")
_GROUPS = ("ORG", "PRODUCT")


def is_site(text: str) -> bool:
    """Tell whether *text* is written as the name of a site.

    >>> is_site("KOMPAS.com"), is_site("Kompas")
    (True, False)
    >>> is_site("Republika.co.id/berita"), is_site("Jl."), is_site("di Kompas.com")
    (True, False, False)
    """
    return " " not in text and _DOMAIN.search(text.partition("/")[0]) is not None


def named_by_site(spellings: Mapping[Name, Collection[str]]) -> Iterator[tuple[Name, Name]]:
    """Yield pairs of a name and that of its site, which writes the same letters in one word."""
    plain: dict[str, dict[Name, None]] = defaultdict(dict)  # ordered sets
    sites: list[tuple[str, Name]] = []
    for name, texts in spellings.items():
        if name.group not in _GROUPS:
            continue
        for text in texts:
            bare = _DOMAIN.sub("", text.strip())
            letters = _NOT_LETTER.sub("", bare).lower()
            plain[letters][name] = None
            if bare != text.strip():
                sites.append((letters, name))
    for letters, site in sites:
        yield from ((name, site) for name in plain[letters] if name != site)
