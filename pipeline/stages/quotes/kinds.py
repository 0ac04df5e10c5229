"""What a speaker is: the closed list of `records.Quote.speaker_kind`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pipeline.language_data import read_words
from pipeline.stages.quotes.lexicon import SpeechLexicon
from pipeline.stages.quotes.passage import KnownName, Passage
from pipeline.stages.quotes.phrase import NAMING, Speaker

SPEAKER_KINDS = (
    "person",  # a name, a pronoun, a description of one: Sari, dia, seorang sopir
    "group",  # several or people in general: keduanya, warga, Rina dan Budi
    "office",  # known by the office alone: Kapolda Papua, juru bicara perusahaan
    "organisation",  # a body, company, state: KPK, pihak sekolah, Amerika Serikat
    "document",  # what is written: laporan Bank Dunia, akun tersebut
)
_BODIES = ("ORG", "GPE", "FAC", "NORP")


def speaker_kind(
    passage: Passage, speaker: Speaker, who: tuple[KnownName, ...], *, lexicon: SpeechLexicon
) -> str | None:
    """Tell the kind of a speaker from the words of the expression, then from who it is.

    ``None`` where neither shows it: a noun that no list has.
    """
    if speaker.kind == "plural" or (speaker.kind == "name" and len(who) > 1):
        return "group"
    if speaker.kind == "description":
        return _of_words(passage, speaker, lexicon) or _of_name(who)
    return _of_name(who) or ("person" if speaker.kind == "pronoun" else None)


def _of_name(who: tuple[KnownName, ...]) -> str | None:
    if not who:
        return None
    if len(who) > 1:
        return "group"
    if who[0].label == "PERSON":
        return "person"
    return "organisation" if who[0].label in _BODIES else None


def _of_words(passage: Passage, speaker: Speaker, lexicon: SpeechLexicon) -> str | None:
    """Tell by the first noun: *para menteri*, *wakil ketua*, *laporan*."""
    first = passage.word_from(speaker.start)
    words = passage.words[first : max(first + 1, passage.word_from(speaker.end))]
    words = _without_address(words, lexicon)
    known_one = words[-1] in lexicon.demonstrative or not NAMING.isdisjoint(words)
    for kind, nouns in _nouns_by_kind(lexicon).items():
        if words[0] in nouns or " ".join(words[:2]) in nouns:
            one = kind == "office" or words[0] in lexicon.person_noun
            return "person" if one and known_one else kind
    name = passage.mention_at.get(first)
    if name is not None and name.label in _BODIES:
        return "organisation"
    return "person" if known_one else None


def _without_address(words: Sequence[str], lexicon: SpeechLexicon) -> Sequence[str]:
    """Leave out what only addresses or picks one: *Pak Kades*, *salah satu spanduk*."""
    if words[0] in read_words("roles/addresses.txt") and len(words) > 1:
        return words[1:] if words[1] in read_words("roles/offices.txt") else words
    picked = tuple(words[:2]) == ("salah", "satu") and not lexicon.document.isdisjoint(words[2:3])
    return words[2:] if picked else words


@cache
def _nouns_by_kind(lexicon: SpeechLexicon) -> dict[str, frozenset[str]]:
    """Give the first words of descriptions by kind, the surest first."""
    return {
        "group": lexicon.group_noun,
        "document": lexicon.document,
        "organisation": lexicon.organisation_noun,
        "person": lexicon.person_noun | lexicon.proxy,
        "office": read_words("roles/offices.txt"),
    }
