"""What is done about a shard whose process died or stalled.

It is tried again in another process: first as it was (a lack of memory may pass), then with the
records of the batch that was in hand one by one, at last without the culprit, which becomes a row
of ``failures``. It is never tried in the process of the caller.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Final

from pipeline.runs.plan import Shard
from pipeline.runs.trouble import Place

_LOOSE: Final = 6  # deaths with no record in hand, such as while models are loaded
_STRIKES: Final = 2  # deaths at one place that make it suspect


@dataclass(slots=True)
class Recovery:
    """Decides how a shard is tried again whose process died."""

    _deaths: Counter[tuple[str, int | None, int | None]] = field(default_factory=Counter)

    def retried(self, shard: Shard, place: Place, *, error: str, message: str) -> Shard | None:
        """The shard as it is to be tried again; ``None`` where it is given up as a whole.

        *error* is ``TimeoutError`` where its process stalled and was killed.
        """
        key = (shard.name, place.batch, place.item)
        self._deaths[key] += 1
        if place.batch is None:
            return shard if self._deaths[key] < _LOOSE else None
        if self._deaths[key] < _STRIKES and error != "TimeoutError":
            return shard
        care = shard.care
        if place.item is None:
            care = replace(care, singly=care.singly | {place.batch})
        else:
            care = replace(care, given_up=(*care.given_up, (place.item, error, message)))
        return replace(shard, care=care)
