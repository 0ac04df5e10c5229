"""The words of dates and times, as codes for `pipeline.stages.dates.grammar`.

====  ====================================  ====  =============================================
code  lexeme                                code  lexeme
====  ====================================  ====  =============================================
W     weekday                               D     number of one or two digits
E     month in English                      k     24-12-25, behind tanggal or a weekday
M, m  month, abbreviated month              n     other whole number
K     kemarin, hari ini, besok, lusa        Y     number of four digits
J     keesokan harinya                      S     24/12/2025, 2025-12-24
h p   hari, pekan (minggu)                  s     24/12
b t   bulan, tahun                          i     2024/2025
e     sepekan, sebulan, setahun             C     20.30
c     number word                           X     1990-an
V     beberapa, puluhan                     P     pukul, jam
L F   lalu, depan                           Z     WIB, WITA, WIT
I     ini                                   G     pagi, malam
N A   kemudian, lagi                        T     tanggal
q Q   kuartal, Q3                           R     hingga, sampai
o B   ordinal, abad                         &     dan, atau
g     setiap; Pasar (Minggu)                a     (Jumat) Agung
u     nomor                                 U     UUD, KUHP
w     awal, pertengahan, akhir              x     terakhir
z     2025-12-24T20:30Z
r     antara                                H     setengah (tujuh)
y     Masehi                                l     1979,1980
j     2Q25, 1H2025
====  ====================================  ====  =============================================
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.language_data import read_json
from pipeline.stages.dates.year_lists import JOINED_YEARS
from pipeline.stages.values.lexing import Codebook, Entry

_CALENDAR = {
    "english_months": "E",
    "weekdays": "W",
    "months": "M",
    "month_abbreviations": "m",
}
_TABLES = {
    "day_parts": "G",
    "days": "K",
    "one_unit": "e",
    "counts": "c",
    "year_parts": "q",
    "parts": "w",
    "short_quarters": "Q",
}
_LISTS = {
    "clock": "P",
    "half": "H",
    "next_day": "J",
    "past": "L",
    "future": "F",
    "this": "I",
    "later": "N",
    "last": "x",
    "to_go": "A",
    "century": "B",
    "era": "y",
    "day_of_month": "T",
    "range": "R",
    "and": "&",
    "between": "r",
}
_CONTEXT = {
    "vague_counts": "V",
    "recurring": "g",
    "places_before_weekday": "g",
    "after_holy_weekday": "a",
    "numbered": "u",
    "years_in_laws": "U",
}
_UNITS = {"day": "h", "week": "p", "month": "b", "year": "t"}
_SIGNS: dict[str, Entry] = {
    **dict.fromkeys(("-", "--", "–", "—"), ("-", "")),
    **{sign: (sign, "") for sign in "(),/|&"},
}
_ROMAN = (
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"),
    *("XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX", "XXI"),
)
_SHAPES = tuple(
    (code, re.compile(shape))
    for code, shape in (
        ("D", r"\d{1,2}"),
        ("Y", r"[1-9]\d{3}"),
        ("C", r"\d{1,2}[.:]\d\d(?:[.:]\d\d)?"),
        ("s", r"\d{1,2}/\d{1,2}"),
        ("z", r"\d{4}-\d\d-\d\dT.*"),
        ("k", r"\d{1,2}-\d{1,2}-\d\d"),
        ("S", r"\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d\d)|\d{4}[-/]\d\d[-/]\d\d"),
        ("i", r"[1-9]\d{3}/(?:\d{4}|\d\d)"),
        ("X", r"['’]?(?:\d\d|[1-9]\d{3})['’]?-?an"),
        ("j", r"(?:[1-4]Q|[12]H)(?:20)?\d\d"),
        ("l", JOINED_YEARS),
        ("n", r"\d{3,6}|\d{1,3}(?:\.\d{3})+"),
    )
)


@cache
def date_codebook() -> Codebook:
    """Return the words of `pipeline/lang/dates` and of the calendar."""
    words, calendar = read_json("dates/words.json"), read_json("calendar.json")
    folded: dict[str, Entry] = {}
    for tables, source in ((_CONTEXT, read_json("dates/context.json")), (_LISTS, words)):
        folded |= {word: (code, "") for name, code in tables.items() for word in source[name]}
    for names, source in ((_CALENDAR, calendar), (_TABLES, words)):
        for name, code in names.items():
            folded |= {word: (code, str(value)) for word, value in source[name].items()}
    folded |= dict.fromkeys(words["earlier"], ("N", "-1"))
    short = calendar["month_abbreviations"].items()
    folded |= {f"{month}.": ("m", str(number)) for month, number in short}  # 12 Des. 2020
    zones = calendar["zones"]  # minutes east of UTC
    folded |= {zone: ("Z", f"+{minutes // 60:02}:00") for zone, minutes in zones.items()}
    folded |= {word: (_UNITS[unit], unit) for word, unit in words["units"].items()}
    folded |= {f"ke-{number}": ("o", str(number)) for number in range(1, 22)}
    folded |= {word: ("o", str(n)) for word, n in words["ordinals"].items() if len(word) > 4}
    exact: dict[str, Entry] = {word: ("o", str(n)) for n, word in enumerate(_ROMAN, start=1)}
    exact |= dict.fromkeys(("Minggu", "MINGGU"), ("W", "7"))  # in lower case it is a week
    return Codebook.build(folded | _SIGNS, exact=exact)


def number_code(number: str) -> str:
    """Return the code of a number by its shape.

    >>> [number_code(n) for n in ("24", "2025", "24/12", "20.30", "1.150", "1,5")]
    ['D', 'Y', 's', 'C', 'n', '']
    """
    return next((code for code, shape in _SHAPES if shape.fullmatch(number)), "")


def context_words(name: str) -> list[str]:
    """Return a list of `pipeline/lang/dates/context.json`."""
    words: list[str] = read_json("dates/context.json")[name]
    return words
