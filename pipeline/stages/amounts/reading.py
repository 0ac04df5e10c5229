"""Reads what a match of the grammar says: the unit of a number, its value, a range of two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.language_data import read_json
from pipeline.stages.values.lexing import Lexeme
from pipeline.stages.values.numbers import (
    format_number,
    parse_digits,
    parse_words,
    scale_of,
    scaled,
)

_CLITIC = "nya"  # 60 persennya
_LABELS = {"c": "MONEY", "q": "MONEY", "x": "MONEY", "%": "PERCENT"}
_THREE_DECIMALS = re.compile(r"[1-9]\d{0,2},\d{3}\Z")
_MAGNITUDE = re.compile(r"\d[.,]\d\d?\Z")  # of an earthquake, after M


@dataclass(frozen=True, slots=True)
class Side:
    """A number of the text with the lexemes of units before and behind it."""

    before: list[Lexeme]
    number: list[Lexeme]
    after: list[Lexeme]


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted: `start` is where a unit before the number begins, `end` where one ends.

    `exponent` is the power of ten of the symbol that is counted, -2 for *sen*.
    """

    label: str
    symbol: str
    start: int | None
    end: int
    exponent: int = 0


@dataclass(frozen=True, slots=True)
class Amount:
    """A value with its unit and its place in the text."""

    start: int
    end: int
    unit: Unit
    value: str


def read_unit(text: str, side: Side) -> Unit | None:
    """Read the unit of *side*; ``None`` when its number only counts."""
    before = side.before[0] if side.before else None
    if before is not None and before.code == "l" and not _is_magnitude(before, side.number):
        before = None
    after = _unit_behind(text, side)
    if before is None:
        return after
    if before.code in "ml":
        return Unit("QUANTITY", "magnitude", before.start, before.end)
    if after is not None and after.label == "MONEY":  # Rp 100 juta rupiah, US$ 30 sen
        return replace(after, symbol=after.symbol or before.value, start=before.start)
    return Unit("MONEY", before.value, before.start, before.end)


def _is_magnitude(letter: Lexeme, number: Sequence[Lexeme]) -> bool:
    alone = len(number) == 1 and _MAGNITUDE.match(number[0].text)
    return letter.text == "M" and bool(alone)


def _unit_behind(text: str, side: Side) -> Unit | None:
    if not side.after:
        return None
    first, last = side.after[0], side.after[-1]
    if not _is_unit(text, first, side.number):
        return None
    symbol = first.value if last is first else f"{_in_ratio(first)}/{_in_ratio(last)}"
    end = last.end - len(_CLITIC) * last.text.lower().endswith(_CLITIC)
    exponent = -2 if first.code == "q" else 0
    return Unit(_LABELS.get(first.code, "QUANTITY"), symbol, None, end, exponent)


def _is_unit(text: str, unit: Lexeme, number: Sequence[Lexeme]) -> bool:
    """Whether *unit* is one behind *number*: not Euro 2016, Real Madrid, *dua kaki*, *5 - km*."""
    gap = text[number[-1].end : unit.start]
    if "-" in gap and (gap != "-" or len(unit.text) < 2):
        return False
    if unit.text == "Euro" and re.match(r"\s+\d{4}", text[unit.end : unit.end + 6]):
        return False
    if unit.text == "x":  # 2,5x lipat, but 3x4 is a size
        return unit.start == number[-1].end and not text[unit.end : unit.end + 1].isalnum()
    if unit.code == "c" and unit.text[0].isupper():
        spelled = tuple(read_json("amounts/currencies.json")["names_also_capitalised"])
        return unit.text.lower().startswith(spelled)
    return unit.code != "v" or any(lexeme.text[0].isdigit() for lexeme in number)


def _in_ratio(unit: Lexeme) -> str:
    """The symbol of a unit in km/L and the like, where *ton* is t."""
    symbols: dict[str, str] = read_json("amounts/units.json")["symbols_in_ratios"]
    return symbols.get(unit.value, unit.value)


def read_number(lexemes: Sequence[Lexeme], unit: Unit) -> Decimal | None:
    """Read a number before or behind *unit*; ``None`` if the words make no number."""
    money = unit.label == "MONEY"
    if not money and any(lexeme.code == "l" for lexeme in lexemes):
        return None
    words = [" ".join(lexeme.text.lower().split()) for lexeme in lexemes if lexeme.code not in "-n"]
    if "(" in words:  # 5 (lima) persen
        words = words[: words.index("(")]
    if money and len(words) == 1 and _THREE_DECIMALS.match(words[0]):
        value = parse_digits(words[0].replace(",", ""))  # no sum of money has three decimals
    else:
        value = parse_words(words)
    if value is None:
        return None
    value = scaled(value, unit.exponent)
    return value.copy_negate() if any(lexeme.code == "n" for lexeme in lexemes) else value


def read_range(text: str, first: Side, second: Side, *, negative: bool) -> Amount | None:
    """Read two numbers as one range; ``None`` if their units or sizes do not go together."""
    low_unit, high_unit = read_unit(text, first), read_unit(text, second)
    unit = high_unit or low_unit
    if unit is None or not _go_together(first, second, low_unit, high_unit):
        return None
    low, high = read_number(first.number, unit), read_number(second.number, unit)
    if low is None or high is None:
        return None
    low = _scaled_like(low, first, high, second)
    if negative:
        low = low.copy_negate()
    if low >= high:
        return None
    before = low_unit.start if low_unit is not None else None
    start = first.number[0].start if before is None else before
    if low_unit and high_unit and _is_change(text, start):
        return None
    end = max(second.number[-1].end, unit.end)
    value = f"{format_number(low)}/{format_number(high)}"
    return Amount(start, end, unit, value)


def read_tolerance(text: str, middle: Side, width: Side) -> Amount | None:
    """Read *2,5±1 persen* as the range that it allows, 1.5 to 3.5."""
    unit = read_unit(text, width) or read_unit(text, middle)
    if unit is None or middle.before or width.before:
        return None
    value, allowed = read_number(middle.number, unit), read_number(width.number, unit)
    if value is None or allowed is None:
        return None
    span = f"{format_number(value - allowed)}/{format_number(value + allowed)}"
    return Amount(middle.number[0].start, max(width.number[-1].end, unit.end), unit, span)


def _is_change(text: str, start: int) -> bool:
    """Whether the amount at *start* is what something changed from: *naik dari Rp 5 ribu ...*."""
    before = text[max(0, start - 40) : start].lower().split()
    verbs = read_json("amounts/context.json")["change"]
    return before[-1:] == ["dari"] and before[-2:-1] != [] and before[-2] in verbs


def _go_together(first: Side, second: Side, low: Unit | None, high: Unit | None) -> bool:
    if low is None:  # 5-10 km, not Pasal 5 - Rp 10 juta
        return not second.before
    if high is None:  # Rp 5-10 juta, not 5 km - 10
        return not first.after
    return (low.label, low.symbol) == (high.label, high.symbol)


def _scaled_like(low: Decimal, first: Side, high: Decimal, second: Side) -> Decimal:
    """*low* with the scale that is said once, behind *high*: Rp 5-10 juta."""
    scale = scale_of([lexeme.text for lexeme in second.number])
    said = scale_of([lexeme.text for lexeme in first.number])
    shared = scale and not said and low < scaled(high, -scale)
    return scaled(low, scale) if shared else low
