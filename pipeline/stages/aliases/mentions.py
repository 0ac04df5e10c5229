"""A mention as the naming functions see it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.stages.aliases.names import Name, name_of


@dataclass(frozen=True, slots=True)
class NamedMention:
    """A name in a text: code point offsets, end exclusive, and what stands beside it.

    `role` is the title beside a person's name, `level` the administrative level that the words
    before a place give it (see `pipeline.stages.places.levels`).
    """

    start: int
    end: int
    text: str
    label: str
    role: str | None = None
    level: str | None = None

    @property
    def name(self) -> Name:
        """The name as it is compared."""
        return name_of(self.label, self.text, level=self.level)
