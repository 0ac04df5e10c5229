"""The lines of a delimited file: held for the record in hand, given back where it is damaged."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import Final, Protocol

_PIECE: Final = 2**20  # characters read at once of what is passed over
_ENDS: Final = ("\n", "\r")


class Source(Protocol):
    """A text that is read by lines."""

    def readline(self, most: int, /) -> str:
        """The next line, or as many characters of it."""


class TooLarge(Exception):  # noqa: N818 - says what the record is
    """The record in hand exceeds the limit."""


class Lines(Iterator[str]):
    """Lines with their ends; knows those of the record in hand, and where the file ends.

    No more than *limit* characters of a record are held.
    """

    def __init__(self, rest: Source, *, first: Sequence[str], limit: int) -> None:
        self._rest = rest
        self._again = deque(first)
        self._limit = limit
        self.ended = False
        self.complete = True  # the line that was given last
        self.number = 0  # of lines given to their ends
        self.begin_record()

    def begin_record(self) -> None:
        """Let go of the lines held, and measure anew."""
        self.held: list[str] = []
        self._size = self._quotes = 0

    def give_back(self, lines: Sequence[str]) -> None:
        """Give *lines*, the last ones that were given, once more."""
        self._again.extendleft(reversed(lines))
        self.number -= sum(line.endswith(_ENDS) for line in lines)
        self.ended = False

    def __next__(self) -> str:
        line = self._read(self._limit)
        if not line:
            raise StopIteration
        self.held.append(line)
        if self._size > self._limit or not self.complete:
            raise TooLarge
        return line

    def skip_record(self) -> None:
        """Read to the end of the record without holding it: outside of quotes, at a line end."""
        while not self.ended and (self._quotes % 2 or not self.complete):
            self._read(_PIECE)

    def skip_line(self) -> None:
        """Read to the end of the line without holding it."""
        while not self.ended and not self.complete:
            self._read(_PIECE)

    def _read(self, most: int) -> str:
        line = self._again.popleft() if self._again else self._rest.readline(most)
        self._size += len(line)
        self._quotes += line.count('"')
        ends = line.endswith(_ENDS)
        self.number += ends
        self.complete = ends or len(line) < min(most, self._limit)
        self.ended = not line
        return line
