"""Stretches of text that have the form of a date or a time, before they have a value."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.stages.dates.bare_hours import follows_one_of, is_bare_hour, starts_schedule
from pipeline.stages.dates.bare_years import ends_event_name, is_bare_decade, is_bare_year
from pipeline.stages.dates.codes import context_words, date_codebook, number_code
from pipeline.stages.dates.eves import with_eves
from pipeline.stages.dates.grammar import GRAMMAR
from pipeline.stages.dates.partial import PIVOT
from pipeline.stages.dates.titles import is_title
from pipeline.stages.dates.year_lists import with_year_lists
from pipeline.stages.values.lasting import lasts
from pipeline.stages.values.lexing import BREAK, Lexeme, lex

_AMBIGUOUS = re.compile(r"W(?=[LFI])|(?<=m)[LFI]|(?:(?<=[pbtMWG)YSsQ])|(?<=q[oD])|(?<=q-[oD]))K")
_WORD_AND_BRACKET = re.compile(r"[^\W\d_]{3,}[,.]?\s*\(?\Z")
_SEVERAL = re.compile(  # beberapa hari ini, tahun-tahun lalu
    r"\b(?:(?:beberapa|sejumlah)\s+|(?:hari|pekan|minggu|bulan|tahun)-)\Z", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+")
_AROUND = 300  # characters that tell what game is played
_OF_CALENDAR = "YjtLF"  # a year or a direction, which quarters of games have none of
_ONE_NIGHT = "semalam"  # last night, or one night
_APOSTROPHE = re.compile(r"[^\S\n]['’](\d\d)(?![\w'’])")
_SLASHED = re.compile(r"/([12]\d{3})(?!\w)")
_NAMEABLE = ("moment", "month")  # what works and programmes are named after
_DIRECTED = re.compile(r"\s+(?:mendatang|nanti|lalu|silam|ini)\b")  # pemilu tahun 2029 mendatang
_ABOUT = re.compile(r"\b(?:lebih dari|kurang dari|hampir)\s+\Z", re.IGNORECASE)
_OUTSIDE = "GT(,|y"  # malam, tanggal, what joins them to a time, Masehi: out of the mention


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention by its form.

    `split` is the connector between the two ends of a range, `part` the part of a month, week or
    year that was said: early, middle or late (*awal Agustus*).
    """

    kind: str
    lexemes: list[Lexeme]
    split: int | None
    start: int
    end: int
    part: str = ""


def find_candidates(text: str) -> list[Candidate]:
    """Find all that has the form of a date or time, in order and without overlap."""
    codes, lexemes = with_eves(*with_year_lists(text, *lex(text, date_codebook(), number_code)))
    codes = _recoded(text, codes, lexemes)
    candidates = (_candidate(text, found, lexemes) for found in GRAMMAR.finditer(codes))
    return [candidate for candidate in candidates if candidate is not None]


def is_relative(candidate: Candidate) -> bool:
    """Tell whether a mention names no month or year: *kemarin*, *Senin*, *pekan depan*."""
    codes = {lexeme.code for lexeme in candidate.lexemes}
    if candidate.kind == "count":
        return codes.isdisjoint("NJ")
    return candidate.kind == "period" or (
        candidate.kind == "moment" and codes.isdisjoint("MmESskz") and not codes.isdisjoint("KWb")
    )


def _recoded(text: str, codes: str, lexemes: list[Lexeme]) -> str:
    """Two words that mean something else beside others.

    *Minggu lalu* at the start of a sentence is last week, elsewhere last Sunday; *kemarin* and
    *besok* after a day, month or week are *lalu* and *depan*, after a bracket they say nothing.
    """
    for found in _AMBIGUOUS.finditer(codes):
        at = found.start()
        lexeme = lexemes[at]
        if lexeme.code in "LFI":  # pada 5 Des. Lalu ia pergi
            lexemes[at] = replace(lexeme, code=_code_of_direction(lexemes[at - 1], lexeme))
        elif lexeme.code == "K":
            lexemes[at] = replace(lexeme, code=_code_after(codes[at - 1], lexeme))
        elif lexeme.text == "Minggu" and _starts_sentence(text, lexeme.start):
            lexemes[at] = replace(lexeme, code="p", value="week")
    return "".join(lexeme.code for lexeme in lexemes)


def _code_of_direction(month: Lexeme, lexeme: Lexeme) -> str:
    starts = month.text.endswith(".") and lexeme.text[0].isupper()
    return BREAK if starts else lexeme.code


def _code_after(before: str, lexeme: Lexeme) -> str:
    """The code of *kemarin*, *besok*, *lusa*, *hari ini* after a date, month, week or weekday."""
    if lexeme.value == "0":
        return lexeme.code
    if before in ")YSs" or lexeme.text[:3].lower() in ("tad", "mal"):
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
    own += _short_year(text, own)
    if kind == "skip" or not _is_date(text, kind, own):
        return None
    between = max(found.start("between_moments"), found.start("between_months"))
    split = between - found.start() if between >= 0 else None
    start, end = own[0].start, _last(own).end
    end -= text[end - 1] == "."  # the full stop behind 5 Des.
    if kind in _NAMEABLE and own[0].code in "WMD" and is_title(text, start, end):
        return None
    return Candidate(kind, own, split, start, end, _part(found, lexemes))


