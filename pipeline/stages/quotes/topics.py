"""Whom the sentences of a passage are about: candidates for the pronouns that follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.stages.quotes.lexicon import SpeechLexicon
from pipeline.stages.quotes.passage import KnownName, Passage
from pipeline.stages.quotes.phrase import NAMING_RELATIONS, is_named
from pipeline.stages.quotes.speaker_before import can_be_subject
from pipeline.stages.roles.words import listed

_GIVEN = frozenset(
    {"jawaban", "keterangan", "klarifikasi", "komentar", "penjelasan", "pernyataan", "tanggapan"}
)
_SPEAKING_UP = {
    "angkat": {"bicara"},
    "buka": {"suara", "mulut"},
    "memberi": _GIVEN,
    "memberikan": _GIVEN,
}
_VERB_REACH = 6  # words after a name in which its verb is looked for
_SHORT_WORD = 4  # no verb with a prefix is so short
_LEAD = 14  # words that may stand before the name of somebody who is introduced


@dataclass(frozen=True, slots=True)
class Topic:
    """The person a sentence is about.

    `leading`: the name, with its title, opens the sentence. `new`: it is the first mention.
    `tells`: the verb is one of speech. `speaks_up`: they are said to give an answer.
    """

    name: KnownName
    leading: bool
    new: bool
    tells: bool
    speaks_up: bool = False


def topics_of(
    passage: Passage, said: Sequence[tuple[int, int]], *, lexicon: SpeechLexicon
) -> list[Topic]:
    """Find each sentence's subject among the persons, outside of what is *said*, in order.

    By the parse where there is one, else the first person after no preposition.
    """
    topics: list[Topic] = []
    met: set[int | None] = set()
    last_sentence = -1
    apart = set(_outside(passage, said))
    for name in passage.mentions:
        if name.label != "PERSON":
            continue
        if name not in apart:
            met.add(name.entity_id)
            continue
        sentence = passage.sentence_of[name.first]
        agent = _is_agent(passage, name, lexicon)
        if sentence != last_sentence and (agent or _is_subject(passage, name, lexicon)):
            leading = agent or _opens(passage, name, sentence)
            tells = agent or _tells(passage, name, lexicon)
            new = name.entity_id not in met
            topics.append(Topic(name, leading, new, tells, _speaks_up(passage, name, sentence)))
            last_sentence = sentence
        if sentence > 0:  # the headline introduces nobody
            met.add(name.entity_id)
    return topics


def _tells(passage: Passage, name: KnownName, lexicon: SpeechLexicon) -> bool:
    after = passage.words[name.last : name.last + _VERB_REACH]
    return not lexicon.reporting_verbs.isdisjoint(after)


def _speaks_up(passage: Passage, name: KnownName, sentence: int) -> bool:
    """Whether the sentence goes on with *angkat bicara*, *memberikan penjelasan*."""
    last = passage.sentences[sentence][1]
    return any(
        passage.words[index + 1] in _SPEAKING_UP.get(passage.words[index], ())
        for index in range(name.last, last - 1)
    )


def _is_agent(passage: Passage, name: KnownName, lexicon: SpeechLexicon) -> bool:
    """Whether the name is who says it in ``Hal senada disampaikan Ketua Panitia Sari Dewi``."""
    nearest = name.first - 1
    while nearest > 0 and passage.words[nearest].removesuffix(".") in _addresses():
        nearest -= 1
    nearest -= bool(name.role) and nearest > 0 and passage.words[nearest] == ","
    for index in range(nearest, max(0, name.first - _LEAD) - 1, -1):
        if passage.words[index] in lexicon.passive_cue | lexicon.answered:
            return True
        if passage.words[index] in lexicon.phrase_end | {".", ","}:
            return False
    return False


@cache
def _addresses() -> frozenset[str]:
    """The ranks and forms of address that stand right before a name."""
    return listed("honorifics") | listed("ranks")


def _opens(passage: Passage, name: KnownName, sentence: int) -> bool:
    """Whether only a title or a connective stands before the name, and a predicate after it."""
    first = passage.sentences[sentence][0]
    before = range(first, name.first)
    if len(before) > _LEAD or passage.breaks_before(name.last) or passage.words[name.last] == ".":
        return False
    return not any(_is_verbal(passage, i) for i in before) and not _is_acted_on(passage, name)


def _is_acted_on(passage: Passage, name: KnownName) -> bool:
    """Whether the verb after the name is a passive: its subject is hardly who speaks next."""
    after = range(name.last, min(name.last + _VERB_REACH, len(passage.words)))
    verb = next((i for i in after if _is_verbal(passage, i)), None)
    return verb is not None and passage.words[verb].startswith("di")


def _is_verbal(passage: Passage, index: int) -> bool:
    """Tell a verb by its prefix, or a word that opens a clause, from the words of a title."""
    word = passage.words[index]
    if word in ("yang", "karena", "bahwa"):
        return True
    if word in ("bernama", "berinisial"):  # sopir bernama Budi
        return False
    prefixed = word.startswith(("me", "ber", "di", "ter")) and len(word) > _SHORT_WORD
    return prefixed and not passage.is_capital(index)


def _outside(passage: Passage, said: Sequence[tuple[int, int]]) -> list[KnownName]:
    kept, index = [], 0
    for name in passage.mentions:
        start = passage.starts[name.first]
        while index < len(said) and said[index][1] <= start:
            index += 1
        if index == len(said) or start < said[index][0]:
            kept.append(name)
    return kept


def _is_subject(passage: Passage, name: KnownName, lexicon: SpeechLexicon) -> bool:
    if not passage.breaks_before(name.last) and passage.words[name.last] in lexicon.demonstrative:
        return False  # istri Budi itu
    if passage.deps:
        return _parsed_as_subject(passage, name)
    start = passage.sentences[passage.sentence_of[name.first]][0]
    return can_be_subject(passage, name, low=start, lexicon=lexicon)


def _parsed_as_subject(passage: Passage, name: KnownName) -> bool:
    node = passage.head_of(name)
    for _ in range(4):
        relation = passage.deps[node]
        if relation.startswith("nsubj") or relation == "root":
            return True
        if relation not in NAMING_RELATIONS and not is_named(passage, node):
            return False
        node = passage.heads[node]
    return False
