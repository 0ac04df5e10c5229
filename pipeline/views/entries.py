"""Under which entry of the index of entities a name is counted."""

from __future__ import annotations

from typing import Final, TypedDict

from pipeline.stages.aliases.names import name_of, words_of
from pipeline.stages.corrections.known_names import Corrections, KnownNames

ENTRY: Final = (
    "STRUCT(key VARCHAR, label VARCHAR, canonical VARCHAR, "
    "named BOOLEAN, relabelled BOOLEAN, never BOOLEAN)"
)
"""`Entry` as a type of DuckDB."""


class Entry(TypedDict):
    """Names with the same `key` are one entity.

    `named` says that the user has named it, so that no link tells it apart; `relabelled` that its
    label was wrong, and so its link; `never` that it is no name.
    """

    key: str
    label: str
    canonical: str
    named: bool
    relabelled: bool
    never: bool


class Entries:
    """Gives the `Entry` of a label and a canonical name, as the user's corrections want it.

    >>> entry_of = Entries(Corrections(names=(("BSM", "Bank Sampah Melati"),)))
    >>> entry_of("GPE", "BSM")["canonical"]
    'Bank Sampah Melati'
    """

    def __init__(self, corrections: Corrections) -> None:
        """Prepare to look names up."""
        self._known = KnownNames(corrections)

    def __call__(self, label: str, canonical: str) -> Entry:
        """The entry of one name."""
        called = self._known.called(canonical, label)
        name = called or canonical
        true_label = self._known.label_of(name) or label
        return Entry(
            key=f"* {' '.join(words_of(name))}" if called else entity_key(true_label, name),
            label=true_label,
            canonical=name,
            named=called is not None,
            relabelled=true_label != label,
            never=self._known.is_never(canonical),
        )


def entity_key(label: str, canonical: str) -> str:
    """The key by which an entity without a link is merged across documents.

    >>> entity_key("ORG", "Komisi Pemberantasan Korupsi") == entity_key("ORG", "KPK")
    True
    >>> entity_key("ORG", "Barcelona") == entity_key("GPE", "Barcelona")
    False
    """
    name = name_of(label, canonical)
    return f"{label} {' '.join(name.words)}"
