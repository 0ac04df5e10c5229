"""Reports of a passive between its subject and who judges: ``Cara itu dinilai Sari aman``."""

from __future__ import annotations

from pipeline.language_data import read_words
from pipeline.stages.quotes.cue import Cue
from pipeline.stages.quotes.direct import Spoken
from pipeline.stages.quotes.extent import clause_end
from pipeline.stages.quotes.lexicon import SpeechLexicon
from pipeline.stages.quotes.passage import Passage
from pipeline.stages.quotes.phrase import SPEAKING_LABELS, Speaker, name_speaker
from pipeline.stages.quotes.predication import SAID_OF
from pipeline.stages.quotes.speaker_after import speaker_after

_LONGEST_JUDGE = 4  # words of *pengamat politik senior itu*
_SUBJECTS = ("nsubj", "nsubj:pass")
_OPENS_PREDICATE = frozenset(
    [
        *("adalah", "akan", "belum", "bisa", "bukan", "dapat", "harus", "masih", "memang"),
        *("merupakan", "sebagai", "sudah", "tak", "telah", "tidak"),
    ]
)


def judged_report(
    passage: Passage, verb: int, first: int, last: int, *, lexicon: SpeechLexicon
) -> Spoken | None:
    """Read ``Larangan itu disebut Sari dapat menekan sampah``; the attribution stays inside.

    Somebody must be named, or their kind, between the passive *verb* and what is said of its
    subject: *Larangan itu dinilai tepat* has no source.
    """
    start = _subject(passage, verb, first, lexicon)
    judge = None if start is None else _judge(passage, verb, last, lexicon)
    if start is None or judge is None or not _opens_predicate(passage, judge.last_word, last):
        return None
    end = clause_end(passage, judge.last_word, last, cue=verb, lexicon=lexicon)
    cue = Cue(passage.starts[verb], passage.ends[verb], judge)
    return Spoken(passage.starts[start], passage.ends[end - 1], False, cue)


def _subject(passage: Passage, verb: int, first: int, lexicon: SpeechLexicon) -> int | None:
    """Find where the subject begins; a relative clause, *yang dinilai Sari aman*, has none."""
    before = verb - 1
    while before > first and passage.words[before] in lexicon.adverb:
        before -= 1
    if before < first or passage.words[before] in ("yang", ",", "apa"):
        return None
    if not passage.deps:
        return first
    subject = (
        child
        for child in passage.children.get(verb, ())
        if first <= child < verb and passage.deps[child] in _SUBJECTS
    )
    head = next(subject, None)
    if head is None:
        head = _described(passage, verb, first)
    return None if head is None else passage.leftmost(head, first)


def _described(passage: Passage, verb: int, first: int) -> int | None:
    """Find the subject where the parse has the judgement for a part of it.

    *Harga beras disebutnya masih naik* has no *yang*, so that *disebut* describes nothing.
    """
    if not passage.deps[verb].startswith("acl"):
        return None
    noun = passage.heads[verb]
    while first <= noun < verb and passage.deps[noun] in ("nmod", "flat", "flat:name"):
        if passage.heads[noun] == noun:
            return None
        noun = passage.heads[noun]
    is_subject = first <= noun < verb and passage.deps[noun] in _SUBJECTS
    return noun if is_subject and passage.heads[noun] > verb else None


def _judge(passage: Passage, verb: int, last: int, lexicon: SpeechLexicon) -> Speaker | None:
    at = verb + 1 + (passage.words[verb + 1 : verb + 2] == ["oleh"])
    if at >= last:
        return None
    named = passage.mention_at.get(at)
    if named is not None and named.label in SPEAKING_LABELS:
        return name_speaker(passage, named)
    speaker = speaker_after(passage, verb, lexicon=lexicon)
    if speaker is None or speaker.kind == "pronoun":
        return speaker
    if speaker.kind == "name" and (named or passage.words[at] in _kinds(lexicon)):
        return speaker
    return _kind_of_judge(passage, at, last, lexicon)


def _kinds(lexicon: SpeechLexicon) -> frozenset[str]:
    """The nouns that begin a title or another description of who judges."""
    return lexicon.person_noun | lexicon.organisation_noun | read_words("roles/offices.txt")


def _kind_of_judge(
    passage: Passage, first: int, last: int, lexicon: SpeechLexicon
) -> Speaker | None:
    """Read *pengamat politik* of ``dinilai pengamat politik dapat ...``."""
    if passage.words[first] not in _kinds(lexicon) or not passage.tags:
        return None
    near = range(first + 1, min(last, first + _LONGEST_JUDGE + 1))
    end = next((i for i in near if _opens_predicate(passage, i, last)), None)
    if end is None:
        return None
    return Speaker(passage.starts[first], passage.ends[end - 1], "description", None, end)


def _opens_predicate(passage: Passage, index: int, last: int) -> bool:
    """Whether something is said of the subject from the word *index* on."""
    if index >= last:
        return False
    tagged = passage.tags[index : index + 1]
    return passage.words[index] in _OPENS_PREDICATE or any(tag in SAID_OF for tag in tagged)
