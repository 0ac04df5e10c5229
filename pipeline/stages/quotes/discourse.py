"""Who the speakers are: pronouns, clitics and descriptions resolved through the passage."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.records import Quote
from pipeline.stages.quotes.direct import Spoken
from pipeline.stages.quotes.lexicon import SpeechLexicon
from pipeline.stages.quotes.passage import KnownName, Passage
from pipeline.stages.quotes.phrase import Speaker
from pipeline.stages.quotes.topics import Topic, topics_of

_TITLES_TRIED = 100  # persons with a title, looked at for one description
_REACH = 40  # sentences after which a pronoun no longer points back to a speaker


@dataclass(slots=True)
class _Focus:
    """The person who spoke last or was introduced since, and the word where that was."""

    who: KnownName | None = None
    at: int = -1
    spoke: bool = False  # somebody has spoken before


def attribute(
    passage: Passage, spoken: Sequence[Spoken], *, lexicon: SpeechLexicon
) -> tuple[Quote, ...]:
    """Name the speakers of the quotations; ``None`` where the passage leaves it open.

    A pronoun or clitic stands for the last speaker, or for a person introduced after that: one
    who speaks elsewhere in the document, or whose title is given as a sentence begins.
    """
    ordered = sorted(spoken, key=lambda s: (s.start, s.end))
    topics = topics_of(passage, [(s.start, s.end) for s in ordered], lexicon=lexicon)
    speakers = _named_speakers(ordered)
    focus, upcoming = _Focus(), 0
    quotes: list[Quote] = []
    waiting: list[Quote] = []  # parts whose attribution comes with the next quotation
    for item in ordered:
        at = item.cue.start if item.cue else item.start
        while upcoming < len(topics) and passage.starts[topics[upcoming].name.first] < at:
            _shift(passage, focus, topics[upcoming], item, speakers)
            upcoming += 1
        quote = _quote(passage, item, quotes[-1] if quotes else None, focus, lexicon)
        if item.leads:
            waiting.append(quote)
            continue
        quotes += [_spoken_like(part, quote) for part in waiting] + [quote]
        waiting = []
    return tuple(quotes + waiting)


def _named_speakers(spoken: Sequence[Spoken]) -> set[int | None]:
    """Collect the clusters of everybody who is named beside a cue."""
    named = (s.cue.speaker.mention for s in spoken if s.cue and s.cue.speaker)
    return {mention.entity_id for mention in named if mention is not None} - {None}


def _shift(
    passage: Passage, focus: _Focus, topic: Topic, item: Spoken, speakers: set[int | None]
) -> None:
    """Turn to the topic of a sentence before *item*, if it may be the one who speaks."""
    start = passage.starts[topic.name.first]
    near = "\n" not in passage.text[start : max(start, item.start)]
    introduced = topic.leading and (topic.new or near)
    if not focus.spoke or introduced or topic.name.entity_id in speakers:
        focus.who, focus.at = topic.name, topic.name.first


def _quote(
    passage: Passage, item: Spoken, last: Quote | None, focus: _Focus, lexicon: SpeechLexicon
) -> Quote:
    bare = Quote(item.start, item.end, item.direct)
    if item.cue is None:
        if item.leads or not item.follows or last is None:
            return bare
        return replace(_spoken_like(bare, last), cue=last.cue if item.same_sentence else None)
    bare = replace(bare, cue=passage.text[item.cue.start : item.cue.end])
    speaker = item.cue.speaker
    if speaker is None:
        return bare
    who = _who(passage, speaker, focus, lexicon)
    if who is not None and who.label == "PERSON":
        focus.who, focus.at, focus.spoke = who, passage.word_from(item.cue.start), True
    elif who is None and speaker.kind == "description" and _is_somebody(passage, item, lexicon):
        focus.who, focus.spoke = None, True
    return replace(
        bare,
        speaker_start=speaker.start,
        speaker_end=speaker.end,
        speaker_entity_id=who.entity_id if who else None,
        speaker=who.canonical if who else None,
    )


def _is_somebody(passage: Passage, item: Spoken, lexicon: SpeechLexicon) -> bool:
    """Whether an unresolved description is a person, to whom later pronouns may point."""
    if item.cue is None or item.cue.speaker is None:
        return False
    noun = passage.words[passage.word_from(item.cue.speaker.start)]
    return noun in lexicon.person_noun or (item.direct and noun not in lexicon.no_person)


def _spoken_like(part: Quote, quote: Quote) -> Quote:
    """Give *part* the speaker of *quote*."""
    return replace(
        part,
        speaker_start=quote.speaker_start,
        speaker_end=quote.speaker_end,
        speaker_entity_id=quote.speaker_entity_id,
        speaker=quote.speaker,
    )


def _who(
    passage: Passage, speaker: Speaker, focus: _Focus, lexicon: SpeechLexicon
) -> KnownName | None:
    if speaker.kind == "name":
        return speaker.mention
    if speaker.kind == "pronoun":
        return _salient(passage, speaker, focus)
    if speaker.kind == "plural":
        return None
    words = passage.text[speaker.start : speaker.end].split()
    if words[0].lower() in lexicon.no_person:
        return None
    known_one = words[-1].lower() in lexicon.demonstrative or words[0].lower() == "sang"
    titled = _by_title(passage, words, passage.word_from(speaker.start), lexicon)
    if titled is not None and (known_one or words[0][0].isupper()):
        return titled
    return _salient(passage, speaker, focus) if known_one else None


def _salient(passage: Passage, speaker: Speaker, focus: _Focus) -> KnownName | None:
    here = min(passage.word_from(speaker.start), len(passage.words) - 1)
    if focus.who is None or passage.sentence_of[here] - passage.sentence_of[focus.at] > _REACH:
        return None
    return focus.who


def _by_title(
    passage: Passage, words: list[str], here: int, lexicon: SpeechLexicon
) -> KnownName | None:
    """Find the last person before *here* with whose name the description stood as a title."""
    wanted = {w.lower() for w in words if w[0].isalpha()} - lexicon.demonstrative - {"sang"}
    if not wanted:
        return None
    before = bisect_left(passage.titled, here, key=lambda name: name.first)
    for name in reversed(passage.titled[max(0, before - _TITLES_TRIED) : before]):
        if wanted <= passage.title_words(name):
            return name
    return None
