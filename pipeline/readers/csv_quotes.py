"""Quotes in delimited text: lines that are rows beyond doubt, and quotes that are not doubled.

By RFC 4180 a quote inside a quoted field is doubled. Exports that forget it can still be read
where the inner quotes pair up and the columns come out right: ``"Kata "Sari", lalu pergi"``.
"""

from __future__ import annotations

import re
from typing import Final

_RUN: Final = re.compile('"+')


class Grammar:
    """Rows of *width* columns, apart at *delimiter*."""

    def __init__(self, delimiter: str, *, width: int) -> None:
        sign = re.escape(delimiter)
        blank = r"[ ]*+" if delimiter == "\t" else r"[ \t]*+"
        quoted = r'"(?:[^"]++|"")*+"'
        # Prose has a blank behind its commas, a row seldom.
        plain = rf'(?! )[^"\r\n{sign}]*+'
        field = rf"(?:{quoted}|{plain})"
        self.delimiter = delimiter
        self.width = width
        self._row = re.compile(rf"{field}(?:{sign}{field}){{{width - 1}}}(?:\r\n|\r|\n)?")
        self.opens = re.compile(rf'{blank}(?=")')
        self.quoted = re.compile(rf"({quoted}){blank}(?={sign}|$)")
        self.plain = re.compile(rf'(="[^"]*+"|[^"{sign}]*+)(?={sign}|$)')
        self.closes = re.compile(rf"{blank}(?={sign}|$)")

    def is_row(self, text: str) -> bool:
        """Whether *text* is one row of the right width, strictly quoted and not blank."""
        return self._row.fullmatch(text) is not None and not text.isspace()

    def may_be_prose(self, line: str) -> bool:
        """Whether a *line* may as well be prose: it has no quote and at most one delimiter."""
        return self.width <= 2 and '"' not in line

    def may_begin_row(self, line: str) -> bool:
        """Whether a *line* that is no row has delimiters enough to be the beginning of one."""
        apart = line.count(self.delimiter) - line.count(f"{self.delimiter} ")  # prose has a blank
        return apart >= self.width - 1 and not line.isspace()


class LooseRow:
    """One row, read line by line, whose quoted fields may hold quotes that are not doubled.

    Such a quote is content unless a delimiter or the end of the line follows while the quotes
    within the field so far pair up. Whatever could be read in more than one way is refused.
    """

    def __init__(self, grammar: Grammar) -> None:
        self.cells: list[str] = []
        self._grammar = grammar
        self._open = False  # whether a quoted field is
        self._parts: list[str] = []  # of that field
        self._inner = 0  # quotes in it

    def feed(self, line: str) -> bool | None:
        """Take the next line: whether the row is complete; ``None`` if it cannot be read."""
        text = line.rstrip("\r\n")
        at = 0
        while True:
            read = self._continue_field if self._open else self._begin_field
            end = read(text, at)
            if end is None:
                return None
            if self._open:
                self._parts.append(line[len(text) :])
                return False
            if end == len(text):
                return True if len(self.cells) == self._grammar.width else None
            at = end + 1
            if len(self.cells) == self._grammar.width:
                return None

    def _begin_field(self, text: str, at: int) -> int | None:
        """Read a field, or its first line; give where it ends."""
        grammar = self._grammar
        opened = grammar.opens.match(text, at)
        if opened is None:
            plain = grammar.plain.match(text, at)
            if plain is None:
                return None
            self.cells.append(plain[1])
            return plain.end()
        if whole := grammar.quoted.match(text, opened.end()):
            self.cells.append(whole[1][1:-1].replace('""', '"'))
            return whole.end()
        self._open, self._parts, self._inner = True, [], 0
        return self._continue_field(text, opened.end() + 1)

    def _continue_field(self, text: str, at: int) -> int | None:
        for run in _RUN.finditer(text, at):
            self._parts.append(text[at : run.start()])
            at = run.end()
            closes = self._grammar.closes.match(text, at)
            paired = self._inner % 2 == 0
            match len(run[0]), closes, paired:
                case 1, re.Match() as end, True:
                    return self._close(end)
                case 2, re.Match() as end, False:
                    self._parts.append('"')
                    return self._close(end)
                case 1, _, _ if not (
                    paired and text[: run.start()].endswith(self._grammar.delimiter)
                ):
                    self._parts.append('"')
                    self._inner += 1
                case _:
                    return None
        self._parts.append(text[at:])
        return len(text)

    def _close(self, end: re.Match[str]) -> int:
        self.cells.append("".join(self._parts).replace('\\"', '"'))  # as MySQL escapes them
        self._open = False
        return end.end()
