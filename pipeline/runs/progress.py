"""How far a run has come: counted here, shown by whoever asks for it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pipeline.errors import InputError, ShardError

if TYPE_CHECKING:
    from pipeline.runs.plan import Shard
    from pipeline.runs.shard import ShardReport

logger = logging.getLogger(__name__)

_TOLD: Final = 10  # failures that are logged; all of them are in the table
_IN_A_ROW: Final = 3  # shards a worker may lose, with none committed between, before the run stops


@dataclass(frozen=True, slots=True)
class Progress:
    """How far this call has come; shards that earlier calls committed are left out.

    `task` is what is going on: ``duplicates`` (looking for them) or ``documents``.
    """

    task: str
    records: int
    total_records: int
    words: int
    shards: int
    total_shards: int
    seconds: float

    @property
    def words_per_second(self) -> float:
        """Mean speed so far."""
        return self.words / self.seconds if self.seconds > 0 else 0.0

    @property
    def seconds_left(self) -> float | None:
        """Estimated from the records; ``None`` before the first batch."""
        if self.records == 0:
            return None
        return self.seconds / self.records * max(0, self.total_records - self.records)


OnProgress = Callable[[Progress], None]


def ignore_progress(progress: Progress) -> None:
    """Take no note of progress."""


@dataclass(slots=True)
class Tally:
    """Adds up batches and shards, and decides when a run has gone too wrong to go on."""

    total_records: int
    total_shards: int
    on_progress: OnProgress
    failures: int  # earlier calls included
    task: str
    records: int = 0
    words: int = 0
    shards: int = 0
    lost: list[str] = field(default_factory=list)
    _lost_in_a_row: int = 0
    _example: str = ""
    _told: int = 0
    _started: float = field(default_factory=time.monotonic)

    @classmethod
    def of(
        cls,
        shards: Iterable[Shard],
        *,
        failures: int,
        on_progress: OnProgress,
        task: str = "documents",
    ) -> Tally:
        """A tally for the shards still to be run, and word that they are being run."""
        sizes = [shard.n_records for shard in shards]
        tally = cls(sum(sizes), len(sizes), on_progress, failures, task)
        tally.tell()
        return tally

    def add_batch(self, *, records: int, words: int) -> None:
        """Count a batch of a shard in flight."""
        self.records += records
        self.words += words
        self.tell()

    def add_outcome(self, outcome: ShardReport | ShardError) -> None:
        """Count a shard, and log what went wrong with it."""
        self.shards += 1
        if isinstance(outcome, ShardError):
            self.lost.append(str(outcome))
            self._lost_in_a_row += 1
            logger.error("%s", outcome)
        else:
            self._lost_in_a_row = 0
            self.failures += outcome.failures
            self._log_examples(outcome)
        self.tell()

    def check(self, *, max_failures: int | None, workers: int) -> None:
        """Stop a run that cannot come to anything.

        Raises:
            InputError: more inputs failed than are allowed.
            ShardError: no shard has been committed for a while.
        """
        if max_failures is not None and self.failures > max_failures:
            raise InputError(
                f"{self.failures} inputs failed, more than {max_failures} (max_failures)"
                f"{': ' if self._example else ''}{self._example}"
            )
        if self._lost_in_a_row >= _IN_A_ROW * workers and self.shards < self.total_shards:
            raise ShardError(f"{self._lost_in_a_row} shards in a row failed; {self.lost[-1]}")

    def _log_examples(self, report: ShardReport) -> None:
        for example in report.examples:
            self._example = example
            self._told += 1
            if self._told <= _TOLD:
                logger.warning("failed: %s", example)
            elif self._told == _TOLD + 1:
                logger.warning("more inputs failed; see the table failures")

    def tell(self) -> None:
        """Tell how far the run has come."""
        seconds = time.monotonic() - self._started
        self.on_progress(
            Progress(
                self.task,
                self.records,
                self.total_records,
                self.words,
                self.shards,
                self.total_shards,
                seconds,
            )
        )
