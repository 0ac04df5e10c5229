"""Clock times: *pukul 20.30 WIB*, *jam 8 malam*, *15.30-18.00 WITA*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from pipeline.stages.values.lexing import Lexeme

_ADD_TWELVE = {"noon": range(1, 6), "evening": range(1, 12), "night": range(6, 12)}
_MIDNIGHT = ("night", "small hours")
_DAY = 24 * 60  # minutes
_AFTERNOON = range(1, 6)  # what people call *jam 3*, without the part of the day


def read_clock(
    lexemes: Sequence[Lexeme], *, day: date | None = None, part_of_day: str = ""
) -> str | None:
    """Write the time in ISO 8601, ``FROM/TO`` for a range; ``None`` if there is no such time.

    Without *day* it starts with ``T``. The zone of the second time holds for the first as well.
    *part_of_day* is the one that was said of the day (*Sabtu malam pukul 8*).
    """
    parts = _split(lexemes)
    zones = [next((lexeme.value for lexeme in part if lexeme.code == "Z"), "") for part in parts]
    prefix = "" if day is None else day.isoformat()
    times = []
    for part, zone in zip(parts, zones, strict=True):
        time = _time(part, part_of_day)
        if time is None:
            return None
        times.append(f"{prefix}T{time}{zone or zones[-1]}")
    return "/".join(times) if times else None


def _split(lexemes: Sequence[Lexeme]) -> list[list[Lexeme]]:
    parts: list[list[Lexeme]] = [[]]
    for lexeme in lexemes:
        if lexeme.code in "-R":
            parts.append([])
        else:
            parts[-1].append(lexeme)
    return [part for part in parts if any(lexeme.code in "CDc" for lexeme in part)]


def _time(lexemes: Sequence[Lexeme], part_of_day: str) -> str | None:
    number = next(lexeme for lexeme in lexemes if lexeme.code in "CDc")
    part_of_day = next((lexeme.value for lexeme in lexemes if lexeme.code == "G"), part_of_day)
    hour, *rest = (int(digits) for digits in re.split(r"[.:]", number.value))
    minute, second = [*rest, 0, 0][:2]
    if not part_of_day and _is_spoken(lexemes, number) and hour in _AFTERNOON:
        hour += 12
    if hour in _ADD_TWELVE.get(part_of_day, ()):
        hour += 12
    elif hour == 12 and part_of_day in _MIDNIGHT:
        hour = 0
    if any(lexeme.code == "H" for lexeme in lexemes):  # setengah tujuh is 06:30
        hour, minute = divmod((hour * 60 + minute - 30) % _DAY, 60)
    if hour > 24 or minute > 59 or second > 59 or (hour == 24 and (minute or second)):
        return None
    return f"{hour:02d}:{minute:02d}" + (f":{second:02d}" if len(rest) > 1 else "")


def _is_spoken(lexemes: Sequence[Lexeme], number: Lexeme) -> bool:
    """Whether the time is said as people say it: *jam 3*, not *pukul 03.00 WIB*."""
    said = any(lexeme.text.lower() == "jam" for lexeme in lexemes)
    return said and number.code in "Dc" and all(lexeme.code != "Z" for lexeme in lexemes)
