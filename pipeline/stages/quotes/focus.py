"""Whom pronouns and descriptions may stand for as a passage is read: who spoke, who came up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.stages.quotes.direct import Spoken
from pipeline.stages.quotes.passage import KnownName, Passage
from pipeline.stages.quotes.phrase import Speaker
from pipeline.stages.quotes.topics import Topic

REACH = 40  # sentences after which a pronoun no longer points back to a speaker

Who = tuple[KnownName, ...]


@dataclass(slots=True)
class Focus:
    """The state of reading: `who` may be meant by *dia*, `last` spoke last, `several` by *mereka*.

    `at` is the word where `who` was set; `noted` holds the nouns of speakers without a name,
    `bodies` those that are named by their kind and place. At `unnamed_at` a body without any name
    spoke.
    """

    who: KnownName | None = None
    at: int = -1
    spoke: bool = False  # somebody has spoken before
    last: Who = ()
    last_at: int = -1
    several: Who = ()
    several_at: int = -1
    noted: set[str] = field(default_factory=set)
    bodies: dict[str, KnownName] = field(default_factory=dict)
    unnamed_at: int = -1

    def shift(
        self, passage: Passage, topic: Topic, item: Spoken, speakers: set[int | None]
    ) -> None:
        """Turn to the topic of a sentence before *item*, if it may be the one who speaks."""
        start = passage.starts[topic.name.first]
        beside = "\n" not in passage.text[start : max(start, item.start)]
        here = min(passage.word_from(item.start), len(passage.words) - 1)
        apart = passage.sentence_of[here] - passage.sentence_of[topic.name.first]
        near = beside and (topic.tells or apart <= 1)
        introduced = topic.leading and (topic.new or topic.tells or near)
        introduced = introduced or (topic.speaks_up and near)
        if not self.spoke or introduced or topic.name.entity_id in speakers:
            self.who, self.at = topic.name, topic.name.first

    def speak(self, who: Who, *, at: int) -> None:
        """Note that *who* speaks at the word *at*."""
        self.last, self.last_at = who, at
        if len(who) == 1 and who[0].label == "PERSON":
            self.who, self.at, self.spoke = who[0], at, True
        elif who:
            self.several, self.several_at, self.spoke = who, at, True

    def forget(self) -> None:
        """Note that somebody unnamed speaks, for whom the next pronouns stand."""
        self.who, self.last, self.spoke = None, (), True


def is_near(passage: Passage, speaker: Speaker, at: int, *, reach: int = REACH) -> bool:
    """Whether the expression may still point back to the word *at*, *reach* sentences before."""
    here = min(passage.word_from(speaker.start), len(passage.words) - 1)
    return at >= 0 and passage.sentence_of[here] - passage.sentence_of[at] <= reach


def pairs_of(passage: Passage) -> Sequence[tuple[KnownName, ...]]:
    """List the persons that are named together, *Rina dan Menlu Mesir Budi*, in order."""
    found: list[tuple[KnownName, ...]] = []
    people = [name for name in passage.mentions if name.label == "PERSON"]
    for one, other in pairwise(people):
        joined = not passage.breaks_before(one.last) and passage.words[one.last] in ("dan", "serta")
        at = one.last + 1
        beside = joined and (other.first == at or passage.begins_title(other, at))
        if beside and one.entity_id != other.entity_id:
            found.append((one, other))
    return found
