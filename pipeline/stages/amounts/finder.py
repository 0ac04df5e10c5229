"""Finds sums of money, percentages and measured quantities in Indonesian text."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.stages.amounts.cents import with_currencies
from pipeline.stages.amounts.codes import amount_codebook, round_number_code
from pipeline.stages.amounts.reading import (
    Amount,
    Side,
    read_number,
    read_range,
    read_tolerance,
    read_unit,
)
from pipeline.stages.values.lexing import Lexeme, lex
from pipeline.stages.values.matches import Match
from pipeline.stages.values.numbers import format_number

# Codes are those of `pipeline.stages.amounts.codes`; the bounds keep matching linear.
_GROUP = r"(?:Nd?h?|[wdo]{1,9}h?|h)"
_NUMBER = (
    rf"n?(?:(?:{_GROUP}-?k{{1,2}}|sk?){{1,5}}[wdo]{{0,9}}|{_GROUP}[Kl]?)(?:\([wdohks]{{1,20}}\))?"
)
_UNIT = r"(?:[uv](?:[/p][uvt]|/T)?|[cqx%m])"
_JOINED = r"(?:-(?=[uv%]))?"  # 20-ton
_GRAMMAR = re.compile(
    rf"(?P<both>a)?(?P<minus>n(?=[$x]))?(?P<before>[$xml])?(?P<low>-?{_NUMBER}){_JOINED}(?P<inner>{_UNIT})?"
    rf"(?:(?P<joint>(?(both)[-R&]|[-R±]))(?P<again>[$x])?(?P<high>{_NUMBER})"
    rf"{_JOINED}(?P<after>{_UNIT})?)?"
)
_FACTOR = re.compile(r"\d[x×]\Z|\d [x×] \Z")  # 4x400 meter, 6 x 12 meter
_WHOLE_SUM = re.compile(r",-{1,2}(?![\w-])")  # Rp 50.000,-


def find_amounts(text: str) -> list[Match]:
    """Find money, per cent and quantities with their value and unit, in text order.

    `Match.value` is a decimal number, or ``LOW/HIGH`` for a range; `Match.unit` an ISO 4217 code,
    ``%`` or a unit of measure. Plain counts of people and things are no amounts.

    >>> [(m.label, m.value, m.unit) for m in find_amounts("Rp 2,5 miliar, naik 5-10 persen")]
    [('MONEY', '2500000000', 'IDR'), ('PERCENT', '5/10', '%')]
    """
    codes, lexemes = lex(text, amount_codebook(), round_number_code)
    amounts = [a for found in _GRAMMAR.finditer(codes) for a in _amounts(text, found, lexemes)]
    return [_match(text, amount) for amount in with_currencies(text, amounts)]


def _amounts(text: str, found: re.Match[str], lexemes: list[Lexeme]) -> list[Amount]:
    """One amount for a number or a range, two where a dash stands between unlike things."""
    first = _side(found, lexemes, ("before", "low", "inner"))
    second = _side(found, lexemes, ("again", "high", "after"))
    if _FACTOR.search(text, max(0, first.number[0].start - 4), first.number[0].start):
        return []
    signed = _is_sign(text, first.number[0])
    if first.number[0].code == "-" and not signed:
        first = Side(first.before, first.number[1:], first.after)
    if second.number and lexemes[found.start("joint")].code == "±":
        around = read_tolerance(text, first, second)
        return [] if around is None else [around]
    if second.number and (joined := read_range(text, first, second, negative=signed)):
        return [joined]
    below_zero = found["minus"] is not None  # minus Rp 5 miliar
    one = _single(text, first, negative=signed or below_zero)
    if one is not None and below_zero:
        one = replace(one, start=lexemes[found.start("minus")].start)
    amounts = (one, _single(text, second, negative=False))
    return [amount for amount in amounts if amount is not None]


def _side(found: re.Match[str], lexemes: list[Lexeme], names: tuple[str, str, str]) -> Side:
    before, number, after = (lexemes[slice(*found.span(n))] if found[n] else [] for n in names)
    number[1:] = [lexeme for lexeme in number[1:] if lexeme.code != "-"]  # Rp 1,2-triliun
    return Side(before, number, after)


def _single(text: str, side: Side, *, negative: bool) -> Amount | None:
    unit = read_unit(text, side)
    if unit is None:
        return None
    value = read_number(side.number, unit)
    if value is None:
        return None
    number = side.number[0].start
    start = number if unit.start is None else min(unit.start, number)
    end = max(side.number[-1].end, unit.end)
    return Amount(start, end, unit, format_number(-value if negative else value))


def _is_sign(text: str, lexeme: Lexeme) -> bool:
    """Whether a dash is a minus sign: it touches the number, but nothing before it."""
    before = text[max(0, lexeme.start - 1) : lexeme.start]
    touches = text[lexeme.end : lexeme.end + 1].isdigit()
    return lexeme.code == "-" and touches and (not before or before in " \n(\xa0")


def _match(text: str, amount: Amount) -> Match:
    end = amount.end
    if amount.unit.label == "MONEY" and (whole := _WHOLE_SUM.match(text, end)):
        end = whole.end()
    return Match(amount.start, end, amount.unit.label, amount.value, amount.unit.symbol)
