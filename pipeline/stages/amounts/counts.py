"""Finds plain counts of people and things: *50 orang*, *1.364 responden*."""

from __future__ import annotations

import re
from functools import cache

from pipeline.language_data import read_json
from pipeline.stages.amounts.codes import amount_codebook, count_codebook, number_code
from pipeline.stages.amounts.naming import names_something
from pipeline.stages.values.lexing import Lexeme, lex
from pipeline.stages.values.matches import Match
from pipeline.stages.values.numbers import format_number, parse_words

_GROUP = r"(?:Nd?h?|[wdo]{1,9}h?|h)"
_NUMBER = rf"(?:(?:{_GROUP}k{{1,2}}|s){{1,5}}[wdo]{{0,9}}|{_GROUP})"
_GRAMMAR = re.compile(rf"(?:(?P<low>{_NUMBER})[-R])?(?P<high>{_NUMBER})")
_NOUN = re.compile(r"[^\S\n]+(?:(lebih)[^\S\n]+)?([^\W\d_]{3,}(?:-[^\W\d_]+)?)(?![\w/-])")
_NUMBER_LIKE = re.compile(r"(?:1[7-9]|20)\d\d\Z|\d{1,2}\.\d\d\Z|.*/")  # a year, clock time, day
_NO_PARTS = frozenset({"setengah", "separuh", "seperempat", "½", "¼", "¾"})  # setengah hati
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+\Z")
_BEFORE = re.compile(r"[\w/:-]\Z|(?:[$€£¥]|Rp\.?)[^\S\n]*\Z|\b[Ss]alah[^\S\n]+\Z")


def find_counts(text: str) -> list[Match]:
    """Find numbers that count a noun: ``CARDINAL``, with the noun in lower case as unit.

    >>> [(m.value, m.unit) for m in find_counts("1.364 responden dan lima puluh orang saksi")]
    [('1364', 'responden'), ('50', 'orang')]
    """
    codes, lexemes = lex(text, count_codebook(), number_code)
    found = (_count(text, match, lexemes) for match in _GRAMMAR.finditer(codes))
    return [match for match in found if match is not None]


def _count(text: str, found: re.Match[str], lexemes: list[Lexeme]) -> Match | None:
    own = lexemes[found.start() : found.end()]
    start, end = own[0].start, own[-1].end
    noun = _NOUN.match(text, end)
    if noun is None or not noun[2].islower() or noun[2] in _not_counted():
        return None
    if own[0].code == "h" and own[0].text.lower() in _NO_PARTS:
        return None
    if own[0].text[:1] == "0" or _belongs_elsewhere(text, own):
        return None
    unclear = noun[1] or _NUMBER_LIKE.match(own[0].text)  # 1.000 lebih warga, but 5 lebih tinggi
    if unclear and noun[2] not in _classifiers():
        return None
    high = parse_words(_words(found, lexemes, "high"))
    low = parse_words(_words(found, lexemes, "low")) if found["low"] else None
    if high is None or (found["low"] and (low is None or low >= high)):
        return None
    value = format_number(high) if low is None else f"{format_number(low)}/{format_number(high)}"
    return Match(start, noun.end(), "CARDINAL", value, noun[2])


def _belongs_elsewhere(text: str, own: list[Lexeme]) -> bool:
    """Whether it is part of a code, a sum or the name of a thing, or of *salah satu* (one of).

    Thousands name nothing: *dengan volume 2.500 penumpang*.
    """
    start = own[0].start
    if _BEFORE.search(text, max(0, start - 8), start):
        return True
    thousands = any(lexeme.code in "ks" or _GROUPED.match(lexeme.text) for lexeme in own)
    return not thousands and names_something(text, start)


def _words(found: re.Match[str], lexemes: list[Lexeme], group: str) -> list[str]:
    return [lexeme.text.lower() for lexeme in lexemes[slice(*found.span(group))]]


@cache
def _classifiers() -> frozenset[str]:
    return frozenset(read_json("amounts/counts.json")["classifiers"])


@cache
def _not_counted() -> frozenset[str]:
    """Words that are no nouns, and units that make an amount or a duration."""
    units = {word for word, entry in amount_codebook().folded.items() if entry[0] in "uvc%xtTm"}
    durations = read_json("amounts/durations.json")["units"]
    return frozenset(read_json("amounts/counts.json")["not_counted"]) | units | set(durations)
