"""The words of appeals to readers, from ``pipeline/lang/article/appeals.toml``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.article.outlets import outlet
from pipeline.language_data import read_toml

_CHANNEL = re.compile(
    r"https?://|\w@\w|(?<!\w)@\w|whatsapp|telegram|google news|instagram|play store|app store"
    r"|newsletter|notifikasi"
)
_OFFICE = re.compile(r"\.(?:go|ac|mil|sch|desa)\.id\b")
_READER = re.compile(
    r"\b(?:[Aa]nda|[Kk]amu|[Kk]alian|[Ss]obat|[Ss]ahabat)\b"
    r"|(?:ponsel|pendapat|kota|sekitar|komentar|cerita|tulisan|teman|mail|gawai|akun)mu\b"
)
_FOLDED = re.compile(r"[\W_]+")
_SHORTEST = 3  # letters of a word that is looked for inside others


def has_word_of(group: str, lowered: str) -> bool:
    """Tell whether *lowered* has an entry of a group of the data."""
    return _group(group).search(lowered) is not None


def asks(sentence: str) -> bool:
    """Tell whether *sentence* begins like one that asks the reader for something."""
    return _asks().match(sentence.lower()) is not None


def addresses_reader(text: str) -> bool:
    """Tell whether *text* speaks to who reads it: *Anda, kamu, ponselmu*."""
    return _READER.search(text) is not None


def count_channels(lowered: str) -> int:
    """Count the addresses and channels, each kind once, through which a site is followed."""
    return len(set(_CHANNEL.findall(lowered)))


def has_name(lowered: str, names: Sequence[str]) -> bool:
    """Tell whether one of the folded *names* of the site stands in *lowered*."""
    folded = _FOLDED.sub("", lowered) if names else ""
    return any(name in folded for name in names)


def names_site(text: str, names: Sequence[str]) -> bool:
    """Tell whether *text* names the site, another news site, or what a site makes."""
    lowered = text.lower()
    if has_word_of("own", lowered):
        return True
    # An application has its site too, and so has an office.
    if "aplikasi" not in lowered and not _OFFICE.search(lowered) and outlet().search(text):
        return True
    return has_name(lowered, names)


def may_name_means(lowered: str) -> bool:
    """Tell at small cost that most lines name no means of following a site."""
    padded = f" {lowered}"
    for word in _rarest_words():  # a loop: it runs for every line, `any` costs more
        if word in padded:
            return True
    return "@" in padded


@cache
def _rarest_words() -> tuple[str, ...]:
    """List the longest word of each entry, the shortest behind their blank, none inside another."""
    groups = read_toml("article/appeals.toml")
    entries = (entry for name in ("means", "trade") for entry in groups[name])
    longest = {max(entry.split(), key=len).rstrip("*") for entry in entries}
    words = {word if len(word) > _SHORTEST else f" {word}" for word in longest}
    return tuple(w for w in sorted(words) if not any(v in w for v in words - {w}))


@cache
def _group(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_alternatives(name)})(?![\w-])")


@cache
def _asks() -> re.Pattern[str]:
    before, verbs = _alternatives("before"), _alternatives("asks")
    return re.compile(rf"(?:[^,]{{3,60}}, )?(?:(?:{before})\W+){{0,2}}(?:{verbs})\b")


def _alternatives(name: str) -> str:
    words = sorted(read_toml("article/appeals.toml")[name], key=len, reverse=True)
    patterns = (re.escape(word).replace(r"\ \*\ ", r" (?:\S+ ){1,3}") for word in words)
    return "|".join(pattern.replace(r"\*", r"\w*") for pattern in patterns)
