"""Reports of headlines, whose verbs have no prefix: ``Sari Sebut Harga Turun``."""

from __future__ import annotations

from itertools import pairwise

from pipeline.stages.quotes.cue import Cue
from pipeline.stages.quotes.direct import Spoken
from pipeline.stages.quotes.lexicon import SpeechLexicon
from pipeline.stages.quotes.passage import Passage
from pipeline.stages.quotes.phrase import SPEAKING_LABELS, Speaker, name_speaker
from pipeline.stages.quotes.predication import PREDICATES, has_own_subject, is_nominalised

_LONGEST_SPEAKER = 6  # words
_SHORTEST = 2  # words of a report
_LONGEST_ITEM = 3  # words of an item of a list
_JOINS = frozenset({",", "dan", "serta", "atau", "hingga", "tapi", "tetapi", "karena", "bukan"})
_SAME_CLAUSE = frozenset(  # words behind a comma that go on with what is said
    [
        *("agar", "akibat", "asal", "asalkan", "bahkan", "belum", "bila", "bukan"),
        *("demi", "hanya", "jika", "kecuali", "masih", "meski", "meskipun", "namun"),
        *("saat", "sehingga", "supaya", "tak", "termasuk", "tidak", "usai", "walau"),
        *("yaitu", "yakni"),
    ]
)


def headlined(
    passage: Passage, cue: int, first: int, last: int, *, lexicon: SpeechLexicon
) -> Spoken | None:
    """Read the report of the headline's verb *cue* in the words *first* to *last*."""
    first = next((i + 1 for i in range(cue - 1, first, -1) if passage.words[i] in ",:"), first)
    if not first < cue <= first + _LONGEST_SPEAKER or last - cue <= _SHORTEST:
        return None
    speaker = _speaker(passage, first, cue)
    if speaker is None or not _is_said(passage, cue, last, lexicon):
        return None
    last = _end(passage, cue, last)
    spoken = Cue(passage.starts[cue], passage.ends[cue], speaker)
    return Spoken(passage.starts[cue + 1], passage.ends[last - 1], False, spoken)


def _end(passage: Passage, cue: int, last: int) -> int:
    """Find the comma behind which the headline says something else: *Sari Sebut Aman, Budi Ragu*.

    One of a list belongs to what is said: *Banten, Jabar, dan DKI Rawan*.
    """
    commas = [i for i in range(cue + _SHORTEST + 1, last) if passage.words[i] == ","]
    for before, comma in pairwise([cue, *commas]):
        listed = before > cue and comma - before <= _LONGEST_ITEM + 1
        if listed or not _SAME_CLAUSE.isdisjoint(passage.words[comma + 1 : comma + 2]):
            continue
        behind = passage.words[comma + 1 : comma + _LONGEST_ITEM + 2]
        if last - comma > _SHORTEST and _JOINS.isdisjoint(behind):
            return comma
    return last


def _speaker(passage: Passage, first: int, cue: int) -> Speaker | None:
    named = passage.mention_at.get(cue - 1)
    if named is not None and named.label in ("PERSON", *SPEAKING_LABELS):
        return name_speaker(passage, named)
    if not all(word[0].isalnum() for word in passage.words[first:cue]):
        return None
    return Speaker(passage.starts[first], passage.ends[cue - 1], "description", None, cue)


def _is_said(passage: Passage, cue: int, last: int, lexicon: SpeechLexicon) -> bool:
    """Whether something is said of something, not only a thing named: *Ungkap Kasus Itu*."""
    start = cue + 1
    if passage.words[last - 1] in lexicon.state or is_nominalised(passage, start, last):
        return True
    if passage.words[cue] in lexicon.headline_noun:
        return _takes_clause(passage, cue)
    if has_own_subject(passage, start, last):
        return True
    if not passage.tags:
        return last - start > _SHORTEST
    predicate = any(
        passage.tags[i] in PREDICATES and not _is_relative(passage, i) for i in range(start, last)
    )
    return predicate and (passage.tags[start] == "VERB" or last - start > _SHORTEST)


def _takes_clause(passage: Passage, cue: int) -> bool:
    """Whether a word that may be a noun is a verb with a clause, by the parse: *Janji Kembali*."""
    if not passage.deps or passage.tags[cue] != "VERB":
        return False
    return any(
        child > cue and passage.deps[child] in ("ccomp", "xcomp")
        for child in passage.children.get(cue, ())
    )


def _is_relative(passage: Passage, index: int) -> bool:
    return bool(passage.deps) and passage.deps[index] == "acl:relcl"
