"""Gives a mention its value, with one function for each kind of the grammar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

from pipeline.stages.dates import years
from pipeline.stages.dates.clock import read_clock
from pipeline.stages.dates.codes import date_codebook
from pipeline.stages.dates.partial import Partial, completed, is_weekday_alone, read_partial
from pipeline.stages.dates.periods import bounds
from pipeline.stages.dates.quarters import beginning, quarter
from pipeline.stages.dates.resolve import Context, Resolved, resolve_count, resolve_date
from pipeline.stages.values.lexing import Lexeme

Lexemes = Sequence[Lexeme]

_WEEK = 7  # days


def evaluate(
    kind: str, lexemes: Lexemes, *, split: int | None, context: Context
) -> Resolved | None:
    """Give a mention of *kind* its value; ``None`` if it is no date after all.

    *split* is the place of the connector for the kinds that join two full dates.
    """
    if split is not None:
        found = _range(lexemes[:split], lexemes[split + 1 :], context)
        return _listed(found) if found and lexemes[split].code == "&" else found
    return _KINDS[kind](lexemes, context)


def _listed(found: Resolved) -> Resolved:
    """Flag *Senin dan Kamis pekan depan*, where the days in between are not meant."""
    days = bounds(found.value or "")
    gaps = days is not None and (days[1] - days[0]).days > 1
    return replace(found, flags=(*found.flags, "enumeration")) if gaps else found


def _codes(lexemes: Lexemes) -> str:
    return "".join(lexeme.code for lexeme in lexemes)


def clock_start(lexemes: Lexemes) -> int:
    """Return where the clock time begins; the number of lexemes if there is none."""
    found = (at for at, lexeme in enumerate(lexemes) if lexeme.code in "PC")
    return next(found, len(lexemes))


def _moment(lexemes: Lexemes, context: Context) -> Resolved | None:
    if lexemes[0].code == "z":
        return _iso_time(lexemes[0].text)
    return _with_clock(lexemes, context)


def _iso_time(text: str) -> Resolved | None:
    try:
        found = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return None
    whole = found.replace(microsecond=0)
    return Resolved(
        whole.isoformat(timespec="seconds" if whole.second else "minutes"), whole.date()
    )


def _with_clock(lexemes: Lexemes, context: Context) -> Resolved | None:
    at = clock_start(lexemes)
    return _clocked(resolve_date(read_partial(lexemes[:at]), context), lexemes, at)


def _clocked(found: Resolved | None, lexemes: Lexemes, at: int) -> Resolved | None:
    """*found* with the time that begins at lexeme *at*, if one does."""
    if found is None or found.day is None or at == len(lexemes):
        return found
    value = read_clock(lexemes[at:], day=found.day, part_of_day=_part_of_day(lexemes[:at]))
    return None if value is None else replace(found, value=value)


def _part_of_day(lexemes: Lexemes) -> str:
    """The part of the day in *Sabtu malam*, *nanti sore*."""
    said = [word for x in lexemes if x.code in "GK" for word in x.text.lower().split()]
    entries = (date_codebook().folded.get(word) for word in said)
    return next((value for code, value in filter(None, entries) if code == "G"), "")


def _range(left: Lexemes, right: Lexemes, context: Context) -> Resolved | None:
    left_at, right_at = clock_start(left), clock_start(right)
    first, last = _resolve_both(
        read_partial(left[:left_at]), read_partial(right[:right_at]), context
    )
    return _interval(_clocked(first, left, left_at), _clocked(last, right, right_at))


def _resolve_both(
    left: Partial, right: Partial, context: Context
) -> tuple[Resolved | None, Resolved | None]:
    """Both ends of a range, the first in the year that the last one was found to be in."""
    last = resolve_date(right, context)
    if left.shift is not None and (left.day, left.month) == (None, None):
        return _from_day(resolve_date(left, context), last, right)
    if is_weekday_alone(left) and right.day is not None and last is not None and last.day:
        return _weekday_before(left.weekday or 0, last), last
    if last is None or last.value is None or not last.anchored or right.month is None:
        return resolve_date(completed(left, right), context), last
    dated = replace(right, year=int(last.value[:4]), year_shift=None, direction=None)
    first = resolve_date(completed(left, dated), context)
    return (replace(first, anchored=True) if first else None), last


def _from_day(
    first: Resolved | None, last: Resolved | None, right: Partial
) -> tuple[Resolved | None, Resolved | None]:
    """Both ends of *besok hingga 15 Oktober*, *besok hingga Jumat*: the next Friday from then."""
    if first and last and first.day and last.day and is_weekday_alone(right):
        ahead = (last.day.isoweekday() - first.day.isoweekday()) % _WEEK
        day = first.day + timedelta(ahead)
        last = replace(last, value=day.isoformat(), day=day)
    return first, last


def _weekday_before(weekday: int, last: Resolved) -> Resolved | None:
    """The first end of *Senin hingga Jumat (13/10)*: the last such weekday up to the date."""
    if last.day is None:
        return None
    day = last.day - timedelta((last.day.isoweekday() - weekday) % _WEEK)
    return Resolved(day.isoformat(), day, anchored=last.anchored)


def _interval(first: Resolved | None, last: Resolved | None) -> Resolved | None:
    if first is None or last is None:
        return None
    flags = tuple(dict.fromkeys(first.flags + last.flags))
    anchored = first.anchored or last.anchored
    if first.value is None or last.value is None:
        return Resolved(None, flags=flags, anchored=anchored)
    return Resolved(f"{first.value}/{last.value}", flags=flags, anchored=anchored)


def _days(lexemes: Lexemes, context: Context) -> Resolved | None:
    """24-27 Oktober, 19 dan 20 Agustus, Sabtu-Minggu (25-26/10), 20/21 Februari."""
    weekdays = [int(lexeme.value) for lexeme in lexemes if lexeme.code == "W"]
    dated = [lexeme for lexeme in lexemes if lexeme.code != "W"]
    if _codes(dated).lstrip(",(")[:2] in ("sM", "sm"):
        days = [int(day) for day in next(x.text for x in dated if x.code == "s").split("/")]
        last = replace(read_partial(dated), day=days[-1])
    else:
        at = max(at for at, x in enumerate(dated) if x.code in "DsS")
        days = [int(lexeme.text) for lexeme in dated[:at] if lexeme.code == "D"]
        last = read_partial(dated[at:])
        days.append(last.day or 0)
    first = Partial(day=days[0])
    if len(weekdays) == 2:
        first = replace(first, weekday=weekdays[0])
        last = replace(last, weekday=weekdays[1])
    if last.month is not None and days[0] > days[-1]:
        return None
    found = _interval(*_resolve_both(first, last, context))
    gaps = any(later - day != 1 for day, later in pairwise(days))
    numbers = _codes(dated[_codes(dated).find("D") :]).rstrip(",)")
    listed = "&" in numbers or "D," in numbers or (len(weekdays) == 2 and "&" in _codes(lexemes))
    if found is not None and gaps and listed:
        return replace(found, flags=(*found.flags, "enumeration"))
    return found


def _months(lexemes: Lexemes, context: Context) -> Resolved | None:
    """Maret dan Juni 2024: the months in between are not meant, which a flag says."""
    months = [at for at, lexeme in enumerate(lexemes) if lexeme.code in "Mm"]
    last = read_partial(lexemes[months[-1] :])
    first = read_partial(lexemes[: months[0] + 1])
    found = _interval(*_resolve_both(first, last, context))
    numbers = [int(lexemes[at].value) for at in months]
    gaps = any(later - month != 1 for month, later in pairwise(numbers))
    return replace(found, flags=(*found.flags, "enumeration")) if found and gaps else found


def _period(lexemes: Lexemes, context: Context) -> Resolved | None:
    if context.anchor is None:
        return Resolved(None, anchored=True)
    steps = {"L": -1, "I": 0, "F": 1}[lexemes[1].code]
    return resolve_count(lexemes[0].value, steps, context.anchor)


def _count(lexemes: Lexemes, context: Context) -> Resolved | None:
    """*dua hari lalu*, *tiga hari lagi*, *sepekan kemudian*, *keesokan harinya*."""
    codes = _codes(lexemes)
    if context.anchor is None:
        return Resolved(None, anchored=True)
    if codes == "J":
        return resolve_count("day", 1, context.anchor)
    counted = lexemes[0]
    number = 1 if counted.code == "e" else int(counted.value)
    unit = counted.value if counted.code == "e" else lexemes[1].value
    back = codes[-1] == "L" or lexemes[-1].value == "-1"
    return resolve_count(unit, -number if back else number, context.anchor)


def _clock(lexemes: Lexemes, context: Context) -> Resolved | None:
    value = read_clock(lexemes)
    return Resolved(value) if value else None


_KINDS: dict[str, Callable[[Lexemes, Context], Resolved | None]] = {
    "days": _days,
    "moment": _moment,
    "month": _moment,
    "months": _months,
    "years": years.years,
    "season": years.season,
    "year": years.year,
    "quarter": quarter,
    "beginning": beginning,
    "century": years.century,
    "period": _period,
    "count": _count,
    "clock": _clock,
}
