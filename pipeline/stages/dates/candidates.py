"""Stretches of text that have the form of a date or a time, before they have a value."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.stages.dates.bare_years import ends_event_name, is_bare_decade, is_bare_year
from pipeline.stages.dates.codes import date_codebook, number_code
from pipeline.stages.dates.grammar import GRAMMAR
from pipeline.stages.values.lexing import BREAK, Lexeme, lex

_AMBIGUOUS = re.compile(r"W(?=[LFI])|(?<=[pbtMWG)YSs])K")
_WORD_AND_BRACKET = re.compile(r"[^\W\d_]{3,}[,.]?\s*\(?\Z")
_SEVERAL = re.compile(  # beberapa hari ini, tahun-tahun lalu
    r"\b(?:(?:beberapa|sejumlah)\s+|(?:hari|pekan|minggu|bulan|tahun)-)\Z", re.IGNORECASE
)
_OUTSIDE = "GT(,|"  # malam, tanggal and what joins them to a clock time stay out of the mention


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention by its form: `split` is the connector between the two ends of a range."""

    kind: str
    lexemes: list[Lexeme]
    split: int | None
    start: int
    end: int


def find_candidates(text: str) -> list[Candidate]:
    """Find all that has the form of a date or time, in order and without overlap."""
    codes, lexemes = lex(text, date_codebook(), number_code)
    codes = _recoded(text, codes, lexemes)
    candidates = (_candidate(text, found, lexemes) for found in GRAMMAR.finditer(codes))
    return [candidate for candidate in candidates if candidate is not None]


def _recoded(text: str, codes: str, lexemes: list[Lexeme]) -> str:
    """Two words that mean something else beside others.

    *Minggu lalu* at the start of a sentence is last week, elsewhere last Sunday; *kemarin* and
    *besok* after a day, month or week are *lalu* and *depan*, after a bracket they say nothing.
    """
    for found in _AMBIGUOUS.finditer(codes):
        at = found.start()
        lexeme = lexemes[at]
        if lexeme.code == "K":
            lexemes[at] = replace(lexeme, code=_code_after(codes[at - 1], lexeme))
        elif lexeme.text == "Minggu" and _starts_sentence(text, lexeme.start):
            lexemes[at] = replace(lexeme, code="p", value="week")
    return "".join(lexeme.code for lexeme in lexemes)


def _code_after(before: str, lexeme: Lexeme) -> str:
    """The code of *kemarin*, *besok*, *lusa*, *hari ini* after a date, month, week or weekday."""
    if lexeme.value == "0":
        return lexeme.code
    if before in ")YSs":
        return BREAK
    if lexeme.value == "-1":
        return "L"
    return lexeme.code if before in "WG" else "F"


def _starts_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 8) : at]
    kept = before.rstrip(" \xa0")
    return not kept or kept[-1] in '.!?"“\n'


def _candidate(text: str, found: re.Match[str], lexemes: list[Lexeme]) -> Candidate | None:
    kind = found.lastgroup or ""
    own = lexemes[found.start() : found.end()]
    if kind == "skip" or not _is_date(text, kind, own):
        return None
    between = max(found.start("between_moments"), found.start("between_months"))
    split = between - found.start() if between >= 0 else None
    kept = len(own)
    while own[kept - 1].code in _OUTSIDE:
        kept -= 1
    return Candidate(kind, own, split, own[0].start, own[kept - 1].end)


def _is_date(text: str, kind: str, lexemes: list[Lexeme]) -> bool:
    first = lexemes[0]
    if first.code == "s" and kind == "moment":  # (24/12) after a word, not odds: X (5/2)
        return bool(_WORD_AND_BRACKET.search(text, max(0, first.start - 20), first.start))
    if first.code in "Kpbt" and _SEVERAL.search(text, max(0, first.start - 12), first.start):
        return False
    if kind == "month":
        in_month = re.search(r"bulan\s+\Z", text[max(0, first.start - 8) : first.start])
        return first.text[0].isupper() or bool(in_month) or len(lexemes) > 1
    return kind not in ("year", "years", "season") or _is_year(text, lexemes)


def _is_year(text: str, lexemes: list[Lexeme]) -> bool:
    first = lexemes[0]
    if ends_event_name(text, first.start):
        return False
    if re.match(r"\w[-–]\Z", text[max(0, first.start - 2) : first.start]):
        return False
    if first.code == "X" and not is_bare_decade(text, first.start, first.end):
        return False
    years = [lexeme for lexeme in lexemes if lexeme.code == "Y"]
    stated = first.code == "t"
    return stated or all(is_bare_year(text, year.start, year.end) for year in years)
