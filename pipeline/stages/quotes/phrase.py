"""Expressions that name a speaker: a name, several names, a pronoun or clitic, a description."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.stages.quotes.lexicon import SpeechLexicon
from pipeline.stages.quotes.passage import KnownName, Passage

TERMINAL = frozenset(".?!;:…") | {"...", "?!", "!!", ".."}
QUOTE_MARKS = frozenset("\"“”„«»‘’'") | {"''", "``"}
NAMING_RELATIONS = ("appos", "flat", "flat:name", "nmod", "compound")
SPEAKING_LABELS = ("ORG", "NORP", "GPE", "FAC", "PRODUCT")
NAMING = frozenset({"bernama", "berinisial"})
_MOST_NAMES = 5  # that one speech is shared by
_SELF = ("diri", "pihak")  # dirinya, pihaknya


@dataclass(frozen=True, slots=True)
class Speaker:
    """Offsets of the expression (code points), and the name it is or holds.

    `others` are the further names of a list: *Rina, Sari dan Budi*.
    """

    start: int
    end: int
    kind: Literal["name", "pronoun", "plural", "description"]
    mention: KnownName | None = None
    last_word: int = 0  # the expression ends before this word
    others: tuple[KnownName, ...] = ()


def ends_clause(passage: Passage, index: int, lexicon: SpeechLexicon) -> bool:
    """Whether an attribution cannot go on at the word *index*."""
    if passage.breaks_before(index) or passage.words[index] in QUOTE_MARKS:
        return True
    if passage.words[index] not in TERMINAL:
        return False
    return not (passage.words[index] == "." and passage.words[index - 1] in lexicon.abbreviation)


def pronoun_speaker(start: int, end: int, last_word: int) -> Speaker:
    """Make a speaker of a pronoun or clitic."""
    return Speaker(start, end, "pronoun", None, last_word)


def name_speaker(passage: Passage, mention: KnownName, *, before_verb: bool = False) -> Speaker:
    """Make a speaker of a name, with the names that are listed after it.

    Behind the name of whom somebody works for, it is the other: *pengacara Rina Sari, Tigor,*.
    """
    mention = _worker(passage, mention) or mention
    others = _listed_after(passage, mention, before_verb)
    last = others[-1].last if others else mention.last
    start, end = passage.starts[mention.first], passage.ends[last - 1]
    return Speaker(start, end, "name", mention, last, others)


def _worker(passage: Passage, name: KnownName) -> KnownName | None:
    """Find who is named behind *name* and has a title that ends with it."""
    if passage.breaks_before(name.last) or passage.words[name.last] != ",":
        return None
    other = passage.mention_at.get(name.last + 1)
    client = passage.text[passage.starts[name.first] : passage.ends[name.last - 1]]
    return other if other is not None and (other.role or "").endswith(f" {client}") else None


def _listed_after(passage: Passage, name: KnownName, before_verb: bool) -> tuple[KnownName, ...]:
    """List the names in ``Rina, Sari dan Budi`` after the first; none without the *dan*.

    After a cue a comma must close the list: *menurut Rina, Sari dan Budi pulang* is none.
    """
    found: list[KnownName] = []
    index = name.last
    for _ in range(_MOST_NAMES):
        joins = passage.words[index] if not passage.breaks_before(index) else ""
        following = passage.mention_at.get(index + 1) if joins in (",", "dan", "serta") else None
        if following is None or following.label != name.label:
            break
        found.append(following)
        index = following.last
        if joins != ",":
            closed = passage.breaks_before(index) or passage.words[index] in ",.("
            return tuple(found) if closed or before_verb or len(found) == 1 else ()
    return ()


def simple_speaker(
    passage: Passage, index: int, lexicon: SpeechLexicon, *, before_verb: bool = False
) -> Speaker | None:
    """Read a pronoun or a name right at *index*."""
    start, end = passage.starts[index], passage.ends[index]
    if passage.words[index] in lexicon.singular_pronoun:
        return pronoun_speaker(start, end, index + 1)
    if passage.words[index] in lexicon.plural_pronoun:
        return Speaker(start, end, "plural", None, index + 1)
    if index + 1 < len(passage.words) and passage.words[index + 1] == "nya":
        end = passage.ends[index + 1]
        if passage.words[index] in _SELF:
            return pronoun_speaker(start, end, index + 2)
        if passage.words[index] + "nya" in lexicon.plural_pronoun:
            return Speaker(start, end, "plural", None, index + 2)
    mention = passage.mention_at.get(index)
    if mention is None or mention.label != "PERSON":
        return None
    return name_speaker(passage, mention, before_verb=before_verb)


def is_named(passage: Passage, node: int) -> bool:
    """Whether the word hangs on a verb of naming, or is it: *sopir bernama Budi*."""
    return not {passage.words[node], passage.words[passage.heads[node]]}.isdisjoint(NAMING)


def first_body(passage: Passage, first: int, last: int) -> KnownName | None:
    """Find the first organisation or place that is named in the words *first* to *last*.

    One in a relative clause is not it: *pernyataan dokter yang disampaikan kepada KPU*.
    """
    last = next((i for i in range(first, last) if passage.words[i] == "yang"), last)
    names = passage.names_between(first, last)
    return next((name for name in names if name.label in SPEAKING_LABELS), None)