def _short_year(text: str, lexemes: list[Lexeme]) -> list[Lexeme]:
    """The year behind a month, quarter or bracket: 5 Mei '98, Q2/2024, (25/10)/2024."""
    last = lexemes[-1]
    lacks_year = last.code == "Q" or "".join(x.code for x in lexemes[-2:]) == "s)"
    if lacks_year and (slashed := _SLASHED.match(text, last.end)):
        return [Lexeme("Y", *slashed.span(), slashed[1], slashed[1])]
    found = _APOSTROPHE.match(text, last.end) if last.code in "MmE" else None
    if not found:
        return []
    year = str(1900 + int(found[1]) + 100 * (int(found[1]) < PIVOT))
    return [Lexeme("Y", found.start(1) - 1, found.end(), year, year)]


def _last(lexemes: list[Lexeme]) -> Lexeme:
    """The last lexeme of the mention: *malam* is inside behind a time alone."""
    kept = len(lexemes)
    while lexemes[kept - 1].code in _OUTSIDE:
        if lexemes[kept - 1].code == "G" and lexemes[kept - 2].code in "CcD":
            break
        kept -= 1
    return lexemes[kept - 1]


def _part(found: re.Match[str], lexemes: list[Lexeme]) -> str:
    inside = lexemes[max(0, found.start() - 1) : found.end()]
    return next((lexeme.value for lexeme in inside if lexeme.code == "w"), "")


def _is_date(text: str, kind: str, lexemes: list[Lexeme]) -> bool:
    first = lexemes[0]
    if first.code in "sS":
        return _is_numeric_date(text, kind, first)
    if first.text.lower() == _ONE_NIGHT and _is_one_night(text, first.start):
        return False
    if not _is_said_so(text, kind, lexemes):
        return False
    if first.code in "Kpbt" and _SEVERAL.search(text, max(0, first.start - 12), first.start):
        return False
    if kind == "month":
        in_month = re.search(r"bulan\s+\Z", text[max(0, first.start - 8) : first.start])
        return first.text[0].isupper() or bool(in_month) or len(lexemes) > 1
    return kind not in ("year", "years", "season") or _is_year(text, lexemes)


def _is_of_match(text: str, start: int) -> bool:
    """Whether a quarter without its year is one of a game of basketball."""
    around = _WORD.findall(text[max(0, start - _AROUND) : start + _AROUND].lower())
    return not set(context_words("games_of_quarters")).isdisjoint(around)


def _is_said_so(text: str, kind: str, lexemes: list[Lexeme]) -> bool:
    """Whether a number and a unit are a point in time: not how long it takes, nor of a game."""
    if kind == "clock" and lexemes[0].code in "Dc":
        return is_bare_hour(text, lexemes)
    if kind == "clock" and all(lexeme.code in "C-R" for lexeme in lexemes):
        return starts_schedule(text, lexemes[0].start, lexemes[-1].end)
    if kind == "quarter":
        of_calendar = any(lexeme.code in _OF_CALENDAR for lexeme in lexemes)
        return of_calendar or not _is_of_match(text, lexemes[0].start)
    if kind == "beginning":  # not dalam tiga bulan terakhir 2024 orang
        last = lexemes[-1]
        is_bare = last.code == "Y" and lexemes[-2].code in "ox"
        return not is_bare or is_bare_year(text, last.start, last.end)
    return kind != "count" or _is_point_in_time(text, lexemes)


def _is_one_night(text: str, start: int) -> bool:
    """Whether *semalam* is a night long: *menginap semalam*, *Rp 200 ribu semalam*."""
    return lasts(text, start) or follows_one_of(text, start, "before_one_night")


def _is_numeric_date(text: str, kind: str, first: Lexeme) -> bool:
    """Whether 24/12 stands in a bracket behind a word, and 24/12/2025 in no longer code."""
    if first.code == "s" and kind == "moment":  # (24/12) after a word, not odds: X (5/2)
        return bool(_WORD_AND_BRACKET.search(text, max(0, first.start - 20), first.start))
    before = text[max(0, first.start - 1) : first.start]
    return not before.isalnum() and before not in (".", "/", "-")


def _is_point_in_time(text: str, lexemes: list[Lexeme]) -> bool:
    """Whether a count says when: not *dalam enam bulan ke depan*, *hampir dua tahun lalu*."""
    start = lexemes[0].start
    if lexemes[-1].code == "F" and lasts(text, start):
        return False
    return not _ABOUT.search(text, max(0, start - 14), start)


def _is_year(text: str, lexemes: list[Lexeme]) -> bool:
    first = lexemes[0]
    stated = first.code == "t"
    if ends_event_name(text, first.start) and not (
        stated and _DIRECTED.match(text, lexemes[-1].end)
    ):
        return False
    if re.match(r"\w[-–]\Z", text[max(0, first.start - 2) : first.start]):
        return False
    if first.code == "X" and not is_bare_decade(text, first.start, first.end):
        return False
    years = [lexeme for lexeme in lexemes if lexeme.code == "Y"]
    return stated or all(is_bare_year(text, year.start, year.end) for year in years)
