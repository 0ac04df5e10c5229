"""A mention as the naming functions see it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.stages.naming.names import Name, name_of


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: code point offsets, end exclusive, and the title beside it."""

    start: int
    end: int
    text: str
    label: str
    role: str | None = None

    @property
    def name(self) -> Name:
        """What it is compared by."""
        return name_of(self.label, self.text)
