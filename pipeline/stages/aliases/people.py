"""Short forms of people's names: *Putin*, *Tito*, *Sri Mulyani*, *M. Tito Karnavian*.

A short form that only one full name in the text covers is that person. One that several cover (two
people of one family) is decided mention by mention: by the title beside it, by the one person named
in full nearby, by what it stood for before; else it stays on its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pipeline.language_data import read_words
from pipeline.stages.aliases.disjoint import DisjointNames
from pipeline.stages.aliases.mentions import NamedMention
from pipeline.stages.aliases.names import Name, Words, is_anonymous

_MIN_LETTERS = 3
_SHORTEST_COMMON = 5  # letters of a common first name: Abdul
_MAX_WORDS = 8  # of a short form; longer ones are no names of people
_GENERATION = frozenset({"jr", "junior", "sr", "senior", "ii", "iii"})
_PROPHETS = ("Nabi", "Rasul")  # whose names many have
_NEARBY = 600  # characters between a full name and the short form that it makes clear


def covers(full: Words, short: Words) -> bool:
    """Tell whether *short* can stand for *full*: its words in order, single letters as initials.

    >>> covers(("muhammad", "tito", "karnavian"), ("m", "tito"))
    True
    >>> covers(("budi", "santoso"), ("santoso", "budi"))
    False
    """
    rest = iter(full)
    return all(any(_matches(word, other) for other in rest) for word in short)


def _matches(word: str, full: str) -> bool:
    return word == full or (len(word) == 1 and full.startswith(word))


def is_short_form(words: Words) -> bool:
    """Tell whether *words* can be somebody's short name at all."""
    if is_anonymous(words) or len(words) > _MAX_WORDS:
        return False
    return any(
        len(word) >= _MIN_LETTERS and word not in read_words("aliases/given_names.txt")
        for word in words
    )


def full_names(names: Iterable[Name]) -> dict[Name, tuple[Name, ...]]:
    """Find the longer names that cover each short form among *names*."""
    known = list(names)
    by_word: dict[str, list[Name]] = defaultdict(list)
    for name in known:
        for word in set(name.words):
            by_word[word].append(name)
    found = {}
    for name in known:
        if is_short_form(name.words):
            longer = tuple(_longer(name, by_word))
        else:
            longer = tuple(_called_so(name, by_word))
        if longer:
            found[name] = longer
    return found


def _called_so(name: Name, by_word: dict[str, list[Name]]) -> Iterator[Name]:
    """*Abdul* of Abdul Qohar, where no other name in the text has the common first name."""
    if len(name.words) > 1 or len(name.words[0]) < _SHORTEST_COMMON:
        return
    others = [other for other in by_word[name.words[0]] if other != name]
    if others and all(other.words[0] == name.words[0] for other in others):
        yield from others


def _longer(name: Name, by_word: dict[str, list[Name]]) -> Iterator[Name]:
    words = _without_prefix(name.words)
    written_out = [word for word in words if len(word) >= _MIN_LETTERS]
    rarest = min((by_word[word] for word in written_out), key=len)
    for other in rarest:
        if other != name and covers(other.words, words) and not _is_son(other, rarest):
            initials = any(len(word) == 1 for word in words)
            if len(other.words) > len(words) or initials:
                yield other


def _without_prefix(words: Words) -> Words:
    """*Ghofur* of Gus Ghofur, if that says anything."""
    bare = words[words[0] in read_words("aliases/nickname_prefixes.txt") :]
    return bare if bare and is_short_form(bare) else words


def _is_son(name: Name, known: Iterable[Name]) -> bool:
    """*Donald Trump Jr* beside Donald Trump is not who *Trump* stands for."""
    father = Name(name.group, name.words[:-1])
    return name.words[-1] in _GENERATION and len(father.words) > 1 and father in known


