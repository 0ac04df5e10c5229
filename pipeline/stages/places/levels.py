"""Words that tell the administrative level of a place: in its name or right before it."""

from __future__ import annotations

import re
from functools import cache

from pipeline.language_data import read_json

_WORDS_BEFORE = 3  # the longest phrase of the data file has three words
_WORD = re.compile(r"[\w-]+")


@cache
def _levels() -> dict[str, str]:
    """Phrase in lower case → level: province, regency, city, capital or below (a district...)."""
    table = read_json("places/levels.json")
    return {phrase: level for level, phrases in table.items() for phrase in phrases}


_PREFIXES = re.compile(
    r"(?:(?P<province>provinsi|prov\.?)|(?P<regency>(?:kabupaten|kab\.?)(?:\s+administrasi)?)"
    r"|(?P<city>(?:kota|kotamadya)(?:\s+administrasi)?))\s+(?=\S)",
    re.IGNORECASE,
)


def split_level(name: str) -> tuple[str | None, str]:
    """Split *name* into the level word at its start (``None`` without one) and the rest.

    Levels are ``province``, ``regency`` and ``city``.

    >>> split_level("Kabupaten Bogor")
    ('regency', 'Bogor')
    >>> split_level("Kotabaru")
    (None, 'Kotabaru')
    """
    match = _PREFIXES.match(name)
    if match is None:
        return None, name
    return match.lastgroup, name[match.end() :]


def is_below_regency(name: str) -> bool:
    """Tell whether *name* begins with a word for a unit below regencies: *Kecamatan Cibadak*.

    >>> is_below_regency("Desa Sukamaju"), is_below_regency("Kota Bogor")
    (True, False)
    """
    first = name.lower().split(maxsplit=1)
    return len(first) > 1 and _levels().get(first[0].removesuffix(".")) == "below"


def level_before(text: str, start: int) -> str | None:
    """Read the level that the words right before *start* give to the name there.

    >>> level_before("kata Wali Kota Bogor", 15)
    'city'
    >>> level_before("ibu kota Indonesia", 9)
    'capital'
    """
    before = text[max(0, start - 40) : start]
    if not before.endswith((" ", "\xa0")):
        return None
    words = [match[0].lower() for match in _WORD.finditer(before.rpartition("\n")[2])]
    stripped = before.rstrip()
    if not words or not (stripped[-1].isalnum() or stripped.endswith(("kab.", "Kab.", "kec."))):
        return None
    for length in range(min(_WORDS_BEFORE, len(words)), 0, -1):
        level = _levels().get(" ".join(words[-length:]))
        if level is not None:
            return level
    return None
