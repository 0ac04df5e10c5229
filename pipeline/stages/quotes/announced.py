"""Quotations whose speaker the sentence before gives: *Pesan itu dimuat di laman klub. "..."*."""

from __future__ import annotations

from pipeline.stages.quotes.cue import Cue
from pipeline.stages.quotes.lexicon import SpeechLexicon
from pipeline.stages.quotes.marks import Marked
from pipeline.stages.quotes.passage import KnownName, Passage
from pipeline.stages.quotes.phrase import QUOTE_MARKS, Speaker, name_speaker, pronoun_speaker

_LONGEST_TITLE = 12  # words between *pernyataan* and the name of who made it
_OF = ("dari", "lengkap", "oleh", "resmi", "singkat", "terbuka", "tertulis")
_SHOWN = ("berikut", "begini", "demikian", "inilah")


def announced_cue(passage: Passage, pair: Marked, *, lexicon: SpeechLexicon) -> Cue | None:
    """Find who speaks in a quotation without attribution that opens its paragraph.

    The sentence before says that somebody's words follow. They are of the person named behind
    *pernyataan*, else of whom the passage is about.
    """
    index = passage.word_from(pair.opened)
    number = passage.sentence_of[index - 1] if index else 0
    first, last = passage.sentences[number]
    said = passage.words[first:last]
    if not index or not passage.breaks_before(index) or not QUOTE_MARKS.isdisjoint(said):
        return None
    if number == 0 and passage.is_headline(first):
        return None
    nouns = (i for i in range(first, last) if _noun(passage, i) in lexicon.words_of)
    noun = next(nouns, None)
    if noun is None or not _announces(passage, first, last, noun, lexicon):
        return None
    return Cue(passage.starts[noun], passage.starts[noun], _whose(passage, noun, last, lexicon))


def _announces(passage: Passage, first: int, last: int, noun: int, lexicon: SpeechLexicon) -> bool:
    """Whether the words are shown or handed on: *Berikut isinya*, *Surat itu dimuat di koran*."""
    if passage.words[first] in _SHOWN:
        return True
    return not lexicon.handed_on.isdisjoint(passage.words[noun:last])


def _whose(passage: Passage, noun: int, last: int, lexicon: SpeechLexicon) -> Speaker:
    """Read *Sari* of ``pernyataan Ketua RT Sari``, *nya* of ``pernyataannya``, else the noun."""
    after = passage.names_between(noun + 1, min(last, noun + _LONGEST_TITLE))
    owner = next((name for name in after if _owns(passage, noun, name, lexicon)), None)
    if owner is not None:
        return name_speaker(passage, owner)
    start, end = passage.starts[noun], passage.ends[noun]
    if passage.words[noun + 1] == "nya" and passage.glued(noun + 1):
        start, end = passage.starts[noun + 1], passage.ends[noun + 1]
    elif passage.words[noun].endswith("nya"):
        start = end - len("nya")
    return pronoun_speaker(start, end, noun + 1)


def _noun(passage: Passage, index: int) -> str:
    """Give the word without a clitic that the tokenizer left on it."""
    return passage.words[index].removesuffix("nya")


def _owns(passage: Passage, noun: int, name: KnownName, lexicon: SpeechLexicon) -> bool:
    """Whether the name, or its title, stands behind the noun or behind the verb for its words."""
    if name.label != "PERSON":
        return False
    size = len((name.role or "").split())
    before = name.first - size
    if not size or before <= noun or not passage.begins_title(name, before):
        before = name.first  # the title, if there is one, stands behind the name
    while before > noun + 1 and passage.words[before - 1] in _OF:
        before -= 1
    return before == noun + 1 or passage.words[before - 1] in lexicon.handed_on
