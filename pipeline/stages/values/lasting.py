"""Tells how long something lasts from when it happens: *dalam enam bulan ke depan*."""

from __future__ import annotations

import re

_LASTING = re.compile(r"\b(?:dalam|selama|untuk|sepanjang)[^\S\n]+\Z", re.IGNORECASE)


def lasts(text: str, start: int) -> bool:
    """Tell whether the count of days or years at *start* says how long.

    >>> lasts("dalam enam bulan ke depan", 6), lasts("dibuka dua pekan ke depan", 7)
    (True, False)
    """
    return bool(_LASTING.search(text, max(0, start - 14), start))
