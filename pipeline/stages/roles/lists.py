"""Titles in lists of people: *Direktur Utama: NAME • Komisaris: NAME*."""

from __future__ import annotations

import re

from pipeline.stages.roles.before import start_of_office
from pipeline.stages.roles.words import WINDOW, as_written, words_in

_ITEM = re.compile(r"(?:^|[\n•·;,:.])[ \t\d.*-]*(?P<office>[A-Z][^\n•·;:,]*):[ \t]*\Z")
_CLOSED = re.compile(r"[ \t]*(?:\([^)\n]*\)[ \t]*)?(?:[\n•·;,.]|\Z)")


def listed_office(before: str, after: str) -> str | None:
    """Give the office before the colon, where the name is all that the item says.

    In a headline the colon says who speaks: *Ketua KPK: Budi Ditahan* gives none.

    >>> listed_office("Direksi: Budi • Direktur Niaga: ", " • Komisaris: ")
    'Direktur Niaga'
    """
    item = _ITEM.search(before[-WINDOW:])
    if item is None or _CLOSED.match(after) is None:
        return None
    words = words_in(item["office"])
    if start_of_office(words, stop=len(words)) != 0:
        return None
    return as_written(item["office"], words[0], words[-1])
