"""The words of the text beside a name, and the lists that titles are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.language_data import read_words

WINDOW = 160  # characters looked at on either side
MAX_WORDS = 16  # words of a title
THEN = {("saat", "itu"), ("kala", "itu"), ("ketika", "itu"), ("waktu", "itu")}
THERE = (["di", "sana"], ["di", "sini"], ["di", "situ"])  # no part of an office
INSTALLED = frozenset(
    {
        "dilantik", "ditunjuk", "diangkat", "dipercaya", "menjabat", "terpilih", "ditetapkan",
        "resmi", "kembali", "kini",
    }
)  # fmt: skip
_TOKEN = re.compile(r"[^\W_]+(?:[./'’&-][^\W_]+)*\.?|[^\w\s]")
_ABBREVIATED = ("ranks", "rank_complements", "honorifics", "modifiers")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark, with its place in the line."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The word in small letters, without a full stop."""
        return self.text.lower().removesuffix(".")

    @property
    def is_name_like(self) -> bool:
        """Whether it begins with a capital or a digit."""
        return self.text[0].isupper() or self.text[0].isdigit()

    @property
    def ends_sentence(self) -> bool:
        """Whether its full stop is no abbreviation's."""
        return len(self.text) > 1 and self.text[-1] == "." and self.text.lower() not in _dotted()


@cache
def listed(name: str) -> frozenset[str]:
    """Read the words of ``lang/roles/NAME.txt`` without full stops."""
    return frozenset(word.removesuffix(".") for word in read_words(f"roles/{name}.txt"))


@cache
def _dotted() -> frozenset[str]:
    """The abbreviations that end in a full stop."""
    entries = frozenset[str]().union(*(read_words(f"roles/{name}.txt") for name in _ABBREVIATED))
    return frozenset(entry for entry in entries if entry.endswith("."))


def words_in(line: str, start: int = 0) -> list[Word]:
    """Cut *line* from *start* on into words and marks."""
    return [Word(m[0], m.start(), m.end()) for m in _TOKEN.finditer(line, start)]


def as_written(line: str, first: Word, last: Word) -> str:
    """Give the words *first* to *last* of *line*, without a bracket that has no pair."""
    phrase = " ".join(line[first.start : last.end].split())
    return (
        phrase.replace(")", "").rstrip(" (") if phrase.count("(") != phrase.count(")") else phrase
    )
