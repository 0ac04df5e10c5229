"""Records that stall or kill their process: how it is known which they are.

While a process works on a shard it keeps a note of what it has in hand. If it dies, or takes longer
than a document may, the engine reads the note (see `pipeline.runs.recovery` for what follows).
"""

from __future__ import annotations

import json
import os
import time
from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import Final


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a shard a process is; `item` where it has a single record in hand."""

    batch: int | None = None  # None: between two batches
    item: int | None = None
    records: int = 0  # done
    words: int = 0
    rehearsal: bool = False  # whether a suspect is run first, alone in a new process

    def write(self, path: Path) -> None:
        """Leave the note, whole or not at all."""
        temporary = path.with_suffix(f".{os.getpid()}")
        temporary.write_text(json.dumps(astuple(self)))
        temporary.replace(path)


@dataclass(frozen=True, slots=True)
class Care:
    """How a shard is tried again."""

    singly: frozenset[int] = frozenset()  # batches whose records are run one by one
    suspect: tuple[int, int] | None = None  # batch and record that is run first, for nothing
    given_up: tuple[tuple[int, str, str], ...] = ()  # records, by number: error and message


NO_CARE: Final = Care()


@dataclass(slots=True)
class Watch:
    """Reads the notes in a folder, and tells what has not moved for too long."""

    folder: Path
    seconds: int = 0  # that a document may take; 0: any
    _seen: dict[str, tuple[str, float]] = field(default_factory=dict)

    def note(self, shard: str) -> Path:
        """Where the note of a shard lies."""
        return note_of(self.folder, shard)

    def place(self, shard: str) -> Place:
        """What a process has in hand, or had when it died."""
        return _parsed(self._read(shard))

    def forget(self, shard: str) -> None:
        """Take the note of a process that is gone away."""
        self.note(shard).unlink(missing_ok=True)
        self._seen.pop(shard, None)

    def has_stalled(self, shard: str) -> bool:
        """Whether the same records have been in hand for too long."""
        text, now = self._read(shard), time.monotonic()
        before, since = self._seen.get(shard, ("", now))
        if text != before or _parsed(text).batch is None:
            self._seen[shard] = (text, now)
            return False
        return self.seconds > 0 and now - since > self.seconds

    def _read(self, shard: str) -> str:
        try:
            return self.note(shard).read_text()
        except OSError:
            return ""


def note_of(folder: Path, shard: str) -> Path:
    """Where the note of a shard lies in the folder of temporary files."""
    return folder / f"{shard}.now"


def _parsed(text: str) -> Place:
    return Place(*json.loads(text)) if text else Place()
