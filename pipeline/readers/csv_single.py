"""CSV whose fields stand in single quotes: read with both kinds of quotes swapped.

Some exports of databases write it. It is told by the first lines, where fields begin and end with a
single quote and none begins with a double one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pipeline.errors import InputError
from pipeline.readers.csv_lines import Source
from pipeline.readers.csv_records import CsvRecord

_SWAP: Final = str.maketrans("'\"", "\"'")


def is_single_quoted(lines: Sequence[str], delimiters: Sequence[str]) -> bool:
    r"""Whether the first *lines* of a file, header included, have their fields in single quotes.

    >>> is_single_quoted(["id,isi\n", "1,'Warga, kata Rina, pulang.'\n"], [",", ","])
    True
    """
    quoted = 0
    for line, delimiter in zip(lines, delimiters, strict=True):
        sign = re.escape(delimiter)
        first = re.search(rf"""(?:^|{sign})(['"])""", line)
        if first and first[1] == '"':
            return False
        quoted += bool(re.search(rf"(?:^|{sign})'(?:[^']|'')*'(?={sign}|\s*$)", line))
    rows = sum(not line.isspace() for line in lines) - 1
    return quoted >= 1 and quoted >= rows / 2


def swap(text: str) -> str:
    """Exchange single and double quotes."""
    return text.translate(_SWAP)


class Swapped:
    """A text with its quotes exchanged."""

    def __init__(self, text: Source) -> None:
        self._text = text

    def readline(self, most: int, /) -> str:
        """The next line, or as many characters of it."""
        return swap(self._text.readline(most))


def swapped_back(
    records: Iterable[CsvRecord | InputError],
) -> Iterator[CsvRecord | InputError]:
    """The records of a text whose quotes were exchanged, as they were written."""
    for record in records:
        if isinstance(record, InputError):
            yield record
        else:
            yield CsvRecord(record.line, [swap(cell) for cell in record.cells])
