"""Which mentions of a text are one entity, and what it is called."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.stages.aliases.disjoint import DisjointNames
from pipeline.stages.aliases.introductions import introduced
from pipeline.stages.aliases.mentions import NamedMention
from pipeline.stages.aliases.names import Name, country_of, is_nickname, words_of
from pipeline.stages.aliases.people import join_people
from pipeline.stages.aliases.shortening import Spellings, shortened
from pipeline.stages.aliases.typos import misspelled
from pipeline.stages.places.levels import level_before

# Labels under which one name is one thing, however the recogniser wavers between them.
_SAME_THING = (
    frozenset({"GPE", "LOC"}),
    frozenset({"FAC", "LOC"}),
    frozenset({"FAC", "ORG"}),
    frozenset({"PRODUCT", "ORG"}),
    frozenset({"PRODUCT", "WORK_OF_ART"}),
    frozenset({"EVENT", "WORK_OF_ART"}),
    frozenset({"NORP", "ORG"}),
)


@dataclass(frozen=True, slots=True)
class Entity:
    """The entity of a mention: its number, by first appearance, and its fullest name."""

    entity_id: int
    canonical: str


def cluster_mentions(text: str, mentions: Sequence[NamedMention]) -> list[Entity]:
    """Give each of *mentions*, which come in the order of *text*, its entity.

    >>> found = cluster_mentions("Vladimir Putin pergi. Kata Putin,", [
    ...     NamedMention(0, 14, "Vladimir Putin", "PERSON"),
    ...     NamedMention(27, 32, "Putin", "PERSON")])
    >>> [(entity.entity_id, entity.canonical) for entity in found]
    [(0, 'Vladimir Putin'), (0, 'Vladimir Putin')]
    """
    sets = DisjointNames()
    mentions = [_in_context(text, mention) for mention in mentions]
    spellings: dict[Name, dict[str, None]] = defaultdict(dict)  # ordered sets
    for mention in mentions:
        spellings[mention.name][mention.text] = None
    sets.join_all(_across_labels(spellings))
    sets.join_all(introduced(text, mentions))
    written = [(name, words_of(text)) for name, texts in spellings.items() for text in texts]
    sets.join_all(misspelled(written))
    sets.join_all(shortened(spellings, sets))
    people = [index for index, mention in enumerate(mentions) if mention.name.group == "PERSON"]
    decided = join_people([mentions[index] for index in people], sets)
    overrides = {people[index]: name for index, name in decided.items()}
    roots = [
        sets.find(overrides.get(index, mention.name)) for index, mention in enumerate(mentions)
    ]
    return _numbered(mentions, roots)


def _in_context(text: str, mention: NamedMention) -> NamedMention:
    if mention.label != "GPE":
        return mention
    level = level_before(text, mention.start)
    return mention if level is None else replace(mention, level=level)


def _across_labels(spellings: Spellings) -> Iterator[tuple[Name, Name]]:
    by_words: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    for name, texts in spellings.items():
        by_words[name.words].append(name)
        country = country_of(next(iter(texts))) if name.group == "ORG" else None
        if country is not None:  # a country that the recogniser took for its team or government
            yield Name("GPE", (country.link,)), name
    for group in by_words.values():
        for first, second in pairwise(group):
            if frozenset({first.group, second.group}) in _SAME_THING:
                yield first, second


def _numbered(mentions: Sequence[NamedMention], roots: Sequence[Name]) -> list[Entity]:
    clusters: dict[Name, list[NamedMention]] = defaultdict(list)
    for mention, root in zip(mentions, roots, strict=True):
        clusters[root].append(mention)
    entities = {
        root: Entity(number, canonical_name(members))
        for number, (root, members) in enumerate(clusters.items())
    }
    return [entities[root] for root in roots]


def canonical_name(mentions: Sequence[NamedMention]) -> str:
    """Choose the fullest name of *mentions*: most words, then the most frequent, then the longest.

    A nickname (*Gus Ipul*) loses to any other name, and a word counts once. A spelling with
    capitals and small letters wins over the same name in capitals.
    """
    spellings: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        surface = " ".join(mention.text.split())
        spellings[words_of(surface)][surface] += 1
    fullest = max(spellings, key=lambda words: _fullness(words, spellings[words]))
    return max(spellings[fullest], key=lambda text: _normality(text, spellings[fullest][text]))


def _fullness(words: tuple[str, ...], spellings: Counter[str]) -> tuple[int, int, int, int]:
    written_out = 0 if is_nickname(words) else sum(len(word) > 1 for word in set(words))
    return written_out, len(set(words)), spellings.total(), len("".join(words))


def _normality(text: str, count: int) -> tuple[bool, int, str]:
    return not (text.isupper() or text.islower()), count, text
