"""Words that show by their shape which relative of Indonesian they are of.

Sound laws and affixes give whole families of words. What ends in *-uk* and *-ing* in Indonesian,
ends in *-uak* and *-iang* in Minangkabau (*buruak*, *kambiang*); for *-nya*, Sundanese has *-na*
(*hargana*) and Javanese *-ne* (*gurune*); for *-itas*, Malay has *-iti* (*realiti*). A word counts
if the Indonesian one with the other affix is known, and it is not itself. Roots that Indonesian has
not, or writes otherwise, show with any affix (*merosakkan*, *dimansuhkan*).
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from pipeline.language_data import read_lines, read_pairs, read_words
from pipeline.morphology.roots import roots
from pipeline.morphology.stems import stem

_SHORTEST: Final = 4  # letters of an Indonesian word or root that counts
_VOWELS: Final = "aiueo"
_SUFFIXES: Final = ("", "kan", "an", "i")
_PREFIXES: Final[dict[str, tuple[str, ...]]] = {  # and the sounds of roots that they take away
    **dict.fromkeys(("", "di", "ter", "ber", "be", "per", "pe", "me", "ke", "se"), ("",)),
    **dict.fromkeys(("mem", "pem"), ("", "p")),
    **dict.fromkeys(("men", "pen"), ("", "t")),
    **dict.fromkeys(("meng", "peng"), ("", "k")),
    **dict.fromkeys(("meny", "peny"), ("s",)),
}


@lru_cache(maxsize=4096)
def language_of_shape(word: str) -> str | None:
    """The one relative that *word*, in small letters, shows its shape of; ``None`` for most words.

    >>> [language_of_shape(w) for w in ("buruak", "hargana", "gurune", "realiti", "harganya")]
    ['min', 'su', 'jv', 'ms', None]
    """
    if word in read_words("language/no_shapes.txt") or _is_indonesian(word):
        return None
    found = {lang for lang, own, other in _shapes() if _fits(word, own, other)}
    return found.pop() if len(found) == 1 else None


def _fits(word: str, own: str, other: str) -> bool:
    return _ends(word, own[1:], other) if own[0] == "-" else _begins(word, own[:-1], other)


def _ends(word: str, own: str, other: str) -> bool:
    rest = word.removesuffix(own)
    behind_vowel = rest[-1:] in _VOWELS
    if rest == word or (own == "ne" and not behind_vowel) or (own == "e" and behind_vowel):
        return False
    if own == "keun":  # no word of the others ends so
        return len(rest) >= _SHORTEST - 1
    known = rest if other == "nya" else rest + other
    return len(known) >= _SHORTEST and _is_indonesian(known)


def _begins(word: str, own: str, other: str) -> bool:
    rest = word.removeprefix(own)
    if rest == word:
        return False
    if other == "-":
        return len(rest) >= _SHORTEST and rest in roots()
    root = stem(other + rest)
    return root is not None and len(root) >= _SHORTEST and root != other + rest and root in roots()


def _is_indonesian(word: str) -> bool:
    return word in roots() or stem(word) in roots()


@cache
def _shapes() -> tuple[tuple[str, str, str], ...]:
    rows = (line.split("\t") for line in read_lines("language/shapes.tsv"))
    return tuple((lang, own, other) for lang, own, other in rows)


@cache
def forms_of_roots() -> dict[str, str]:
    """Map each root that a relative has and Indonesian has not, and its words, to the language.

    >>> forms = forms_of_roots()
    >>> [forms.get(w) for w in ("merosakkan", "dimansuhkan", "penyeludup", "merusak")]
    ['ms', 'ms', 'ms', None]
    """
    others = read_words("language/no_shapes.txt")
    return {
        word: lang
        for word, lang in _words_of_roots().items()
        if len(word) >= _SHORTEST and word not in others
    }


def _words_of_roots() -> dict[str, str]:
    return {
        prefix + root.removeprefix(swallowed) + suffix + possessive: lang
        for lang, root in read_pairs("language/roots.tsv")
        for prefix, sounds in _PREFIXES.items()
        for swallowed in sounds
        if root.startswith(swallowed)
        for suffix in _SUFFIXES
        for possessive in ("", "nya")
    }
