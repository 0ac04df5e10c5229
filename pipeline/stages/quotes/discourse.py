"""Who the speakers are: pronouns, clitics and descriptions resolved through the passage."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.records import Quote
from pipeline.stages.quotes.cue import Cue
from pipeline.stages.quotes.descriptions import described, noun_of, salient
from pipeline.stages.quotes.direct import Spoken
from pipeline.stages.quotes.focus import REACH, Focus, Who, is_near, pairs_of
from pipeline.stages.quotes.kinds import speaker_kind
from pipeline.stages.quotes.lexicon import SpeechLexicon
from pipeline.stages.quotes.passage import KnownName, Passage
from pipeline.stages.quotes.phrase import Speaker
from pipeline.stages.quotes.topics import topics_of

_CITING = frozenset({"dikutip", "dilansir", "dinukil", "mengutip", "melansir", "menukil"})


@dataclass(frozen=True, slots=True)
class _Reading:
    """What stays the same while a passage is read."""

    passage: Passage
    lexicon: SpeechLexicon
    pairs: Sequence[Who]
    bodies: Sequence[KnownName]  # organisations, in order


def attribute(
    passage: Passage, spoken: Sequence[Spoken], *, lexicon: SpeechLexicon
) -> tuple[Quote, ...]:
    """Name the speakers of the quotations; ``None`` where the passage leaves it open.

    A pronoun or clitic stands for the last speaker, or for a person introduced after that: one
    who speaks elsewhere in the document, or whose title is given as a sentence begins. After a cue
    that continues (*tambahnya*) it is always the last speaker.
    """
    ordered = sorted(spoken, key=lambda s: (s.start, s.end))
    topics = topics_of(passage, [(s.start, s.end) for s in ordered], lexicon=lexicon)
    speakers = _named_speakers(ordered)
    bodies = [n for n in passage.mentions if n.label == "ORG" and not _is_cited(passage, n)]
    reading = _Reading(passage, lexicon, pairs_of(passage), bodies)
    focus, upcoming = Focus(), 0
    quotes: list[Quote] = []
    waiting: list[Quote] = []  # parts whose attribution comes with the next quotation
    for item in ordered:
        at = item.cue.start if item.cue else item.start
        while upcoming < len(topics) and passage.starts[topics[upcoming].name.first] < at:
            focus.shift(passage, topics[upcoming], item, speakers)
            upcoming += 1
        quote = _quote(reading, item, quotes[-1] if quotes else None, focus)
        if item.leads:
            waiting.append(quote)
            continue
        quotes += [_spoken_like(part, quote) for part in waiting] + [quote]
        waiting = []
    return tuple(quotes + waiting)


def _is_cited(passage: Passage, body: KnownName) -> bool:
    """Whether a medium is only cited: *dikutip dari Reuters*, *melansir Reuters*."""
    return not _CITING.isdisjoint(passage.words[max(0, body.first - 2) : body.first])


def _named_speakers(spoken: Sequence[Spoken]) -> set[int | None]:
    """Collect the clusters of everybody who is named beside a cue."""
    named = (s.cue.speaker.mention for s in spoken if s.cue and s.cue.speaker)
    return {mention.entity_id for mention in named if mention is not None} - {None}


def _quote(reading: _Reading, item: Spoken, last: Quote | None, focus: Focus) -> Quote:
    bare = Quote(item.start, item.end, item.direct)
    if item.cue is None:
        if item.leads or not item.follows or last is None:
            return bare
        return replace(_spoken_like(bare, last), cue=last.cue if item.same_sentence else None)
    passage, speaker = reading.passage, item.cue.speaker
    bare = replace(bare, cue=passage.text[item.cue.start : item.cue.end] or None)
    if speaker is None:
        return _spoken_like(bare, last) if item.follows and last is not None else bare
    who = _who(reading, item.cue, speaker, focus)
    if who:
        focus.speak(who, at=passage.word_from(item.cue.start))
    elif speaker.kind == "description" and _is_somebody(reading, item, speaker):
        focus.forget()
        focus.noted.add(noun_of(reading.passage, speaker))
    elif speaker.kind == "description":
        focus.unnamed_at = passage.word_from(item.cue.start)
    return replace(
        bare,
        speaker_start=speaker.start,
        speaker_end=speaker.end,
        speaker_entity_id=who[0].entity_id if len(who) == 1 else None,
        speaker=_joined(who),
        speaker_text=passage.text[speaker.start : speaker.end],
        speaker_kind=speaker_kind(passage, speaker, who, lexicon=reading.lexicon),
    )


def _joined(who: Who) -> str | None:
    """Write the names of who speaks: *Rina, Sari dan Budi*."""
    names = [name.canonical for name in who if name.canonical]
    if len(names) > 1:
        return f"{', '.join(names[:-1])} dan {names[-1]}"
    return names[0] if names else None


def _is_somebody(reading: _Reading, item: Spoken, speaker: Speaker) -> bool:
    """Whether an unresolved description is a person, to whom later pronouns may point."""
    noun = reading.passage.words[reading.passage.word_from(speaker.start)]
    words = reading.lexicon
    return noun in words.person_noun or (item.direct and noun not in words.no_person)


def _spoken_like(part: Quote, quote: Quote) -> Quote:
    """Give *part* the speaker of *quote*."""
    return replace(
        part,
        speaker_start=quote.speaker_start,
        speaker_end=quote.speaker_end,
        speaker_entity_id=quote.speaker_entity_id,
        speaker=quote.speaker,
        speaker_text=quote.speaker_text,
        speaker_kind=quote.speaker_kind,
    )


def _who(reading: _Reading, cue: Cue, speaker: Speaker, focus: Focus) -> Who:
    passage = reading.passage
    if speaker.kind == "name" and speaker.mention is not None:
        return (speaker.mention, *speaker.others)
    if speaker.kind == "pronoun":
        continues = passage.text[cue.start : cue.end].lower() in reading.lexicon.continuing
        if continues and focus.last and is_near(passage, speaker, focus.last_at):
            return focus.last
        body = _body_before(passage, speaker, focus)
        return salient(passage, speaker, focus) if body is None else body
    if speaker.kind == "plural":
        return _several(reading, speaker, focus)
    return described(passage, speaker, focus, bodies=reading.bodies, lexicon=reading.lexicon)


def _body_before(passage: Passage, speaker: Speaker, focus: Focus) -> Who | None:
    """Read *Yayasan Obor menyatakan ... "Kami siap," katanya*: a body that has just spoken.

    It did so in the sentence before, in the same paragraph, and nobody came up since then. One
    without a name is nobody, not who spoke before it; ``None`` where no body has just spoken.
    """
    unnamed = focus.unnamed_at > focus.last_at
    at = focus.unnamed_at if unnamed else focus.last_at
    named = len(focus.last) == 1 and focus.last[0].label != "PERSON"
    if not (unnamed or named) or focus.at > at:
        return None
    is_clitic = speaker.end - speaker.start == len("nya")
    beside = "\n" not in passage.text[passage.starts[at] : speaker.start]
    if not (is_clitic and beside and is_near(passage, speaker, at, reach=1)):
        return None
    return () if unnamed else focus.last


def _several(reading: _Reading, speaker: Speaker, focus: Focus) -> Who:
    """Resolve *keduanya* to the last two who were named together, *mereka* to who spoke last."""
    passage = reading.passage
    both = passage.text[speaker.start : speaker.end].lower() == "keduanya"
    if not both or len(focus.several) == 2:
        reach = REACH if len(focus.several) > 1 else 1
        near = is_near(passage, speaker, focus.several_at, reach=reach)
        return focus.several if near else ()
    here = passage.word_from(speaker.start)
    index = bisect_left(reading.pairs, here, key=lambda pair: pair[0].first)
    return reading.pairs[index - 1] if index else ()
