"""Tells how long something lasts from when it happens: *dalam enam bulan ke depan*."""

from __future__ import annotations

import re
from functools import cache

from pipeline.language_data import read_json

_REACH = 16  # characters that hold the word before


def lasts(text: str, start: int) -> bool:
    """Tell whether the count of days or years at *start* says how long.

    >>> lasts("dalam enam bulan ke depan", 6), lasts("ditahan 20 hari ke depan", 8)
    (True, True)
    >>> lasts("dibuka dua pekan ke depan", 7)
    False
    """
    return bool(_lasting().search(text, max(0, start - _REACH), start))


@cache
def _lasting() -> re.Pattern[str]:
    words = "|".join(read_json("dates/context.json")["lasting"])
    return re.compile(rf"\b(?:{words})[^\S\n]+\Z", re.IGNORECASE)