def join_people(mentions: Sequence[NamedMention], sets: DisjointNames) -> dict[int, Name]:
    """Join the clear short forms in *sets*; return the unclear mentions' names by their index.

    *mentions* are the people of a text in its order.
    """
    longer = full_names({m.name: None for m in mentions if m.role not in _PROPHETS})
    offices = _offices_of(mentions)
    unclear: dict[Name, tuple[Name, ...]] = {}
    for name in sorted(longer, key=lambda name: (-len(name.words), name.words)):
        owners = _maximal(longer[name], longer, unclear)
        owners = tuple(owner for owner in owners if not _is_someone_else(name, owner, offices))
        owners = _called_by(name, owners)
        if not owners:
            continue
        if len({sets.find(owner) for owner in owners}) == 1:
            sets.join(owners[0], name)
        else:
            unclear[name] = owners
    return _decide_each(mentions, unclear, sets) if unclear else {}


def _offices_of(mentions: Sequence[NamedMention]) -> dict[Name, set[str]]:
    """Collect the first words of the offices that stand beside each name."""
    offices: dict[Name, set[str]] = defaultdict(set)
    for mention in mentions:
        words = (mention.role or "").lower().split()
        if words and words[0] in read_words("roles/offices.txt"):
            offices[mention.name].add(words[0])
    return offices


def _is_someone_else(short: Name, full: Name, offices: dict[Name, set[str]]) -> bool:
    """*Presiden Prabowo* is not Kapolri Listyo Sigit Prabowo: called by a last name, other office.

    Indonesians are called by their first or middle name, so that a last name alone is weaker
    evidence.
    """
    if short.words[0] == full.words[0] or short.words[-1] != full.words[-1]:
        return False
    one, other = offices.get(short, set()), offices.get(full, set())
    return bool(one) and bool(other) and not one & other


def _called_by(short: Name, owners: tuple[Name, ...]) -> tuple[Name, ...]:
    """Leave out who has the *short* name in the middle, where others have it first or last.

    *Bambang* is Bambang Brodjonegoro, not Susilo Bambang Yudhoyono who is named as well.
    """
    outer = tuple(owner for owner in owners if short.words[0] in (owner.words[0], owner.words[-1]))
    return outer or owners


def _maximal(
    owners: tuple[Name, ...],
    longer: dict[Name, tuple[Name, ...]],
    unclear: dict[Name, tuple[Name, ...]],
) -> tuple[Name, ...]:
    """*owners* without the unclear ones, which are short forms themselves."""
    return tuple(owner for owner in owners if owner not in unclear) or owners


def _decide_each(
    mentions: Sequence[NamedMention],
    unclear: dict[Name, tuple[Name, ...]],
    sets: DisjointNames,
) -> dict[int, Name]:
    owners = {name: {sets.find(owner) for owner in full} for name, full in unclear.items()}
    roles = _roles_of(mentions, sets)
    decided: dict[int, Name] = {}
    stood_for: dict[Name, Name] = {}
    named: list[tuple[int, Name]] = []  # where whom was named last, the latest at the end
    for index, mention in enumerate(mentions):
        name = mention.name
        if name not in unclear:
            named.append((mention.end, sets.find(name)))
            continue
        same_role = owners[name] & roles.get((mention.role or "").lower(), set())
        choice = _only(same_role) or _only(_nearby(mention, owners[name], named))
        choice = choice or stood_for.get(name)
        if choice is not None:
            stood_for[name] = decided[index] = choice
            named.append((mention.end, choice))
    return decided


def _roles_of(mentions: Sequence[NamedMention], sets: DisjointNames) -> dict[str, set[Name]]:
    roles: dict[str, set[Name]] = defaultdict(set)
    for mention in mentions:
        if mention.role is not None:
            roles[mention.role.lower()].add(sets.find(mention.name))
    return roles


def _nearby(mention: NamedMention, owners: set[Name], named: list[tuple[int, Name]]) -> set[Name]:
    """Those of *owners* that were named shortly before *mention*."""
    found = set()
    for end, name in reversed(named):
        if mention.start - end > _NEARBY:
            break
        if name in owners:
            found.add(name)
    return found


def _only(names: set[Name]) -> Name | None:
    return next(iter(names)) if len(names) == 1 else None
