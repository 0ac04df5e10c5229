"""Records of delimited text, where damage costs only the rows that it is in.

Fields are read strictly, as the standard library does it. Where that fails (text behind a closing
quote, a quote that is never closed, a record over several lines with another number of columns),
the record is read with quotes that are not doubled (see `csv_quotes`); else it is lost, and reading
goes on at the next line that begins a row of the header's width. No line is looked at more than a
fixed number of times: one that opens a field ends whatever was open before it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.errors import InputError
from pipeline.readers.csv_lines import Lines, TooLarge
from pipeline.readers.csv_quotes import Grammar, LooseRow
from pipeline.readers.streams import too_large

_MOST_LOOSE: Final = 2**20  # characters of a record whose quotes are not doubled


@dataclass(frozen=True, slots=True)
class CsvRecord:
    """The cells of a record and the line that it begins on, 1-based."""

    line: int
    cells: list[str]


class CsvRecords:
    """The records of *lines* that are not blank, the header first; an error for each one lost."""

    def __init__(self, lines: Lines, *, delimiter: str, first_line: int) -> None:
        self._lines = lines
        self._delimiter = delimiter
        self._first_line = first_line
        self._starts: set[str] = set()  # how sound rows begin
        self._tried = 0  # the line up to which a row with loose quotes was looked for in vain

    def __iter__(self) -> Iterator[CsvRecord | InputError]:
        """Walk the lines, once."""
        header = self._header()
        if header is None:
            return
        yield header
        if isinstance(header, CsvRecord):
            self._grammar = Grammar(self._delimiter, width=len(header.cells))
            yield from self._rows()

    def _header(self) -> CsvRecord | InputError | None:
        reader = self._strict()
        while True:
            line = self._begin()
            try:
                cells = next(reader, None)
            except TooLarge:
                return too_large("header")
            except csv.Error:  # it costs no row: a header is one line
                self._lines.give_back(self._lines.held[1:])
                cells = next(csv.reader(self._lines.held[:1], delimiter=self._delimiter))
            if cells or cells is None:
                return CsvRecord(line, cells) if cells else None

    def _rows(self) -> Iterator[CsvRecord | InputError]:
        reader = self._strict()
        while True:
            line, problem = self._begin(), None
            try:
                cells = next(reader, None)
            except TooLarge:
                if not self._holds_rows():
                    self._lines.skip_record()
                    yield too_large(f"record that begins on line {line}")
                    reader = self._strict()  # the other one is inside the record
                    continue
                problem = _not_closed(line)
            except csv.Error as error:
                ended = self._lines.ended
                problem = _not_closed(line) if ended else f"line {line} is not valid CSV: {error}"
            else:
                if cells is None:
                    return
                problem = self._wrong_width(line, cells)
            if problem is not None:
                yield from self._lost(line, problem)
                reader = self._strict()
            elif cells:
                self._starts.add(_start(self._lines.held[0]))
                yield CsvRecord(line, cells)

    def _strict(self) -> Iterator[list[str]]:
        return csv.reader(self._lines, delimiter=self._delimiter, strict=True)

    def _begin(self) -> int:
        """Begin a record; give the number of its first line."""
        self._lines.begin_record()
        return self._lines.number + self._first_line

    def _wrong_width(self, line: int, cells: list[str]) -> str | None:
        """What is wrong with a record of another width, if quotes may be to blame."""
        held, width = self._lines.held, self._grammar.width
        too_many = any(cells[width:]) and any('"' in one for one in held)
        if too_many or (cells and len(cells) != width and any(map(self._is_row, held[1:]))):
            return f"line {line} has {len(cells)} fields where the header has {width}"
        return None

    def _holds_rows(self) -> bool:
        """Whether most of what looks like one record over the limit is rows: a quote is stray."""
        inner = self._lines.held[1:]
        return self._grammar.width > 1 and sum(map(self._is_row, inner)) > len(inner) / 2

    def _lost(self, line: int, problem: str) -> Iterator[CsvRecord | InputError]:
        """From the damaged record in hand to the next row: what can be read, and what is lost."""
        self._lines.give_back(self._lines.held)
        while True:
            if record := self._read_loosely():
                yield record
                return
            yield InputError(problem)
            self._drop_line()
            while not self._row_is_next():
                line = self._begin()
                text = self._drop_line()
                if text is None:
                    return
                if self._may_begin_row(text):
                    self._lines.give_back([text])
                    problem = f"line {line} is not valid CSV: its quotes do not match"
                    break
            else:
                return

    def _read_loosely(self) -> CsvRecord | None:
        """Read the record that comes next with quotes that are not doubled, if that is possible."""
        line = self._begin()
        if self._lines.number < self._tried:
            return None
        row, size = LooseRow(self._grammar), 0
        try:
            for text in self._lines:
                size += len(text)
                if len(self._lines.held) > 1 and self._is_row(text, surely=True):
                    break
                complete = row.feed(text)
                if complete:
                    return CsvRecord(line, row.cells)
                if complete is None or size > _MOST_LOOSE:
                    break
        except TooLarge:
            pass
        self._tried = self._lines.number
        self._lines.give_back(self._lines.held)
        return None

    def _row_is_next(self) -> bool:
        """Whether the next line begins a row, which may go on over several lines."""
        self._begin()
        quotes = 0
        try:
            for text in self._lines:
                quotes += text.count('"')
                if quotes % 2 == 0:
                    break
        except TooLarge:
            quotes = 1
        held = self._lines.held
        found = bool(held) and quotes % 2 == 0 and self._is_row("".join(held))
        self._lines.give_back(held)
        return found

    def _drop_line(self) -> str | None:
        """Take the next line; ``None`` at the end."""
        try:
            return next(self._lines, None)
        except TooLarge:
            self._lines.skip_line()
            return ""

    def _is_row(self, text: str, *, surely: bool = False) -> bool:
        """Whether *text* is a row and begins as those before; *surely*: not prose with a comma."""
        if not self._begins_alike(text) or (surely and self._grammar.may_be_prose(text)):
            return False
        return self._grammar.is_row(text)

    def _may_begin_row(self, line: str) -> bool:
        return self._begins_alike(line) and self._grammar.may_begin_row(line)

    def _begins_alike(self, text: str) -> bool:
        return not self._starts or text.startswith('"') or _start(text) in self._starts


def _start(text: str) -> str:
    """How a row begins: with a quote, a digit or anything else."""
    return "0" if text[:1].isdigit() else '"' if text[:1] == '"' else "a"


def _not_closed(line: int) -> str:
    return f"a quoted field that begins on line {line} is never closed"
