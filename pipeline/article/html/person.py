"""A name in a byline, told from the name of a site, an office, a section or a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pipeline.article.html.sites import fold
from pipeline.article.outlets import city_names, outlet
from pipeline.language_data import read_toml, read_words

NAME = re.compile(r"[A-Z][\w'’.-]{1,20}(?: [A-Z][\w'’.-]{0,20}){0,4}")
_ROLE = re.compile(
    r"^\W*(?:penulis|reporter|pewarta|jurnalis|wartawan|kontributor|laporan"
    r"|(?:ditulis |diposting )?oleh|(?:submitted |posted )?by|editor|redaktur|penyunting"
    r"|author|(?:re[pd]|teks)(?=\s*:))\b\s*:?\s*",
    re.IGNORECASE,
)
_REST = re.compile(
    r"\s*(?:\s[-–—|/•·]\s?|[|/•·]|,\s*(?=\S+\.(?:com|co|id|net)\b)|\d\d?[/:.]\d\d|\b(?:editor|redaktur|red|foto)\s*:"
    r"|\son (?=\w+,? \d|\d)|\b(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu),).*$",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"[a-z]{2,4}(?:/[a-z]{2,4})*|[A-Z]{2,4}(?:/[A-Z]{2,4})*")  # rin/bud
_ACCOUNT = re.compile(r"[a-z0-9_.-]+")  # andimar
_NO_PERSON = re.compile(
    r"https?:|www\.|@|\.(?:com|co|id|net)\b|\b(?:cyber media|redaksi|admin|administrator|tim|team"
    r"|newsroom|media|online|news|super user)\b|\d{3}",
    re.IGNORECASE,
)
_BETWEEN_NAMES = re.compile(r"\s*\|\s*")
_SENTENCE_WORDS = 4  # of a text that can be told to be a sentence


def person(text: str, *, labels: Iterable[str] = ()) -> str | None:
    """Read the name in a byline; ``None`` where it names a site, an office or nobody.

    >>> person("Penulis: Rina Wulandari - Warta Contoh")
    'Rina Wulandari'
    >>> person("https://www.facebook.com/wartacontoh") is None
    True
    """
    text = _with_commas(" ".join(text.partition(" (")[0].split()))
    name = _REST.sub("", _ROLE.sub("", text).lstrip(" ,")).strip(" ,;:-–|()[]")
    labels = frozenset(labels)
    parts = [part for part in name.split(", ") if not _names_one_of(part, labels)]
    name = ", ".join(parts).strip()
    name = _without_profession(name)
    if not 3 <= len(name) <= 80 or _NO_PERSON.search(name) or "://" in text:
        return None
    if _is_sentence(name) or name.casefold() in _no_persons():
        return None
    if _INITIALS.fullmatch(name) or _ACCOUNT.fullmatch(name) or outlet().fullmatch(name):
        return None
    return name if fold(name) else None


def _with_commas(text: str) -> str:
    """Write a list of names with bars as one with commas: ``Rina Sari | Budi Hadi``."""
    names = _BETWEEN_NAMES.split(text)
    are_names = all(map(_may_be_name, names)) and any(" " in name for name in names)
    return ", ".join(names) if len(names) > 1 and are_names else text


def _may_be_name(text: str) -> bool:
    folded = text.casefold()
    no_name = folded in _no_persons() or folded in map(str.casefold, city_names())
    return NAME.fullmatch(text) is not None and not no_name


def _is_sentence(text: str) -> bool:
    """Tell whether most words of *text* have no capital."""
    words = text.split()
    return len(words) >= _SENTENCE_WORDS and 2 * sum(w[0].islower() for w in words) > len(words)


@cache
def _no_persons() -> frozenset[str]:
    return frozenset(read_toml("html/noise.toml")["no_persons"])


def _names_one_of(part: str, labels: frozenset[str]) -> bool:
    folded = fold(part)
    return any(label in folded for label in labels)


def _without_profession(name: str) -> str:
    """Cut what its bearer is off a name: *Rina Sari, Dosen Geografi, Universitas Muria*."""
    first, comma, rest = name.partition(", ")
    if not comma:
        return name
    word = rest.split()[0].lower().rstrip(",") if rest.split() else ""
    is_role = any(word in read_words(f"roles/{kind}.txt") for kind in ("professions", "offices"))
    return first.strip() if is_role else name
