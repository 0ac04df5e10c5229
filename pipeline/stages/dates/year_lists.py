"""Years that commas join without a blank: *1979,1980, dan 1982*, which read as a decimal number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.stages.values.lexing import Lexeme

_YEAR = r"(?:1[789]|20)\d\d"
JOINED_YEARS = rf"{_YEAR}(?:,{_YEAR})+"
_JOINED = re.compile(rf"(?<![\w.,:/]){JOINED_YEARS}(?!\w|[,.]\d)")
_SAID = re.compile(r"\b(?:tahun|emisi|angkatan|edisi|musim|periode)\s+\Z", re.IGNORECASE)
_GOES_ON = re.compile(rf"(?:,?\s+(?:dan|atau|serta|maupun)|,)\s+{_YEAR}\b")
_LONGEST_DECIMAL = 2  # numbers of 1980,1990 ton; three are a list whatever stands beside them
_REACH = 12  # characters that hold the word before a list
_NUMBERS = re.compile(r"\d+")


def commas_of_years(text: str) -> list[int]:
    """Find the commas between joined years, where what stands beside them says that they are years.

    >>> commas_of_years("emisi tahun 1979,1980 ditarik"), commas_of_years("1980,1990 ton")
    ([16], [])
    """
    return [
        found.start() + at
        for found in _JOINED.finditer(text)
        if _is_list(text, found)
        for at, character in enumerate(found[0])
        if character == ","
    ]


def _is_list(text: str, found: re.Match[str]) -> bool:
    if found[0].count(",") >= _LONGEST_DECIMAL or _GOES_ON.match(text, found.end()):
        return True
    return _SAID.search(text, max(0, found.start() - _REACH), found.start()) is not None


def with_year_lists(text: str, codes: str, lexemes: list[Lexeme]) -> tuple[str, list[Lexeme]]:
    """Part the joined years of *text* into lexemes of their own.

    *codes* are those of the *lexemes*, and are given back for those that are.
    """
    commas = set(commas_of_years(text)) if "l" in codes else set()
    if not commas:
        return codes, lexemes
    parted = [part for lexeme in lexemes for part in _parts(lexeme, commas)]
    return "".join(lexeme.code for lexeme in parted), parted


def _parts(lexeme: Lexeme, commas: set[int]) -> Iterator[Lexeme]:
    if lexeme.code != "l" or commas.isdisjoint(range(lexeme.start, lexeme.end)):
        yield lexeme
        return
    for found in _NUMBERS.finditer(lexeme.text):
        start = lexeme.start + found.start()
        if found.start():
            yield Lexeme(",", start - 1, start, ",")
        yield Lexeme("Y", start, start + len(found[0]), found[0], found[0])
