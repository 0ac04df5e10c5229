"""Finds durations and ages: *selama 7 hari*, *36 tahun*, *dua jam 30 menit*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from pipeline.stages.amounts.codes import duration_codebook, number_code
from pipeline.stages.amounts.naming import names_something
from pipeline.stages.values.lasting import lasts
from pipeline.stages.values.lexing import Lexeme, lex
from pipeline.stages.values.matches import Match
from pipeline.stages.values.numbers import format_number, parse_words

_GROUP = r"(?:N[dh]?|[wdo]{1,9}h?|h)"
_NUMBER = rf"(?:(?:{_GROUP}k|s){{1,3}}[wdo]{{0,9}}|{_GROUP})"
_GRAMMAR = re.compile(
    rf"(?P<low>{_NUMBER})t?[-R](?P<high>{_NUMBER})t|(?:{_NUMBER}t|e)(?:{_NUMBER}t){{0,3}}"
)
_UNIT = re.compile(r"P(T?)(\d+)([A-Z])\Z")
_YEAR = re.compile(r"(?:1[7-9]|20)\d\d\Z")
_NO_NUMBER = re.compile(  # a year, a clock time, 52th Annual Meeting
    r"(?:(?:1[7-9]|20)\d\d|\d{1,2}\.\d\d)(?![.,:/]?\d)|\d+th[^\S\n]+[A-Z]"
)
_LONGEST = Decimal(10**6)


def find_durations(text: str) -> list[Match]:
    """Find durations and ages with an ISO 8601 period as value, in text order.

    A range is ``LOW/HIGH``. What counts from a day (*tiga hari lalu*) is a date, not a duration.

    >>> [m.value for m in find_durations("dua jam 30 menit, 36 tahun, 5-7 hari")]
    ['PT2H30M', 'P36Y', 'P5D/P7D']
    """
    codes, lexemes = lex(text, duration_codebook(), number_code)
    found = (_duration(text, match, lexemes) for match in _GRAMMAR.finditer(codes))
    return [match for match in found if match is not None]


def _duration(text: str, found: re.Match[str], lexemes: list[Lexeme]) -> Match | None:
    own = lexemes[found.start() : found.end()]
    if own[0].text[:1] in "Ss" and text[own[-1].end : own[-1].end + 1] == "-":
        return None  # sehari-hari
    following = lexemes[found.end()] if found.end() < len(lexemes) else None
    if following is not None and _YEAR.match(following.text):
        return None  # Nomor 11 Tahun 2020
    if following is not None and following.code == "L" and not lasts(text, own[0].start):
        return None  # tiga hari lalu, but dalam tiga hari ke depan
    if own[0].code == "h" and own[-1].text.lower() == "malam":
        return None  # sepertiga malam is an hour, not a third of a day
    if names_something(text, own[0].start) or _NO_NUMBER.match(text, own[0].start):
        return None
    if found["low"]:
        ends = [lexemes[slice(*found.span(name))] for name in ("low", "high")]
        periods = [_period([(_number(end), own[-1].value)]) for end in ends]
        value = f"{periods[0]}/{periods[1]}" if all(periods) else None
    else:
        value = _period(_parts(own))
    return None if value is None else Match(own[0].start, own[-1].end, "DURATION", value)


def _parts(lexemes: Sequence[Lexeme]) -> list[tuple[Decimal | None, str]]:
    """The numbers with their units: 2 and ``PT1H``, 30 and ``PT1M``."""
    parts: list[tuple[Decimal | None, str]] = []
    number: list[Lexeme] = []
    for lexeme in lexemes:
        if lexeme.code in "te":
            parts.append((_number(number) if number else Decimal(1), lexeme.value))
            number = []
        else:
            number.append(lexeme)
    return parts


def _number(lexemes: Sequence[Lexeme]) -> Decimal | None:
    value = parse_words([lexeme.text.lower() for lexeme in lexemes])
    return value if value is not None and 0 < value < _LONGEST else None


def _period(parts: Sequence[tuple[Decimal | None, str]]) -> str | None:
    """Write the parts as one ISO 8601 period; a unit that is said twice counts once.

    >>> _period([(Decimal(7), "P1D"), (Decimal(7), "P1D")])  # 7 hari 7 malam
    'P7D'
    """
    pieces = {"": "", "T": ""}
    for number, unit in {unit: (number, unit) for number, unit in parts}.values():
        found = _UNIT.match(unit)
        if number is None or found is None:
            return None
        pieces[found[1]] += format_number(number * int(found[2])) + found[3]
    return f"P{pieces['']}" + (f"T{pieces['T']}" if pieces["T"] else "")
