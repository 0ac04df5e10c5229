"""The noun phrase before a verb, as it is written: *pedagang dan pembeli*, *sang pelatih*."""

from __future__ import annotations

from pipeline.stages.quotes.lexicon import SpeechLexicon
from pipeline.stages.quotes.passage import Passage
from pipeline.stages.quotes.phrase import QUOTE_MARKS, Speaker, first_body, name_speaker
from pipeline.stages.quotes.predication import SAID_OF

LONGEST_DESCRIPTION = 12  # words
_CHAIN = 3  # words up the tree
_AND = frozenset({"dan", "serta"})


def described_before(
    passage: Passage, head: int, verb: int, low: int, *, lexicon: SpeechLexicon
) -> Speaker | None:
    """Take the noun phrase of *head* as it stands, without its relative clause."""
    first = passage.leftmost(head, low)
    while first < head and not passage.words[first][0].isalnum():
        first += 1
    if passage.words[first] in lexicon.not_subject | lexicon.phrase_end:
        return None
    end = head + 1
    while end < verb:
        if (closed := _after_quoted(passage, end, verb)) is not None:
            end = closed
        elif _leaves(passage, first, end, lexicon):
            break
        else:
            end += 1
    if end - first > LONGEST_DESCRIPTION:
        return None
    titled = passage.mention_at.get(end - 1)
    if titled is not None and titled.last == end and passage.begins_title(titled, first):
        return name_speaker(passage, titled, before_verb=True)
    body = first_body(passage, first, end)
    others = name_speaker(passage, body, before_verb=True).others if body else ()
    end = _pointed_at(passage, head, end, verb, lexicon)
    start, stop = passage.starts[first], passage.ends[end - 1]
    return Speaker(start, stop, "description", body, end, others)


def _pointed_at(passage: Passage, head: int, end: int, verb: int, lexicon: SpeechLexicon) -> int:
    """Take in the *itu* of *legislator yang ... itu*, behind a bracket or a relative clause."""
    if end >= verb or passage.words[end] not in ("(", "yang"):
        return end
    own = (i for i in range(end, verb) if passage.heads[i] == head)
    return next((i + 1 for i in own if passage.words[i] in lexicon.demonstrative), end)


def _leaves(passage: Passage, first: int, index: int, lexicon: SpeechLexicon) -> bool:
    """Whether the noun phrase from *first* does not go on at the word *index*."""
    word = passage.words[index]
    if word in _AND and _joins(passage, first, index):
        return False
    if not (word[0].isalnum() or word[0] in "-@") or word in lexicon.phrase_end | lexicon.adverb:
        return True
    if passage.tags[index : index + 1] and passage.tags[index] in SAID_OF:
        return not _hangs_within(passage, first, index)
    if word in lexicon.soft_end and not passage.is_capital(index):
        top = passage.heads[index]
        return passage.heads[top] not in range(first, index)
    return False


def _joins(passage: Passage, first: int, index: int) -> bool:
    """Whether *dan* joins two nouns of the phrase from *first*: *pedagang dan pembeli*."""
    other = index + 1
    if other in passage.mention_at or passage.tags[other : other + 1] != ["NOUN"]:
        return False
    return passage.deps[other] == "conj" and first <= passage.heads[other] < index


def _hangs_within(passage: Passage, first: int, index: int) -> bool:
    """Whether the word *index* hangs on the phrase that begins at *first*, not on the verb."""
    node = index
    for _ in range(_CHAIN):
        node = passage.heads[node]
        if node < index:
            return node >= first
    return False


def _after_quoted(passage: Passage, index: int, verb: int) -> int | None:
    """Skip a title in quote marks: *pelantun "Rindu" itu*."""
    if passage.words[index] not in QUOTE_MARKS:
        return None
    reach = range(index + 2, min(index + LONGEST_DESCRIPTION, verb))
    return next((i + 1 for i in reach if passage.words[i] in QUOTE_MARKS), None)
