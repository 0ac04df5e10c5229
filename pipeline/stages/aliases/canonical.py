"""What an entity is called: the fullest of its names in normal case, without what is none of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from pipeline.language_data import read_words
from pipeline.stages.aliases.acronyms import known_acronyms
from pipeline.stages.aliases.mentions import NamedMention
from pipeline.stages.aliases.names import (
    Words,
    is_nickname,
    is_team_nickname,
    titles,
    words_of,
)
from pipeline.stages.aliases.sites import is_site
from pipeline.stages.places.gazetteer import fold, places_named

_BRACKETS = {"(": ")", "[": "]"}
_MAX_ACRONYM = 3  # letters that stay capitals in a name written in capitals
_ACRONYMS = frozenset(
    {"dki", "diy", "ntb", "ntt", "di", "ri", "as", "pt", "cv", "nkri", "ii", "iii", "iv"}
)
_LONGEST_INITIALS = 4
_VOWELS = frozenset("aeiou")


def canonical_name(mentions: Sequence[NamedMention]) -> str:
    """Choose the fullest name of *mentions*: most words, then the most frequent, then the longest.

    A nickname (*Gus Ipul*, *Setan Merah*) loses to any other name, a word counts once, and the end
    of a site's name (*telegram.org*) not at all. A spelling with
    capitals and small letters wins over the same name in capitals; where all are in capitals, the
    name is written in normal case. Ranks, forms of address, officers and single brackets that the
    recogniser took in are left out.

    >>> canonical_name([NamedMention(0, 7, "JAKARTA", "GPE")])
    'Jakarta'
    >>> canonical_name([NamedMention(0, 16, "Pak Joko Widodo", "PERSON")])
    'Joko Widodo'
    """
    spellings: dict[Words, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        surface = _cleaned(" ".join(mention.text.split()), mention.label)
        spellings[words_of(surface)][surface] += 1
    prefixes = read_words("aliases/nickname_prefixes.txt")
    for words in [w for w in spellings if len(w) > 2 and w[0] in prefixes and w[1:] in spellings]:
        del spellings[words]  # Kang Dedi Mulyana is Dedi Mulyana
    fullest = max(spellings, key=lambda words: _fullness(words, spellings[words]))
    if len(fullest) == 1 and mentions[0].label == "PERSON":
        fullest = _proper(mentions, spellings) or fullest
    best = max(spellings[fullest], key=lambda text: _normality(text, spellings[fullest][text]))
    return in_normal_case(best, mentions[0].label)


def _proper(
    mentions: Sequence[NamedMention], spellings: Mapping[Words, Counter[str]]
) -> Words | None:
    """Find the name of a person known by single words that the others are introduced beside.

    *Basuki alias Ahok* is Basuki, however often Ahok is said: the one with an office, or the first.
    """
    titled = {words_of(_cleaned(m.text, m.label)) for m in mentions if m.role is not None}
    known = [w for w in spellings if not (is_nickname(w) or _are_initials(spellings[w]))]
    alone = [words for words in known if words in titled]
    found = alone if len(alone) == 1 else known
    if not found:
        return None
    alike = (words for words in known if _is_variant(words[0], found[0][0]))
    return max(alike, key=lambda words: _fullness(words, spellings[words]))


def _is_variant(one: str, other: str) -> bool:
    """Whether they may be spellings of one name: *Hengki*, *Hengky*; not *Romi* of Romahurmuziy."""
    return one[:2] == other[:2] and abs(len(one) - len(other)) <= 1


def _fullness(words: Words, spellings: Counter[str]) -> tuple[int, int, int, int]:
    if any(map(is_site, spellings)):
        words = words[:1]
    nickname = is_nickname(words) or is_team_nickname(words) or _are_initials(spellings)
    written_out = 0 if nickname else sum(len(word) > 1 for word in set(words))
    return written_out, len(set(words)), spellings.total(), len("".join(words))


def _are_initials(spellings: Counter[str]) -> bool:
    """*MRJ* of Marjono, which wins though it is named more often."""
    return all(
        text.isupper() and text.isalpha() and len(text) <= _LONGEST_INITIALS for text in spellings
    )


def _normality(text: str, count: int) -> tuple[bool, int, str]:
    return not (text.isupper() or text.islower()), count, text


def _cleaned(surface: str, label: str) -> str:
    """*KPU) Kota Tidore* → *KPU Kota Tidore*, *AKP Budi* → *Budi*, *CTO Kelana* → *Kelana*."""
    text = _without_single_brackets(surface).strip(" ,;") or surface
    first, _, rest = text.partition(" ")
    bare = first.lower().removesuffix(".")
    while rest and label == "PERSON" and bare in titles():
        text = rest
        first, _, rest = text.partition(" ")
        bare = first.lower().removesuffix(".")
    if rest and label == "ORG" and bare in read_words("aliases/officers.txt"):
        return rest
    return text


def _without_single_brackets(text: str) -> str:
    for opening, closing in _BRACKETS.items():
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    return " ".join(text.split())


def in_normal_case(text: str, label: str) -> str:
    """Write a name in capitals as it is written within a sentence; acronyms stay.

    >>> in_normal_case("JAWA BARAT", "GPE"), in_normal_case("NTB", "GPE")
    ('Jawa Barat', 'NTB')
    >>> in_normal_case("BUDI SANTOSO", "PERSON"), in_normal_case("KPK", "ORG")
    ('Budi Santoso', 'KPK')
    """
    if not text.isupper() or not _is_written_out(text, label):
        return text
    return " ".join(word if _stays(word) else word.title() for word in text.split())


def _is_written_out(text: str, label: str) -> bool:
    """Tell whether capitals are the style of the line and not the name's own."""
    if label in ("GPE", "LOC") and places_named(text, label=label):
        return len(fold(text)) > _MAX_ACRONYM
    return label in ("PERSON", "ORG", "GPE", "LOC", "FAC") and len(text.split()) > 1


def _stays(word: str) -> bool:
    if "-" in word.strip("-"):  # PDI-P
        parts = word.strip("-").split("-")
        return any(len(part) == 1 for part in parts) or all(map(_stays, parts))
    letters = word.strip(".,()").lower()
    has_vowel = not _VOWELS.isdisjoint(letters)
    has_initials = "." in word[:-1] or len(letters) == 1
    return has_initials or not has_vowel or (letters,) in known_acronyms() or letters in _ACRONYMS
