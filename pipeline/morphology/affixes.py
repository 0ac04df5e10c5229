"""Confix stripping: the algorithm of Sastrawi, tuned with what the UPOS of a word tells.

The algorithm of Nazief and Adriani as extended by Asian (2007), in PySastrawi. What is changed,
because it errs on news more often than it helps:

- The dictionary is a set, without the roots of ``lang/morphology/not_roots.txt`` (rare words that
  hide a common one: *pasu* in *pasukan*) and with those of ``lang/morphology/roots.txt``
  (compounds).
- Suffixes are those that go with the prefix and the UPOS: a noun ends in -an, never in -kan or
  -i, so *perbankan* is per-bank-an. The foreign suffixes -is, -isme, -isasi stay on.
- The infixes -el-, -em-, -er-, -in- stay in: they are not productive (*menemani*, *kinerja*).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from pipeline.language_data import read_words
from pipeline.morphology.roots import roots

Suffixes = tuple[str, ...]

_ALL: Final = ("kan", "an", "i")
_INFIX_RULES: Final = re.compile(r"DisambiguatorPrefixRule(?:37|38|39|40)[ab]")
_KETIDAK: Final = re.compile(r"^ketidak(?=.*an$)")
_LONGEST: Final = 40  # letters; no Indonesian word is longer, and Sastrawi is slow on such
_NEVER_VERBAL: Final = ("ke", "pe", "se")


def strip_affixes(word: str, *, upos: str | None = None) -> str:
    """Find the root of a word in lower-case letters and hyphens; an unknown one comes back whole.

    >>> strip_affixes("gerakan", upos="NOUN"), strip_affixes("gerakkan", upos="VERB")
    ('gerak', 'gerak')
    """
    whole = word
    if word in roots() or len(word) > _LONGEST:
        return word
    word = _KETIDAK.sub("ke", word)  # ketidak-nyaman-an as ke-nyaman-an
    for suffixes in dict.fromkeys((_fitting(word, upos), _ALL)):
        root: str = _stemmer(suffixes).stem_word(word)
        if root != word:
            return root
    first, _, second = word.rpartition("-")
    return second if first.endswith(second) and second in roots() else whole


def _fitting(word: str, upos: str | None) -> Suffixes:
    """The suffixes that can go with the prefix of *word* and with its UPOS."""
    if upos == "NOUN" or (upos != "VERB" and word.startswith(_NEVER_VERBAL)):
        return ("an",)
    if word.startswith("ber"):
        return ("kan", "an")
    if word.startswith(("me", "di", "ter")):
        return ("kan", "i")
    return _ALL


class _Roots:
    """What Sastrawi asks for its dictionary; a blank word is in none."""

    def __init__(self) -> None:
        self._words = roots() - read_words("morphology/not_roots.txt")

    def contains(self, word: str | None) -> bool:
        return word in self._words


@cache
def _stemmer(suffixes: Suffixes) -> Any:
    from Sastrawi.Stemmer.Context.Visitor.RemoveDerivationalSuffix import RemoveDerivationalSuffix
    from Sastrawi.Stemmer.Stemmer import Stemmer

    pattern = re.compile(f"(?:{'|'.join(suffixes)})$")
    suffix_visitor = RemoveDerivationalSuffix()
    suffix_visitor.remove = lambda word: pattern.sub("", word, count=1)
    stemmer = Stemmer(_Roots())
    visitors = stemmer.visitor_provider
    visitors.suffix_visitors[-1] = suffix_visitor
    visitors.prefix_visitors = [v for v in visitors.prefix_visitors if not _is_infix_rule(v)]
    return stemmer


def _is_infix_rule(visitor: Any) -> bool:
    rules = getattr(visitor, "disambiguators", [])
    return any(_INFIX_RULES.fullmatch(type(rule).__name__) for rule in rules)
