"""The words of amounts, as codes for the grammar in `pipeline.stages.amounts.finder`.

====  ==========================================  ====  =======================================
code  lexeme                                      code  lexeme
====  ==========================================  ====  =======================================
N     number in digits                            $     currency before the number (Rp, US$)
w     number word (dua, belas)                    c     currency behind it (rupiah)
h     fraction (setengah)                         x     ISO 4217 code, before or behind
o     koma between number words                   %     per cent
k     scale (ribu, juta)                          u     unit of measure
s     scale that counts itself (seribu)           v     unit only behind digits (kaki, W)
K     scale with -an (jutaan)                     -     dash or minus sign
l     scale letter behind a currency (M, T)       R     hingga, sampai
n     minus                                       a, &  antara, dan
====  ==========================================  ====  =======================================
"""

from __future__ import annotations

from functools import cache

from pipeline.language_data import read_json
from pipeline.stages.values.lexing import Codebook, Entry

_SIGNS: dict[str, Entry] = {
    **dict.fromkeys(("-", "--", "–", "—"), ("-", "")),
    **dict.fromkeys(("hingga", "sampai", "sampai dengan", "s.d.", "s/d"), ("R", "")),
    **dict.fromkeys(("%", "persen", "percent", "prosen", "per sen"), ("%", "%")),
    "antara": ("a", ""),
    "dan": ("&", ""),
    "(": ("(", ""),
    ")": (")", ""),
}
_NUMBER_CODES = {
    "w": ("ones", "wholes", "tens"),
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
    folded |= {word: ("c", code) for word, code in money["names"].items()}
    folded |= {word: ("$", code) for word, code in money["prefixes"].items()}
    folded |= dict.fromkeys(numbers["points"], ("o", ""))
    folded |= dict.fromkeys(numbers["signs"], ("n", ""))
    for code, tables in _NUMBER_CODES.items():
        folded |= {word: (code, "") for table in tables for word in numbers[table]}
    exact: dict[str, Entry] = {word: ("u", unit) for word, unit in units["as_written"].items()}
    exact |= {word: ("$", code) for word, code in money["prefixes_as_written"].items()}
    exact |= {word: ("x", code) for word, code in money["codes"].items()}
    exact |= {letter.upper(): ("l", "") for letter in numbers["scale_letters"]}
    for unit in units["only_after_digits"]:
        table = exact if unit in exact else folded
        table[unit] = ("v", table[unit][1])
    return Codebook.build(folded | _SIGNS, exact=exact)
