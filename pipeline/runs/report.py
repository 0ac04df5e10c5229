"""What a run has come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.records import OTHER_LANGUAGE


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run has come to; `counts` are rows by table, over all calls that made the output."""

    out: Path | str  # a URL is a text
    counts: Mapping[str, int]
    notes: Mapping[str, int]  # documents by what is noted of them, as in `documents.notes`
    shards: int
    skipped: int  # shards that earlier calls committed
    lost: tuple[str, ...]  # a message for each shard that was not committed
    changed: tuple[str, ...]  # files that are no longer what was enriched of them
    gone: tuple[str, ...]  # files that were enriched and are no longer there
    new_words: int  # analysed in this call
    seconds: float  # of this call

    @property
    def documents(self) -> int:
        """Documents in the output."""
        return self.counts["documents"]

    @property
    def words(self) -> int:
        """Analysed words in the output: rows of ``tokens``."""
        return self.counts["tokens"]

    @property
    def failures(self) -> int:
        """Inputs that could not be processed: rows of ``failures``."""
        return self.counts["failures"]

    @property
    def other_languages(self) -> int:
        """Documents that were not analysed for their language."""
        return self.notes.get(OTHER_LANGUAGE, 0)

    @property
    def words_per_second(self) -> float:
        """Speed of this call."""
        return self.new_words / self.seconds if self.seconds > 0 else 0.0

    @property
    def did_nothing(self) -> bool:
        """Whether every shard had been committed before this call."""
        return self.skipped == self.shards
