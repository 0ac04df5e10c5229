"""The corrections of a user, and what they say of a mention.

They compare names by their words, without case, accents and punctuation, and those of people also
without ranks and forms of address.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pipeline.stages.aliases.names import Words, name_of, words_of

CORRECTED = "corrected"
"""Flag of a mention that a correction has changed."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a file of corrections says, in its order.

    `never` are no names. `labels` says what a name is: (name, label). `names` says which name
    another one stands for: (other, name).
    """

    never: tuple[str, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    names: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to correct."""
        return bool(self.never or self.labels or self.names)

    def as_config(self) -> dict[str, list[Any]]:
        """The arguments of the component, in the types that spaCy writes."""
        return {
            "never": list(self.never),
            "labels": list(map(list, self.labels)),
            "names": list(map(list, self.names)),
        }


class KnownNames:
    """Tells of a mention what the corrections say.

    >>> known = KnownNames(Corrections(("Simak",), (("Melati", "ORG"),), (("BSM", "Melati"),)))
    >>> known.is_never("SIMAK"), known.called("bsm", "GPE"), known.label_of("BSM")
    (True, 'Melati', 'ORG')
    >>> known.called("Jakarta", "GPE") is None
    True
    """

    def __init__(self, corrections: Corrections) -> None:
        """Prepare to look names up."""
        self._never = {words_of(text) for text in corrections.never}
        called = dict(corrections.names)
        called |= {name: name for name in called.values()}
        given = dict(corrections.labels)
        of_others = {other: given[name] for other, name in corrections.names if name in given}
        self.labels = {**of_others, **given}
        """What each name is, those included that stand for one of which it is known."""
        self._called = {words_of(other): name for other, name in called.items()}
        self._people = {_person(other): name for other, name in called.items()}
        self._labels = {words_of(name): label for name, label in self.labels.items()}

    def is_never(self, text: str) -> bool:
        """Whether *text* is no name."""
        return words_of(text) in self._never

    def label_of(self, text: str) -> str | None:
        """What the name *text* is; ``None`` where the corrections do not say."""
        return self._labels.get(words_of(text))

    def called(self, text: str, label: str) -> str | None:
        """Which name *text* stands for; ``None`` where the corrections do not say."""
        found = self._called.get(words_of(text))
        return self._people.get(_person(text)) if found is None and label == "PERSON" else found


def _person(text: str) -> Words:
    return name_of("PERSON", text).words
