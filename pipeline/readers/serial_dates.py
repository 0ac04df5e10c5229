"""Dates as Excel counts them, in days since the end of 1899: 45000.5 is noon of 15 March 2023.

Sheets, and CSV exported from them, hold such numbers where the cells of a date column have lost
their format. A column is read so only where it holds nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import islice
from typing import Final

from pipeline.errors import InputError
from pipeline.readers.formats import Format
from pipeline.readers.remote import FilePath
from pipeline.readers.rows import Row

_LOOKED_AT: Final = 200  # rows at the beginning of a file that decide
_ZERO: Final = datetime(1899, 12, 30)  # Excel takes 1900 for a leap year
_PLAUSIBLE: Final = range(32_874, 54_789)  # 1990 to 2049: neither years nor seconds since 1970
_WRITTEN: Final = re.compile(r"\d{5}(?:[.,]\d{1,15})?")


def from_serial(value: object) -> str | None:
    """The day, or day and time, that a number of days stands for; ``None`` if it is none.

    >>> from_serial(45000.5), from_serial("45000"), from_serial(2023)
    ('2023-03-15T12:00:00', '2023-03-15', None)
    """
    if isinstance(value, str) and _WRITTEN.fullmatch(value.strip()):
        days = float(value.replace(",", "."))
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        days = float(value)
    else:
        return None
    if not _PLAUSIBLE.start <= days < _PLAUSIBLE.stop:
        return None
    moment = _ZERO + timedelta(seconds=round(days * 86_400))
    return moment.date().isoformat() if days.is_integer() else moment.isoformat()


def serial_columns(known: Format, path: FilePath, columns: Sequence[str]) -> tuple[str, ...]:
    """Those of *columns* that hold dates of Excel, and blank cells, as far as can be seen."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return _serial_columns(known, path, tuple(columns), found.st_size, found.st_mtime_ns)


@lru_cache(maxsize=64)
def _serial_columns(
    known: Format, path: FilePath, columns: tuple[str, ...], _size: int, _changed: int
) -> tuple[str, ...]:
    seen = dict.fromkeys(columns, False)
    others: set[str] = set()
    for row in islice(known.rows(path), _LOOKED_AT):
        if isinstance(row, InputError):
            continue
        try:
            values = row()
        except InputError:
            continue
        for name in columns:
            value = values.get(name)
            if from_serial(value):
                seen[name] = True
            elif not _says_nothing(value):
                others.add(name)
    return tuple(name for name in columns if seen[name] and name not in others)


def _says_nothing(value: object) -> bool:
    """Whether a value speaks neither for nor against: a blank, or a cell that kept its format."""
    return (
        value is None or isinstance(value, date) or (isinstance(value, str) and not value.strip())
    )


def with_dates(row: Row, columns: Sequence[str]) -> Row:
    """*row* with the numbers in *columns* turned into dates."""
    dates = {name: from_serial(row.get(name)) for name in columns}
    found: Mapping[str, object] = {name: day for name, day in dates.items() if day}
    return {**row, **found}
