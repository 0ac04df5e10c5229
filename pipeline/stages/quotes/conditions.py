"""Conditions before an inserted attribution: ``Jika hujan, Sari mengatakan, warga pindah``."""

from __future__ import annotations

from pipeline.stages.quotes.lexicon import SpeechLexicon
from pipeline.stages.quotes.passage import Passage

_LONGEST_CONNECTIVE = 4  # words
_ASKED = frozenset(
    ["dihubungi", "dikonfirmasi", "dimintai", "disinggung", "ditanya", "ditanyai", "ditemui"]
)


def condition_before(
    passage: Passage, first: int, subject: int, *, lexicon: SpeechLexicon
) -> int | None:
    """Find where a condition begins that a comma parts from the *subject* of a verb of speech.

    It is part of what is said. *Jika ditanya, Sari mengatakan ...* is not: it is about speaking.
    """
    start = _after_connective(passage, first, subject, lexicon)
    if passage.words[start] not in lexicon.condition:
        return None
    said = passage.words[start:subject]
    return start if "," in said and _ASKED.isdisjoint(said) else None


def _after_connective(passage: Passage, first: int, last: int, lexicon: SpeechLexicon) -> int:
    """Skip ``Namun,``, ``Oleh karena itu``."""
    for length in range(_LONGEST_CONNECTIVE, 0, -1):
        end = first + length
        if end < last and " ".join(passage.words[first:end]) in lexicon.connective:
            return end + (passage.words[end] == ",")
    return first
