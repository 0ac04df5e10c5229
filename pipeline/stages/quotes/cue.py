"""The word that shows that somebody speaks."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.stages.quotes.phrase import Speaker


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue word without its clitic: code point offsets; and the speaker it comes with.

    Where an attribution has no such word (``Sari: "..."``), start and end are the same.
    """

    start: int
    end: int
    speaker: Speaker | None
