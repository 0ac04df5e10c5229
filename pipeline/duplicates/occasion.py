"""What tells two uses of one form apart from two copies of one article.

The weather, the price of gold, the places of a mobile service come every day in the same words.
What they are about is another day: dates and numbers differ where those of a copy stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from pipeline.language_data import read_json

_MOST: Final = 64  # numbers kept of a text
_NUMBER: Final = re.compile(r"\d+(?:[.,:]\d+)*")
_NUMERIC_DATE: Final = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?:/\d{2,4})?(?![\d/])")
# Copies share all of their dates, or all of the shorter one's, and nearly all of their numbers.
_OTHER_DATES: Final = 0.5
_OTHER_NUMBERS: Final = 0.6
_FEWEST_NUMBERS: Final = 6


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a text is about: its day of publication, the dates, weekdays and numbers that it names.

    A date is month times 100 plus day; texts of one form are of one time.
    """

    day: date | None
    dates: frozenset[int]
    weekdays: frozenset[int]
    numbers: frozenset[str]

    def differs(self, other: Occasion) -> bool:
        """Whether two texts of the same words are about other days.

        Never those of one day. The share is that of the text that names fewer, so that a copy that
        was cut is a copy. Where the dates in them leave it open, the days of publication count.
        """
        if self.day is not None and self.day == other.day:
            return False
        if self.dates and other.dates and _shared(self.dates, other.dates) < _OTHER_DATES:
            return True
        if self.day is None or other.day is None:
            return False
        undated = not (self.dates and other.dates)
        if undated and self.weekdays and other.weekdays and not self.weekdays & other.weekdays:
            return True
        fewest = min(len(self.numbers), len(other.numbers))
        return fewest >= _FEWEST_NUMBERS and _shared(self.numbers, other.numbers) < _OTHER_NUMBERS


def occasion_of(text: str, day: date | None) -> Occasion:
    """Read what *text*, published on *day*, is about.

    >>> sorted(occasion_of("Harga emas Senin (3/2/2025) Rp 1.642.000", None).dates)
    [203]
    """
    folded = text.casefold()
    words = set(re.findall(r"[a-z'’]+", folded))
    weekdays: dict[str, int] = read_json("calendar.json")["weekdays"]
    numbers = sorted({match[0] for match in _NUMBER.finditer(folded)})
    return Occasion(
        day,
        frozenset(_dates(folded)),
        frozenset(weekdays[word] for word in words & weekdays.keys()),
        frozenset(numbers[:_MOST]),
    )


def _dates(text: str) -> Iterator[int]:
    for match in _NUMERIC_DATE.finditer(text):
        yield from _date(int(match[1]), int(match[2]))
    for match in _written_date().finditer(text):
        yield from _date(int(match[1]), _months()[match[2]])


def _date(day: int, month: int) -> Iterator[int]:
    if 1 <= day <= 31 and 1 <= month <= 12:
        yield 100 * month + day


@cache
def _months() -> dict[str, int]:
    calendar = read_json("calendar.json")
    return {**calendar["months"], **calendar["month_abbreviations"]}


@cache
def _written_date() -> re.Pattern[str]:
    names = "|".join(sorted(_months(), key=len, reverse=True))
    return re.compile(rf"(?<!\d)(\d{{1,2}})\s+({names})\b")


def _shared(one: Set[object], other: Set[object]) -> float:
    return len(one & other) / min(len(one), len(other))
