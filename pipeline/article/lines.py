"""The lines of an input, and what every step of cleaning hands to the next."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.records import Dropped

_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")
_SPACES = re.compile(r"\s+")
_NO_WORD = re.compile(r"[\W_]+")
PROSE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or a piece of one, that is still in the article; `number` is 1-based."""

    number: int
    text: str

    @property
    def is_prose(self) -> bool:
        """True where it is long enough for a paragraph and ends like a sentence."""
        return len(self.text) >= PROSE_LENGTH and closes_sentence(self.text)


@dataclass(frozen=True, slots=True)
class Credits:
    """Who made the article, as the page says; ``None`` where it does not."""

    author: str | None = None
    editor: str | None = None
    source: str | None = None

    def filled(self, other: Credits) -> Credits:
        """Return these credits with their gaps filled from *other*."""
        return Credits(
            self.author or other.author,
            self.editor or other.editor,
            self.source or other.source,
        )


NO_CREDITS = Credits()


@dataclass(frozen=True, slots=True)
class Cut:
    """What a step kept, what it dropped, and the credits it read from what it dropped."""

    lines: tuple[Line, ...]
    dropped: tuple[Dropped, ...] = ()
    credits: Credits = NO_CREDITS


def split_lines(text: str) -> tuple[Line, ...]:
    r"""Split *text* into its lines that are not blank, stripped, with their 1-based numbers.

    >>> [line.number for line in split_lines("Judul\n\nIsi")]
    [1, 3]
    """
    return tuple(
        Line(number, stripped)
        for number, raw in enumerate(text.split("\n"), start=1)
        if (stripped := raw.strip())
    )


def closes_sentence(text: str) -> bool:
    """Tell whether *text* ends a sentence, quote marks and brackets after its stop left aside."""
    return _SENTENCE_END.search(text[-12:]) is not None


def squeeze(text: str) -> str:
    """Turn every run of white space in *text* into one space."""
    return _SPACES.sub(" ", text).strip()


def comparable(text: str) -> str:
    """Reduce *text* to its letters and digits, to tell whether two texts say the same."""
    return _NO_WORD.sub(" ", text).strip().casefold()


def dropped_lines(lines: Iterable[Line], reason: str) -> tuple[Dropped, ...]:
    """Record *lines* as pieces left out for *reason*."""
    return tuple(Dropped(line.number, line.text, reason) for line in lines)
