"""The values of quarters and halves of years: *kuartal III 2025*, *semester I mendatang*."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from pipeline.stages.dates.candidates import Candidate
from pipeline.stages.dates.partial import Partial, read_partial
from pipeline.stages.dates.periods import iso_month
from pipeline.stages.dates.resolve import Context, Resolved
from pipeline.stages.values.lexing import Lexeme

Lexemes = Sequence[Lexeme]

_QUARTER, _TERM, _YEAR = 3, 6, 12  # months
_STEPS = {"L": -1, "I": 0, "F": 1}


class _Part(NamedTuple):
    """Months, and what was said of the year of the last; `gaps` where not all between are meant."""

    first: int
    last: int
    gaps: bool
    year: Partial

    @property
    def months(self) -> tuple[int, int]:
        return self.first, self.last

    @property
    def crosses(self) -> bool:
        """Whether the first month is one of the year before: *kuartal IV dan kuartal I 2025*."""
        return self.first > self.last


def quarter(lexemes: Lexemes, context: Context) -> Resolved | None:
    """Kuartal III 2025 is 2025-07/2025-09; without a year see `_nearest`."""
    if lexemes[0].code == "q" and lexemes[1].code in _STEPS:
        return _beside_running(lexemes, context.anchor)
    part = _read(lexemes)
    if part is None:
        return None
    year = _stated(part, context.anchor)
    if year is None and context.anchor is not None:
        year = _nearest(part, context, context.anchor)
    if year is None:
        return Resolved(None, anchored=True)
    return _months(part, year)


def _months(part: _Part, year: int) -> Resolved | None:
    """The months of *part*, of which the last is one of *year*."""
    start, end = iso_month(year - part.crosses, part.first), iso_month(year, part.last)
    flags = ("enumeration",) if part.gaps else ()
    anchored = part.year.year is None
    return Resolved(f"{start}/{end}", flags=flags, anchored=anchored) if start and end else None


def beginning(lexemes: Lexemes, context: Context) -> Resolved | None:
    """Enam bulan pertama 2025 is 2025-01/2025-06, dua kuartal terakhir 2024 2024-07/2024-12."""
    count, unit, place = lexemes[:3]
    length = int(count.value or count.text) * (int(unit.value) if unit.code == "q" else 1)
    if not 0 < length <= _YEAR or (place.code == "o" and int(place.value) != 1):
        return None
    first = 1 if place.code == "o" else _YEAR - length + 1
    part = _Part(first, first + length - 1, gaps=False, year=read_partial(lexemes[3:]))
    year = _stated(part, context.anchor)
    return Resolved(None, anchored=True) if year is None else _months(part, year)


def certain_years(
    candidates: Iterable[Candidate], anchor: date | None
) -> dict[tuple[int, int], int]:
    """Collect the latest year that the text gives the months of each quarter or half.

    *Kuartal kedua* of a headline is the *kuartal II tahun ini* of its article.
    """
    years: dict[tuple[int, int], int] = {}
    for candidate in candidates:
        part = _read(candidate.lexemes) if candidate.kind == "quarter" else None
        year = None if part is None else _stated(part, anchor)
        if part is not None and year is not None and not part.crosses:
            years[part.months] = max(year, years.get(part.months, year))
    return years


def _read(lexemes: Lexemes) -> _Part | None:
    head = lexemes[0]
    if head.code == "j":
        return _abbreviated(head.text)
    length = _QUARTER if head.code == "Q" else int(head.value)
    at = [at for at, lexeme in enumerate(lexemes) if lexeme.code in "oDQx"]
    if not at:
        return None
    said = read_partial(lexemes[at[-1] + 1 :])
    if (
        said.year is None
        and said.year_shift is None
        and _is_school_or_match(head, lexemes[at[0]], length)
    ):
        return None
    numbers = [_number(lexemes[i], length) for i in at]
    listed = any(lexeme.code in "&," for lexeme in lexemes[: at[-1]])
    return _joined(numbers, length, said, listed=listed)


def _joined(numbers: Sequence[int], length: int, said: Partial, *, listed: bool) -> _Part | None:
    """The months from the first of *numbers* to the last, less than a year later.

    A list crosses the turn of the year only without gaps: *kuartal III dan I 2024* is unclear.
    """
    count = _YEAR // length
    steps = [(later - number) % count for number, later in pairwise(numbers)]
    if not all(1 <= number <= count for number in numbers) or 0 in steps or sum(steps) >= count:
        return None
    gaps = listed and set(steps) != {1}
    part = _Part((numbers[0] - 1) * length + 1, numbers[-1] * length, gaps, said)
    return None if part.crosses and gaps else part


def _abbreviated(text: str) -> _Part:
    """*2Q25*, *1H2025*, as analysts write."""
    length = _QUARTER if text[1] == "Q" else _TERM
    last = int(text[0]) * length
    return _Part(last - length + 1, last, gaps=False, year=Partial(year=2000 + int(text[-2:])))


def _number(lexeme: Lexeme, length: int) -> int:
    return _YEAR // length if lexeme.code == "x" else int(lexeme.value or lexeme.text)


def _is_school_or_match(head: Lexeme, number: Lexeme, length: int) -> bool:
    """Whether a half of a year without its year is none: *semester 2*, *paruh kedua*."""
    return length == _TERM and (number.code == "D" or head.text.lower() == "paruh")


def _stated(part: _Part, anchor: date | None) -> int | None:
    """The year that is said: *2025*, *tahun lalu*; the next or last such months by a direction."""
    said = part.year
    if said.year is not None or anchor is None:
        return said.year
    if said.year_shift is not None:
        return anchor.year + said.year_shift
    if said.direction == "future":
        return anchor.year + (part.last < anchor.month)
    if said.direction == "past":
        return anchor.year - (part.last >= anchor.month)
    return anchor.year if said.direction == "this" else None


def _nearest(part: _Part, context: Context, anchor: date) -> int:
    """The year of the months that last began, or of those to come.

    These are meant where the text gives them that year elsewhere, or speaks of the future and they
    are nearer: *akan tertekan pada kuartal keempat*, in August.
    """
    begun = anchor.year - (part.first > anchor.month)
    coming = begun + 1
    ago = (anchor.year - begun) * _YEAR + anchor.month - part.last
    ahead = (coming - anchor.year) * _YEAR + part.first - anchor.month
    if ahead < ago and context.tense() == "future":
        return coming
    return max(begun, context.quarters.get(part.months, begun))


def _beside_running(lexemes: Lexemes, anchor: date | None) -> Resolved | None:
    """*Kuartal lalu*, *triwulan ini*; terms of schools and halves of matches are no dates."""
    if int(lexemes[0].value) != _QUARTER:
        return None
    if anchor is None:
        return Resolved(None, anchored=True)
    count = anchor.year * 4 + (anchor.month - 1) // _QUARTER + _STEPS[lexemes[1].code]
    year, index = divmod(count, 4)
    start, end = iso_month(year, index * _QUARTER + 1), iso_month(year, (index + 1) * _QUARTER)
    return Resolved(f"{start}/{end}", anchored=True) if start and end else None
