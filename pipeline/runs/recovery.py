"""What is done about a shard whose process died or stalled.

It is tried again in another process, never in that of the caller: first as it was (a lack of memory
may pass), then with the records of the batch that was in hand one by one. The record that was in
hand alone is suspected: the next process runs it first, before anything else and for nothing. If
several processes die of it like that, it is the culprit, and becomes a row of ``failures``. If it
passes, it is innocent: somebody kills processes, or memory is short. The more deaths there are that
it cannot explain, the more of its own it takes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import Final

from pipeline.runs.plan import Shard
from pipeline.runs.trouble import Place

_STRIKES: Final = 2  # deaths within a batch that make its records run one by one
_ALONE: Final = 3  # deaths of a record that is run first in a process
_ALONE_AMONG_OTHERS: Final = 6  # the same where as many deaths have no other reason
_IN_COMPANY: Final = 6  # deaths in a row of a record that passes alone
_IDLE: Final = 12  # deaths in a row with no record in hand, such as while models are loaded
_MOST: Final = 60  # deaths of a shard that no record explains


@dataclass(slots=True)
class _Deaths:
    """How processes died that worked on one shard."""

    in_all: int = 0
    batches: Counter[int] = field(default_factory=Counter)
    records: Counter[int] = field(default_factory=Counter)
    alone: Counter[int] = field(default_factory=Counter)
    company: tuple[int, int] = (-1, 0)  # the last record, and how often in a row


@dataclass(slots=True)
class Recovery:
    """Decides how a shard is tried again whose process died."""

    _shards: defaultdict[str, _Deaths] = field(default_factory=lambda: defaultdict(_Deaths))
    _unexplained: int = 0  # deaths in all shards that no culprit has been found for
    _idle: int = 0  # the last ones in all shards, in a row, with no record in hand

    def progressed(self) -> None:
        """Take note that some process has done something: they do not all die at once."""
        self._idle = 0

    def retried(self, shard: Shard, place: Place, *, error: str, message: str) -> Shard | None:
        """The shard as it is to be tried again; ``None`` where it is given up as a whole.

        *error* is ``TimeoutError`` where its process stalled and was killed.
        """
        deaths = self._shards[shard.name]
        deaths.in_all += 1
        self._unexplained += 1
        self._idle = self._idle + 1 if place.batch is None else 0
        if self._idle >= _IDLE or deaths.in_all >= _MOST:
            return None
        if place.batch is None:
            return shard
        care, stalled = shard.care, error == "TimeoutError"
        if place.item is None:
            deaths.batches[place.batch] += 1
            if stalled or deaths.batches[place.batch] >= _STRIKES:
                care = replace(care, singly=care.singly | {place.batch})
        elif self._is_culprit(shard, place.batch, place.item, alone=place.rehearsal) or stalled:
            own = deaths.records.pop(place.item) + deaths.batches.pop(place.batch, 0)
            deaths.in_all -= own
            self._unexplained -= own
            verdict = (place.item, error, message)
            care = replace(care, suspect=None, given_up=(*care.given_up, verdict))
        else:
            care = replace(care, suspect=(place.batch, place.item))
        return replace(shard, care=care)

    def _is_culprit(self, shard: Shard, batch: int, item: int, *, alone: bool) -> bool:
        deaths = self._shards[shard.name]
        deaths.records[item] += 1
        if alone:
            deaths.alone[item] += 1
            elsewhere = self._unexplained - deaths.records[item] - deaths.batches[batch]
            return deaths.alone[item] >= min(_ALONE + elsewhere, _ALONE_AMONG_OTHERS)
        if shard.care.suspect is not None:
            deaths.alone.clear()  # it has passed
        last, times = deaths.company
        deaths.company = item, times + 1 if item == last else 1
        return deaths.company[1] >= _IN_COMPANY
