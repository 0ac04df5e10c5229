"""What files were taken to be in that did not say so, for the notes of their records.

Whoever opens a file recognises its encoding; what comes of that is kept here for whoever makes
records of it, so that no file is opened twice.
"""

from __future__ import annotations

import os
from typing import Final

_MOST: Final = 1024  # files remembered; a process reads one after the other

_assumed: dict[str, str] = {}


def remember(path: str | os.PathLike[str], encoding: str | None) -> bool:
    """Keep what the file that is being read is taken to be in; ``None``: nothing is assumed.

    Tells whether that is new: a file is opened more than once, and told of once.
    """
    before = _assumed.pop(os.fspath(path), None)
    if encoding is not None:
        _assumed[os.fspath(path)] = encoding
        if len(_assumed) > _MOST:
            del _assumed[next(iter(_assumed))]
    return encoding is not None and encoding != before


def assumed(path: str | os.PathLike[str]) -> str | None:
    """What a file was taken to be in when this process opened it."""
    return _assumed.get(os.fspath(path))
