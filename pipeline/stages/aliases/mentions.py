"""A mention as the naming functions see it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.stages.aliases.names import Name, name_of

# The names; labels that rules give (DATE, MONEY...) are values and form no clusters.
NAME_LABELS = frozenset(
    [
        "PERSON",
        "NORP",
        "FAC",
        "ORG",
        "GPE",
        "LOC",
        "PRODUCT",
        "EVENT",
        "WORK_OF_ART",
        "LAW",
        "LANGUAGE",
    ]
)


@dataclass(frozen=True, slots=True)
class NamedMention:
    """A name in a text: code point offsets, end exclusive, and what stands beside it.

    `role` is the title beside a person's name, `level` the administrative level that the words
    before a place give it (see `pipeline.stages.places.levels`). `known_as` is the name
    that the user says it stands for (see `pipeline.stages.corrections`): then it is `text` as well.
    """

    start: int
    end: int
    text: str
    label: str
    role: str | None = None
    level: str | None = None
    known_as: str | None = None

    @property
    def name(self) -> Name:
        """The name as it is compared."""
        return name_of(self.label, self.text, level=self.level)
