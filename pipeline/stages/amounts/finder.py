"""Finds sums of money, percentages and measured quantities in Indonesian text."""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.language_data import read_json
from pipeline.stages.amounts.codes import amount_codebook
from pipeline.stages.values.lexing import Lexeme, lex
from pipeline.stages.values.matches import Match
from pipeline.stages.values.numbers import (
    format_number,
    parse_digits,
    parse_words,
    scale_of,
    scaled,
)

# Codes are those of `pipeline.stages.amounts.codes`; the bounds keep matching linear.
_GROUP = r"(?:Nh?|[wo]{1,9}h?|h)"
_NUMBER = rf"n?(?:(?:{_GROUP}k|s){{1,5}}[wo]{{0,9}}|{_GROUP}[Kl]?)(?:\([wohks]{{1,20}}\))?"
_GRAMMAR = re.compile(
    rf"(?P<both>a)?(?P<before>[$x])?(?P<low>-?{_NUMBER})"
    rf"(?:(?(both)[-R&]|[-R])(?P<high>{_NUMBER}))?(?P<after>[cx%uv])?"
)
_THREE_DECIMALS = re.compile(r"[1-9]\d{0,2},\d{3}\Z")
_WHOLE_SUM = re.compile(r",-{1,2}(?![\w-])")  # Rp 50.000,-
_LABELS = {"%": "PERCENT", "u": "QUANTITY", "v": "QUANTITY"}


def find_amounts(text: str) -> list[Match]:
    """Find money, per cent and quantities with their value and unit, in text order.

    `Match.value` is a decimal number, or ``LOW/HIGH`` for a range; `Match.unit` an ISO 4217 code,
    ``%`` or a unit of measure. Plain counts of people and things are no amounts.

    >>> [(m.label, m.value, m.unit) for m in find_amounts("Rp 2,5 miliar, naik 5-10 persen")]
    [('MONEY', '2500000000', 'IDR'), ('PERCENT', '5/10', '%')]
    """
    codes, lexemes = lex(text, amount_codebook(), _number_code)
    amounts = (_amount(text, found, lexemes) for found in _GRAMMAR.finditer(codes))
    return [amount for amount in amounts if amount is not None]


def _number_code(number: str) -> str:
    return "" if ":" in number or not number[-1].isdigit() else "N"


def _amount(text: str, found: re.Match[str], lexemes: list[Lexeme]) -> Match | None:
    unit = _unit(text, found, lexemes)
    if unit is None:
        return None
    label = _LABELS.get(unit.code, "MONEY")
    low = lexemes[slice(*found.span("low"))]
    high = lexemes[slice(*found.span("high"))] if found["high"] else []
    if label != "MONEY" and any(lexeme.code == "l" for lexeme in low + high):
        return None
    signed = _is_sign(text, low[0])
    if low[0].code == "-" and not signed:
        low = low[1:]
    value = _value(low, high, negative=signed, money=label == "MONEY")
    if value is None:
        return None
    start = lexemes[found.start("before")].start if found["before"] else low[0].start
    end = max(lexeme.end for lexeme in (unit, *low, *high))
    if label == "MONEY" and (whole := _WHOLE_SUM.match(text, end)):
        end = whole.end()
    return Match(start, end, label, value, unit.value)


def _unit(text: str, found: re.Match[str], lexemes: list[Lexeme]) -> Lexeme | None:
    """The lexeme that names the unit; ``None`` when the number only counts."""
    if found["before"]:
        return lexemes[found.start("before")]
    if not found["after"]:
        return None
    unit = lexemes[found.start("after")]
    if unit.text == "Euro" and re.match(r"\s+\d{4}", text[unit.end : unit.end + 6]):
        return None  # the championship
    if unit.code == "c" and unit.text[0].isupper():
        spelled = tuple(read_json("amounts/currencies.json")["names_also_capitalised"])
        return unit if unit.text.lower().startswith(spelled) else None
    if unit.code == "v" and not lexemes[found.start("after") - 1].text[-1].isdigit():
        return None
    return unit


def _is_sign(text: str, lexeme: Lexeme) -> bool:
    """Whether a dash is a minus sign: it touches the number, but nothing before it."""
    before = text[max(0, lexeme.start - 1) : lexeme.start]
    touches = text[lexeme.end : lexeme.end + 1].isdigit()
    return lexeme.code == "-" and touches and (not before or before in " \n(\xa0")


def _value(low: list[Lexeme], high: list[Lexeme], *, negative: bool, money: bool) -> str | None:
    first = _number(low, money=money)
    last = _number(high, money=money) if high else None
    if first is None or (high and last is None):
        return None
    if negative:
        first = first.copy_negate()
    if last is None:
        return format_number(first)
    scale = scale_of([lexeme.text for lexeme in high])
    if scale and not scale_of([lexeme.text for lexeme in low]) and first < scaled(last, -scale):
        first = scaled(first, scale)  # Rp 5-10 juta: the scale is said once
    return f"{format_number(first)}/{format_number(last)}"


def _number(lexemes: list[Lexeme], *, money: bool) -> Decimal | None:
    words = [" ".join(lexeme.text.lower().split()) for lexeme in lexemes if lexeme.code not in "-n"]
    if "(" in words:  # 5 (lima) persen
        words = words[: words.index("(")]
    if money and len(words) == 1 and _THREE_DECIMALS.match(words[0]):
        value = parse_digits(words[0].replace(",", ""))  # no sum of money has three decimals
    else:
        value = parse_words(words)
    negative = any(lexeme.code == "n" for lexeme in lexemes)
    return value.copy_negate() if value is not None and negative else value
