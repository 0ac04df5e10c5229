"""City datelines: ``JAKARTA, KOMPAS.com -``, ``Jakarta (ANTARA) -``, ``TEMPO.CO, Jakarta -``."""

from __future__ import annotations

import re
from functools import cache

from pipeline.article.outlets import city_names, outlet_pattern

_LONGEST = 110
_REACH = 450  # characters of a line in which a dateline behind other matter is looked for
_PLACE = r"[A-ZÀ-Ý](?:[\w'’-]*|\.[A-Z]\.)(?:[ /][A-ZÀ-Ý][\w'’-]*){0,3}"
_DASH = r"(?:\s(?:--?|[–—])\s?|(?:--?|[–—])(?:\s|$)|—|–(?=[A-Z“\"]))"

_MAY_END = re.compile(r"\s[-–—]|[-–—]\s|[-–]$|—|–|:")  # what ends every dateline but a lost one


@cache
def _by_outlet() -> str:
    """Build the pattern with the name of a site, certain enough anywhere near the beginning."""
    outlet = outlet_pattern()
    place = rf"{_PLACE}(?:, ?{_PLACE})?"
    some_address = r"[\w-]+(?:\.[\w-]{2,12}){1,2}"  # of any ending, behind a place
    return (
        rf"KBRN, ?{place}\s?:|{place}, ?{outlet}\s?:(?=\s[A-Z“\"])"
        rf"|(?:{place}, ?{some_address}|{place}(?:,\s?|\s?[|/]\s?|\s?\(){outlet}(?:/\w+)?\)?"
        rf"|{outlet}\s?[,.|:/-]?\s?(?:{place})?){_DASH}"
    )


@cache
def _at_start() -> re.Pattern[str]:
    cities = _cities()
    bare = rf"(?i:{cities})(?:, ?{_PLACE})?\s(?:--?|[–—])\s"
    bracket = rf"{_PLACE}(?:, ?{_PLACE})?,? ?\([A-Z][\w ./]{{1,25}}\)\.?{_DASH}"
    city = rf"(?:(?i:{cities})\.(?= [A-Z]))?"  # KONTAN.CO.ID - JAKARTA. Rencana ...
    capitals = r"[A-Z]{3,}(?: [A-Z]{2,}){0,3}"  # SAARBRUCKEN - ..., ENREKANG, WARTA TIMUR - ...
    shouted = rf"{capitals}(?:, ?[A-Z][\w. ]{{1,25}})?\s[-–—]{{1,2}}\s(?=[\"“‘]?[A-Z])"
    return re.compile(rf"(?:{_by_outlet()}{city}|{bracket}|{bare}|{shouted})(?=\s?\S|$)")


def _cities() -> str:
    return "|".join(re.escape(city) for city in city_names())


@cache
def _outlet_first() -> re.Pattern[str]:
    """Build the pattern of how such a dateline begins, which costs less to compile."""
    return re.compile(rf"{outlet_pattern()}, ?[A-ZÀ-Ý]")


@cache
def _lost_dash() -> re.Pattern[str]:
    """Build the pattern of a dateline without a dash: ``LIPUTAN6.COM, Jakarta Presiden``."""
    return re.compile(rf"{outlet_pattern()}, ?(?:{_cities()})(?= [A-Z][a-z]+ [a-z])")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"(?<=[.!?\"”)\]a-z] )(?:{_by_outlet()})(?=[\"“‘'(]?[A-Z0-9])")


def dateline_end(text: str) -> int:
    """Measure the dateline that *text* begins with, dash included; 0 if there is none.

    >>> dateline_end("JAKARTA, KOMPAS.com - Hujan turun.")
    21
    """
    head = text[:_LONGEST]
    match = _at_start().match(head) if _MAY_END.search(head) else None
    if match is None and _outlet_first().match(head):
        match = _lost_dash().match(head)
    return len(match.group().rstrip()) if match else 0


def dateline_behind(text: str) -> int:
    """Find where a dateline that names a site begins behind other text; 0 if nowhere.

    Scraped pages put a caption, a byline or the title before it on the same line.
    """
    reach = text[: _REACH + _LONGEST]
    match = _behind().search(reach) if _MAY_END.search(reach) else None
    if match is None or match.start() > _REACH:
        return 0
    address = re.search(outlet_pattern(), match.group())
    certain = address is not None and any(c.isupper() for c in address.group())
    return match.start() if certain else 0
