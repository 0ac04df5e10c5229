"""Reports of a passive verb: ``Dijelaskan Sari, ...``, ``Dalam surat itu tertulis, ...``."""

from __future__ import annotations

from dataclasses import replace

from pipeline.stages.quotes.cue import Cue
from pipeline.stages.quotes.direct import Spoken
from pipeline.stages.quotes.lexicon import SpeechLexicon
from pipeline.stages.quotes.passage import Passage
from pipeline.stages.quotes.phrase import QUOTE_MARKS, TERMINAL, Speaker, first_body
from pipeline.stages.quotes.speaker_after import speaker_after

_LIKE = ("sebagaimana", "seperti", ",")  # seperti (yang) dikatakan Sari
_THUS = ("begitu", "demikian")
_WHERE = ("dalam", "di", "lewat", "melalui", "pada")
_LONGEST_SOURCE = 15  # words that name a document
_SHORTEST = 3  # words of a reported clause
_KINDS = ("pers", "resmi", "singkat")  # between a document and *tertulis*


def passive_report(
    passage: Passage, verb: int, first: int, last: int, *, lexicon: SpeechLexicon
) -> Spoken | None:
    """Read the report of the passive *verb* in the words *first* to *last*.

    Its speaker is the agent, or the document that the sentence begins with. Without either, where
    the verb opens the sentence, the last speaker goes on: *Dikatakan, ...*.
    """
    if verb > first and passage.words[verb - 1] in _THUS:
        return _said_before(passage, verb, first, lexicon)
    source = _source(passage, first, verb, lexicon)
    if source is None and not _opens(passage, verb):
        return None
    speaker = source or _agent(passage, verb, lexicon)
    opens = verb == passage.sentences[passage.sentence_of[verb]][0]
    start = _content_start(passage, verb, last, None if source else speaker, lexicon)
    if start is None or last - start < _SHORTEST or (speaker is None and not opens):
        return None
    cue = Cue(passage.starts[verb], passage.ends[verb], speaker)
    return _spoken(passage, start, last, cue)


def _agent(passage: Passage, verb: int, lexicon: SpeechLexicon) -> Speaker | None:
    speaker = speaker_after(passage, verb, lexicon=lexicon)
    return None if speaker is None or speaker.kind == "description" else speaker


def _content_start(
    passage: Passage, verb: int, last: int, agent: Speaker | None, lexicon: SpeechLexicon
) -> int | None:
    """Find the first word of what is reported; it needs a comma or *bahwa* before it."""
    start = agent.last_word if agent else verb + 1
    marked = start < last and passage.words[start] in (",", "bahwa", ".")
    start += marked
    if start < last and passage.words[start] in lexicon.clause_marker:
        start += 1
    return start if marked or (agent and passage.words[verb] == "dikatakan") else None


def _spoken(passage: Passage, start: int, end: int, cue: Cue) -> Spoken:
    spoken = Spoken(passage.starts[start], passage.ends[end - 1], False, cue)
    return replace(spoken, follows=cue.speaker is None)


def _said_before(passage: Passage, verb: int, first: int, lexicon: SpeechLexicon) -> Spoken | None:
    """Read ``..., demikian disampaikan Sari``; alone, it is about the sentence before."""
    speaker = speaker_after(passage, verb, lexicon=lexicon)
    start, end = first, verb - 2
    if verb - 1 == first:
        start, end = _sentence_before(passage, first)
    if speaker is None or end - start < _SHORTEST:
        return None
    cue = Cue(passage.starts[verb], passage.ends[verb], speaker)
    return _spoken(passage, start, end, cue)


def _sentence_before(passage: Passage, first: int) -> tuple[int, int]:
    """Give the sentence before the word *first*; an empty one if it is a headline or quoted."""
    number = passage.sentence_of[first]
    start, end = passage.sentences[number - 1] if number else (0, 0)
    while end > start and passage.words[end - 1] in TERMINAL:
        end -= 1
    quoted = not QUOTE_MARKS.isdisjoint(passage.words[start:end])
    return (0, 0) if quoted or passage.is_headline(start) else (start, end)


def _source(passage: Passage, first: int, verb: int, lexicon: SpeechLexicon) -> Speaker | None:
    """Read the document in ``Dalam surat itu disebutkan bahwa ...``."""
    noun = first + 1
    if passage.words[first] not in _WHERE or noun >= verb or verb - noun > _LONGEST_SOURCE:
        return None
    if passage.words[noun] not in lexicon.document | lexicon.stands_for:
        return None
    if _is_adjective(passage, noun, verb):
        return None
    last = verb - (passage.words[verb - 1] == ",")
    body = first_body(passage, noun, last)
    start, end = passage.starts[noun], passage.ends[last - 1]
    return Speaker(start, end, "description", body, verb)


def _is_adjective(passage: Passage, noun: int, verb: int) -> bool:
    """Tell *dalam keterangan tertulis, Sari ...* from *dalam surat itu tertulis, ...*."""
    written = passage.words[verb] == "tertulis" and passage.words[verb + 1 : verb + 2] == [","]
    return written and all(word in _KINDS for word in passage.words[noun + 1 : verb])


def _opens(passage: Passage, verb: int) -> bool:
    """Whether the passive has no subject but what is said."""
    first = passage.sentences[passage.sentence_of[verb]][0]
    before = verb - 1
    before -= before > first and passage.words[before] == "yang"
    if verb == first or passage.words[before] in _LIKE:
        return True
    children = passage.children.get(verb, ())
    return passage.words[verb] == "dikatakan" and not any(
        passage.deps[child].startswith("nsubj") and child < verb for child in children
    )
