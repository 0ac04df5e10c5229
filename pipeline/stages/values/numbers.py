"""Indonesian numbers, in digits and in words, as exact decimals.

There is no maintained Python library that reads Indonesian number words (num2words only writes
them), so this small parser does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Context, Decimal
from typing import Any

from pipeline.language_data import read_json

_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?\Z")
_ANGLO_GROUPED = re.compile(
    r"[1-9][0-9]{0,2}(?:(?:,[0-9]{3}){2,}|(?:,[0-9]{3})+(?=\.)|,000)(?:\.[0-9]+)?\Z"
)
_PLAIN = re.compile(r"[0-9]+(?:[.,][0-9]+)?\Z")
_FRACTION = re.compile(r"([0-9]{1,3})/([0-9]{1,3})\Z")
_THIRDS = 6  # digits kept of a fraction that has no end
_EXACT = Context(prec=200)
_MOST_DIGITS = 80  # no amount is longer; keeps every product below the precision of _EXACT


def number_words() -> dict[str, Any]:
    """Return the words of `pipeline/lang/amounts/numbers.json`."""
    return read_json("amounts/numbers.json")


def parse_digits(text: str) -> Decimal | None:
    """Read a number in digits; ``None`` if it is not a number.

    A point groups thousands and a comma is the decimal sign; the Anglo-Saxon way round is taken
    only where that is the only reading.

    >>> [str(parse_digits(n)) for n in ("1.150", "2,65", "3.5", "1,250,000.50", "1/4")]
    ['1150', '2.65', '3.5', '1250000.50', '0.25']
    """
    text = text.removesuffix("-an")  # Rp 50-an juta
    if fraction := _FRACTION.match(text):
        return _ratio(int(fraction[1]), int(fraction[2]))
    if _GROUPED.match(text):
        text = text.replace(".", "").replace(",", ".")
    elif _ANGLO_GROUPED.match(text):
        text = text.replace(",", "")
    elif not _PLAIN.match(text):
        return None
    return Decimal(text.replace(",", ".")) if len(text) <= _MOST_DIGITS else None


def _ratio(numerator: int, denominator: int) -> Decimal | None:
    if not 0 < numerator < denominator:
        return None
    return round(Decimal(numerator) / Decimal(denominator), _THIRDS).normalize()


def format_number(value: Decimal) -> str:
    """Write *value* without exponent and without zeros at the end.

    >>> format_number(Decimal("2.50E+3")), format_number(Decimal("0.10"))
    ('2500', '0.1')
    """
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def parse_words(words: Sequence[str]) -> Decimal | None:
    """Read number words and digits in a row; ``None`` if they make no number.

    >>> str(parse_words(["dua", "setengah", "juta"])), str(parse_words("1,2 triliun".split()))
    ('2500000', '1200000000000')
    >>> str(parse_words("seratus dua puluh lima ribu".split()))
    '125000'
    """
    total = Decimal(0)
    group: list[str] = []
    ceiling = None
    for word, exponent in _scales(words):
        if exponent is None:
            group.append(word)
            continue
        count = _group(group) if group else _implied(word)
        if count is None or (ceiling is not None and exponent >= ceiling):
            return None
        total = _EXACT.add(total, scaled(count, exponent))
        ceiling, group = exponent, []
    rest = _group(group) if group else Decimal(0)
    return None if rest is None or not words else _EXACT.add(total, rest)


def _scales(words: Sequence[str]) -> Iterator[tuple[str, int | None]]:
    """Each word with its exponent; *ribu triliun* counts as one scale."""
    before: tuple[str, int] | None = None
    for word in words:
        exponent = _exponent(word)
        if exponent is not None and before is not None and exponent > before[1]:
            before = (before[0], before[1] + exponent)
            continue
        if before is not None:
            yield before
        before = None if exponent is None else (word, exponent)
        if exponent is None:
            yield word, None
    if before is not None:
        yield before


def scaled(value: Decimal, exponent: int) -> Decimal:
    """Multiply *value* by ten to the power of *exponent*, exactly."""
    return _EXACT.scaleb(value, exponent)


def scale_of(words: Sequence[str]) -> int:
    """Return the power of ten that the last word stands for: 6 for *juta*, else 0."""
    return (_exponent(words[-1]) if words else None) or 0


def _exponent(word: str) -> int | None:
    tables = number_words()
    folded = word.lower()
    for name in ("scales", "scale_words", "scale_suffixed", "scale_letters"):
        if folded in tables[name]:
            return int(tables[name][folded])
    return None


def _implied(word: str) -> Decimal | None:
    """One, for *seribu*, which counts itself."""
    return Decimal(1) if word.lower() in number_words()["scale_words"] else None


def _group(words: list[str]) -> Decimal | None:
    """What stands before a scale: *dua puluh lima*, *dua koma lima*, *dua setengah*, *1,5*."""
    lowered = [word.lower() for word in words]
    for point in number_words()["points"]:
        if point in lowered:
            return _with_point(lowered, lowered.index(point))
    fraction = Decimal(0)
    if lowered[-1] in number_words()["fractions"]:
        part = parse_digits(number_words()["fractions"][lowered.pop()])
        fraction = part if part is not None else fraction
    whole = _whole(lowered) if lowered else Decimal(0)
    return None if whole is None else _EXACT.add(whole, fraction)


def _with_point(words: list[str], at: int) -> Decimal | None:
    ones = number_words()["ones"]
    whole = _whole(words[:at]) if at else None
    decimals = words[at + 1 :]
    if whole is None or not decimals or any(word not in ones for word in decimals):
        return None
    return Decimal(f"{whole}.{''.join(str(ones[word]) for word in decimals)}")


def _whole(words: list[str]) -> Decimal | None:
    """A number below one thousand in words, or a single one in digits."""
    if len(words) == 1 and words[0][:1].isdigit():
        return parse_digits(words[0])
    if len(words) == 2 and words[0].isdigit() and words[1] in number_words()["tens"]:
        found = _place(words[1], int(words[0]))  # 3 ratus
        return Decimal(found[0]) if found else None
    total, pending, ceiling = 0, None, 1000  # ceiling: only smaller places may follow
    tables = number_words()
    for word in words:
        if word in tables["ones"] and pending is None:
            pending = int(tables["ones"][word])
            continue
        found = _place(word, pending)
        if found is None or found[1] >= ceiling:
            return None
        total, ceiling, pending = total + found[0], found[2], None
    if pending is not None and ceiling == 1:
        return None
    return Decimal(total + (pending or 0))


def _place(word: str, count: int | None) -> tuple[int, int, int] | None:
    """Value, place (10, 100) and what may follow of *puluh*, *belas*, *seratus* and the like."""
    tables = number_words()
    if count and word in tables["tens"]:
        factor = int(tables["tens"][word])
        return (count * factor, factor, factor) if factor else (count + 10, 10, 1)
    if count is None and word in tables["wholes"]:
        value = int(tables["wholes"][word])
        return (value, 100, 100) if value == 100 else (value, 10, 1)
    return None
