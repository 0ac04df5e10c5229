"""What the tokenizer finds: UD words and their places in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple


class WordSpan(NamedTuple):
    """A UD word: code point offsets of itself and of its orthographic token."""

    start: int
    end: int
    surface_start: int
    surface_end: int
    starts_sentence: bool

    @classmethod
    def token(cls, start: int, end: int, *, starts_sentence: bool) -> WordSpan:
        """Make a word that is an orthographic token by itself."""
        return cls(start, end, start, end, starts_sentence)

    @property
    def is_token(self) -> bool:
        """Whether the word is an orthographic token by itself, not part of a multiword token."""
        return (self.start, self.end) == (self.surface_start, self.surface_end)

    def cut(self, places: Iterable[int]) -> Iterator[WordSpan]:
        """Yield the parts of the word between *places* inside it, each a token of its own.

        >>> [(part.start, part.end) for part in WordSpan(0, 9, 0, 9, True).cut([3, 4])]
        [(0, 3), (3, 4), (4, 9)]
        """
        for start, end in pairwise(sorted({self.start, self.end, *places})):
            first = start == self.start
            yield WordSpan.token(start, end, starts_sentence=self.starts_sentence and first)
