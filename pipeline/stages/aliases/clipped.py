"""Names of people that are clipped or blended when they are said again.

*Ferdi* is Ferdiansyah Wijaya, *Luthy* Manfaluthy Hakim, *Muhib* Ahmad Muhibbuddin and *Djanur*
Djadjang Nurdjaman.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pipeline.language_data import read_words
from pipeline.stages.aliases.names import Name, is_anonymous

_MIN_LETTERS = 4  # of a clipped name
_MIN_LETTERS_OF_LATER = 5  # where it is not the first word that is clipped
_MAX_LETTERS = 24  # so that a word without end costs no more than others
_MIN_LEFT_OUT = 2  # letters
_MIN_BLENDED = 5  # letters of a blend, ...
_BLENDED = range(2, 5)  # ... of so many of each of the first two words
_MIN_LEFT_OUT_MORE = 4  # of a name of one word, or of a later one: Rudi of Rudiantara


def clipped(names: Iterable[Name]) -> Iterator[tuple[Name, Name]]:
    """Yield pairs of a full name and the clipped name that fits it alone.

    *names* come in the order of the text: a person is introduced before the name is clipped. A
    name that is a word of another one in the text is that word.

    >>> full, short = Name("PERSON", ("ferdiansyah", "wijaya")), Name("PERSON", ("ferdi",))
    >>> list(clipped([full, short])) == [(full, short)]
    True
    """
    by_start: dict[str, dict[Name, None]] = defaultdict(dict)  # ordered sets
    words: set[str] = set()
    seen: list[Name] = []
    for name in names:
        if name.group == "PERSON":
            seen.append(name)
            words.update(name.words if len(name.words) > 1 else ())
    for name in seen:
        if len(name.words) > 1:
            for length in _lengths(name.words[0], _MIN_LETTERS, _MIN_LEFT_OUT):
                by_start[name.words[0][:length]][name] = None
                by_start[name.words[0][-length:]][name] = None
            for blend in _blends(name.words[0], name.words[1]):
                by_start[blend][name] = None
            for word in name.words[1:]:
                for length in _lengths(word, _MIN_LETTERS_OF_LATER, _MIN_LEFT_OUT_MORE):
                    by_start[word[:length]][name] = None
            continue
        if _may_be_clipped(name.words[0], words):
            full = list(by_start.get(name.words[0], {}))
            if len(full) == 1:
                yield full[0], name
        for length in _lengths(name.words[0], _MIN_LETTERS, _MIN_LEFT_OUT_MORE):
            by_start[name.words[0][:length]][name] = None


def _lengths(word: str, shortest: int, left_out: int) -> range:
    """Give the lengths of *word* when it is clipped by *left_out* letters or more."""
    return range(shortest, min(len(word) - left_out, _MAX_LETTERS) + 1)


def _blends(first: str, second: str) -> set[str]:
    """Give what the beginnings of two words make up: *Djanur*.

    It is no clipped *first* (*Rahma* of Rahmat Maulana), nor does it have the *second* whole.
    """
    lengths = [length for length in _BLENDED if length < len(second)]
    blends = {first[:a] + second[:b] for a in _BLENDED for b in lengths}
    return {b for b in blends if len(b) >= _MIN_BLENDED and not first.startswith(b)}


def _may_be_clipped(word: str, words: set[str]) -> bool:
    common = word in read_words("aliases/given_names.txt") or is_anonymous((word,))
    return len(word) >= _MIN_LETTERS and word not in words and not common
