"""The words of amounts, as codes for the grammars of finder, durations and counts.

====  ==========================================  ====  =======================================
code  lexeme                                      code  lexeme
====  ==========================================  ====  =======================================
N     number in digits                            $     currency before the number (Rp, US$)
w     number word (dua, sepuluh)                  c     currency behind it (rupiah)
d     belas, puluh, ratus                         t, T  detik, jam; hari, tahun
h     fraction (setengah)                         x     ISO 4217 code, before or behind
o     koma between number words                   %     per cent
k     scale (ribu, juta)                          u     unit of measure
s     scale that counts itself (seribu)           v     unit only behind digits (kaki, W)
K     scale with -an (jutaan)                     -     dash or minus sign
l     scale letter behind a currency (M, T)       R     hingga, sampai
n     minus                                       a, &  antara, dan
m     magnitudo                                   p, /  per, slash
±     plus minus                                  q     hundredth of a currency (sen)
====  ==========================================  ====  =======================================
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache

from pipeline.language_data import read_json
from pipeline.stages.values.lexing import Codebook, Entry

_SHORTEST_WITH_CLITIC = 3  # letters of a unit that is no symbol
_ROUND = re.compile(r"\d[\d.]*-an\Z")
_SIGNS: dict[str, Entry] = {
    **dict.fromkeys(("-", "--", "–", "—"), ("-", "")),
    **dict.fromkeys(("hingga", "sampai", "sampai dengan", "s.d.", "s/d"), ("R", "")),
    **dict.fromkeys(
        ("%", "persen", "persennya", "percent", "prosen", "per sen", "perse"), ("%", "%")
    ),
    **dict.fromkeys(("±", "plus minus", "plus-minus"), ("±", "")),
    "antara": ("a", ""),
    "dan": ("&", ""),
    "/": ("/", ""),
    "per": ("p", ""),
    "(": ("(", ""),
    ")": (")", ""),
}
_NUMBER_CODES = {
    "w": ("ones", "wholes"),
    "d": ("tens",),
    "h": ("fractions",),
    "k": ("scales",),
    "s": ("scale_words",),
    "K": ("scale_suffixed",),
}


@cache
def amount_codebook() -> Codebook:
    """Return the number words, currencies and units of `pipeline/lang/amounts`."""
    numbers = read_json("amounts/numbers.json")
    money = read_json("amounts/currencies.json")
    units = read_json("amounts/units.json")
    folded: dict[str, Entry] = {word: ("u", unit) for word, unit in units["words"].items()}
    folded |= {word: ("t", symbol) for word, symbol in units["time"].items()}
    folded |= {word: ("T", symbol) for word, symbol in units["time_after_slash"].items()}
    folded |= dict.fromkeys(units["magnitude"], ("m", "magnitude"))
    folded |= {word: ("c", code) for word, code in money["names"].items()}
    folded |= {word: ("q", code) for word, code in money["hundredths"].items()}
    folded |= {word: ("$", code) for word, code in money["prefixes"].items()}
    folded |= dict.fromkeys(numbers["points"], ("o", ""))
    folded |= dict.fromkeys(numbers["signs"], ("n", ""))
    folded |= _number_words()
    folded |= _with_clitic(folded, besides=units["only_after_digits"])
    exact: dict[str, Entry] = {word: ("u", unit) for word, unit in units["as_written"].items()}
    exact |= {word: ("$", code) for word, code in money["prefixes_as_written"].items()}
    exact |= {word: ("x", code) for word, code in money["codes"].items()}
    exact |= {letter.upper(): ("l", "") for letter in numbers["scale_letters"]}
    for unit in units["only_after_digits"]:
        table = exact if unit in exact else folded
        table[unit] = ("v", table[unit][1])
    return Codebook.build(folded | _SIGNS, exact=exact)


def _with_clitic(words: Mapping[str, Entry], *, besides: Collection[str]) -> dict[str, Entry]:
    """Give the units and currencies that are written out with the clitic: *55 incinya*.

    What is a unit only *besides* what else it means is none with it: *2 kakinya*.
    """
    told = (w for w, (code, _) in words.items() if code in "uc" and w.isalpha())
    long = (word for word in told if len(word) >= _SHORTEST_WITH_CLITIC and word not in besides)
    return {f"{word}nya": words[word] for word in long}


@cache
def duration_codebook() -> Codebook:
    """Return number words and units of time: t a unit, e one unit, L what counts from a day."""
    durations = read_json("amounts/durations.json")
    folded: dict[str, Entry] = {word: ("t", p) for word, p in durations["units"].items()}
    folded |= {word: ("e", period) for word, period in durations["one_unit"].items()}
    folded |= dict.fromkeys(durations["counted_from_a_day"], ("L", ""))
    return Codebook.build(folded | _number_words() | _SIGNS)


@cache
def count_codebook() -> Codebook:
    """Return number words alone."""
    return Codebook.build(_number_words() | _SIGNS)


def _number_words() -> dict[str, Entry]:
    numbers = read_json("amounts/numbers.json")
    return {
        word: (code, "")
        for code, tables in _NUMBER_CODES.items()
        for table in tables
        for word in numbers[table]
    }


def number_code(number: str) -> str:
    """Return the code of a number as written: empty for a time, a decade or an odd mark.

    >>> [number_code(n) for n in ("1.150", "5/8", "10:30", "80-an")]
    ['N', 'N', '', '']
    """
    return "" if ":" in number or not number[-1].isdigit() else "N"


def round_number_code(number: str) -> str:
    """Return the code of a number as `number_code` does, with round ones: *20-an persen*.

    >>> [round_number_code(n) for n in ("1.150", "10:30", "20-an")]
    ['N', '', 'N']
    """
    return "N" if _ROUND.match(number) else number_code(number)
