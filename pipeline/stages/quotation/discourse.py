"""Who the speakers are: pronouns, clitics and descriptions resolved through the passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.records import Quote
from pipeline.stages.quotation.direct import Spoken
from pipeline.stages.quotation.lexicon import Lexicon
from pipeline.stages.quotation.passage import Mention, Passage
from pipeline.stages.quotation.phrase import Speaker

_REACH = 12  # sentences that a person stays the one who is spoken of


@dataclass(slots=True)
class _Focus:
    """Who spoke last, and who is the topic; with the word where that was."""

    speaker: Mention | None = None
    speaker_at: int = -1
    topic: Mention | None = None
    topic_at: int = -1


def attribute(passage: Passage, spoken: Sequence[Spoken], *, lexicon: Lexicon) -> tuple[Quote, ...]:
    """The quotations with their speakers' clusters; ``None`` where the passage leaves it open."""
    ordered = sorted(spoken, key=lambda s: (s.start, s.end))
    topics = _topics(passage, ordered, lexicon)
    focus = _Focus()
    quotes: list[Quote] = []
    waiting: list[Quote] = []  # parts whose attribution comes with the next quotation
    upcoming = 0
    for item in ordered:
        at = item.cue.start if item.cue else item.start
        while upcoming < len(topics) and passage.starts[topics[upcoming].first] < at:
            focus.topic, focus.topic_at = topics[upcoming], topics[upcoming].first
            upcoming += 1
        last = quotes[-1] if quotes else None
        quote = _quote(passage, item, last, focus, lexicon)
        if item.leads:
            waiting.append(quote)
            continue
        quotes += [_like(part, quote) for part in waiting] + [quote]
        waiting = []
    return tuple(quotes + waiting)


def _quote(
    passage: Passage, item: Spoken, last: Quote | None, focus: _Focus, lexicon: Lexicon
) -> Quote:
    if item.cue is None:
        bare = Quote(item.start, item.end, item.direct)
        return bare if item.leads or not item.follows or last is None else _going_on(item, last)
    speaker = item.cue.speaker
    cue = passage.text[item.cue.start : item.cue.end]
    if speaker is None:
        return Quote(item.start, item.end, item.direct, cue)
    who = _resolve(passage, speaker, focus, lexicon)
    if who is not None:
        focus.speaker, focus.speaker_at = who, passage.word_from(item.cue.start)
    return Quote(
        item.start,
        item.end,
        item.direct,
        cue,
        speaker.start,
        speaker.end,
        who.entity_id if who else None,
        who.canonical if who else None,
    )


def _going_on(item: Spoken, last: Quote) -> Quote:
    """A part without a cue of its own: the speaker of the quotation before it goes on."""
    return Quote(
        item.start,
        item.end,
        item.direct,
        last.cue if item.same_sentence else None,
        last.speaker_start,
        last.speaker_end,
        last.speaker_entity_id,
        last.speaker,
    )


def _like(part: Quote, quote: Quote) -> Quote:
    return Quote(
        part.start,
        part.end,
        part.direct,
        part.cue,
        quote.speaker_start,
        quote.speaker_end,
        quote.speaker_entity_id,
        quote.speaker,
    )


def _resolve(passage: Passage, speaker: Speaker, focus: _Focus, lexicon: Lexicon) -> Mention | None:
    if speaker.kind == "name":
        return speaker.mention
    if speaker.kind == "pronoun":
        return _salient(passage, speaker, focus)
    if speaker.kind == "description":
        words = passage.text[speaker.start : speaker.end].lower().split()
        known = _by_role(passage, words, passage.word_from(speaker.start))
        if known is None and words[-1] in lexicon.demonstrative:
            return _salient(passage, speaker, focus)
        return known
    return None


def _salient(passage: Passage, speaker: Speaker, focus: _Focus) -> Mention | None:
    """The last speaker or the last topic, whichever came later, if it is not long ago."""
    here = passage.word_from(speaker.start)
    who, at = max(
        ((focus.speaker, focus.speaker_at), (focus.topic, focus.topic_at)), key=lambda c: c[1]
    )
    if who is None or who.label != "PERSON":
        return None
    near = passage.sentence_of[min(here, len(passage.words) - 1)] - passage.sentence_of[at]
    return who if near <= _REACH else None


def _topics(passage: Passage, spoken: Sequence[Spoken], lexicon: Lexicon) -> list[Mention]:
    """The person each sentence outside of direct speech is about, in order."""
    ranges = [(s.start, s.end) for s in spoken if s.direct]
    names = _outside(passage, ranges)
    topics: list[Mention] = []
    seen = -1
    for name in names:
        sentence = passage.sentence_of[name.first]
        if sentence != seen and name.label == "PERSON" and _leads(passage, name, lexicon):
            topics.append(name)
            seen = sentence
    return topics


def _outside(passage: Passage, ranges: Sequence[tuple[int, int]]) -> list[Mention]:
    kept, index = [], 0
    for name in passage.mentions:
        start = passage.starts[name.first]
        while index < len(ranges) and ranges[index][1] <= start:
            index += 1
        if index == len(ranges) or start < ranges[index][0]:
            kept.append(name)
    return kept


def _leads(passage: Passage, name: Mention, lexicon: Lexicon) -> bool:
    """Whether the name is the sentence's subject, by the parse or by what stands before it."""
    if passage.deps:
        head = next(
            (
                i
                for i in range(name.first, name.last)
                if not name.first <= passage.heads[i] < name.last
            ),
            name.first,
        )
        for _ in range(4):
            if passage.deps[head].startswith("nsubj"):
                return True
            if passage.deps[head] not in ("appos", "flat", "nmod", "compound", "flat:name"):
                break
            head = passage.heads[head]
        return passage.deps[head] == "root"
    before = passage.words[max(0, name.first - 4) : name.first]
    return not any(word in lexicon.not_subject for word in before)


def _by_role(passage: Passage, words: list[str], here: int) -> Mention | None:
    """The person whose title, as it was given with the name before, holds the description."""
    wanted = [w for w in words if w[0].isalnum() and w not in ("itu", "tersebut", "ini")]
    if not wanted:
        return None
    found: Mention | None = None
    for name in passage.mentions:
        if name.first >= here:
            break
        if name.label == "PERSON" and name.role and wanted[0] in name.role.lower().split():
            found = name
    return found
