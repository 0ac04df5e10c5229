"""Which mentions of a text are one entity, and what it is called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.records import headline_end
from pipeline.stages.aliases.branches import branches
from pipeline.stages.aliases.canonical import canonical_name
from pipeline.stages.aliases.clipped import clipped
from pipeline.stages.aliases.cut_short import cut_short
from pipeline.stages.aliases.disjoint import DisjointNames
from pipeline.stages.aliases.initials import abbreviated
from pipeline.stages.aliases.introductions import introduced
from pipeline.stages.aliases.mentions import NamedMention
from pipeline.stages.aliases.names import Name, country_of, words_of
from pipeline.stages.aliases.national import national_sides
from pipeline.stages.aliases.people import join_people
from pipeline.stages.aliases.shortening import Spellings, shortened
from pipeline.stages.aliases.sites import named_by_site
from pipeline.stages.aliases.tickers import named_by_ticker
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
    sets.join_all(_with_and_without_level(spellings))
    sets.join_all(introduced(text, mentions))
    sets.join_all(branches(text, mentions))
    written = [(name, words_of(text)) for name, texts in spellings.items() for text in texts]
    sets.join_all(misspelled(written))
    sets.join_all(cut_short(text, mentions))
    sets.join_all(abbreviated(spellings))
    sets.join_all(named_by_site(spellings))
    sets.join_all(named_by_ticker(spellings))
    sets.join_all(shortened(spellings, sets))
    sets.join_all(national_sides(spellings, sets))
    sets.join_all(clipped(_body_first(text, mentions)))
    sets.join_all(_known_as_one(mentions))
    people = [index for index, mention in enumerate(mentions) if mention.name.group == "PERSON"]
    decided = join_people([mentions[index] for index in people], sets)
    overrides = {
        people[index]: name
        for index, name in decided.items()
        if mentions[people[index]].known_as is None
    }
    roots = [
        sets.find(overrides.get(index, mention.name)) for index, mention in enumerate(mentions)
    ]
    return _numbered(mentions, roots)


def _body_first(text: str, mentions: Sequence[NamedMention]) -> dict[Name, None]:
    """List the names by first appearance, those of the headline, which may be clipped, last."""
    headline = headline_end(text)
    body = [mention.name for mention in mentions if mention.start >= headline]
    return dict.fromkeys([*body, *(mention.name for mention in mentions)])


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


def _with_and_without_level(spellings: Spellings) -> Iterator[tuple[Name, Name]]:
    """*Wali Kota Bandung* says which Bandung is meant, also where *Bandung* stands alone."""
    links: dict[str, dict[Name, None]] = defaultdict(dict)  # ordered sets
    for name, texts in spellings.items():
        for text in texts if name.is_link else ():
            links[text.casefold()][name] = None
    for name, texts in spellings.items():
        if name.group == "GPE" and not name.is_link:
            meant = {link for text in texts for link in links.get(text.casefold(), ())}
            yield from ((link, name) for link in meant if len(meant) == 1)


def _known_as_one(mentions: Sequence[NamedMention]) -> Iterator[tuple[Name, Name]]:
    """Names that stand for one by the user's word, whatever their labels."""
    first: dict[str, Name] = {}
    for mention in mentions:
        if mention.known_as is not None:
            yield first.setdefault(mention.known_as, mention.name), mention.name


def _numbered(mentions: Sequence[NamedMention], roots: Sequence[Name]) -> list[Entity]:
    clusters: dict[Name, list[NamedMention]] = defaultdict(list)
    for mention, root in zip(mentions, roots, strict=True):
        clusters[root].append(mention)
    entities = {
        root: Entity(number, _called(members))
        for number, (root, members) in enumerate(clusters.items())
    }
    return [entities[root] for root in roots]


def _called(members: Sequence[NamedMention]) -> str:
    given = (member.known_as for member in members if member.known_as is not None)
    return next(given, None) or canonical_name(members)
