"""Names as words that can be compared."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.language_data import read_lines, read_pairs, read_words
from pipeline.stages.aliases.acronyms import banks, contract, contract_law, known_acronyms
from pipeline.stages.aliases.regions import spell_out_regions
from pipeline.stages.places.gazetteer import Place, places_named

_WORD = re.compile(r"[^\W_]+(?:['’`][^\W_]+)*")
_INNER_BRACKET = re.compile(r"\s*[(\[][^)\]\d]*[)\]]")  # with digits it is a paragraph of a law
_LAST_AND_FIRST = re.compile(r"[\w'’]{3,}-[A-Z][\w'’]{2,}")
_CLASS = re.compile(r"(?:i{1,3}|iv|[1-4])[ab]?")
_AGE_GROUP = re.compile(r"\bu (\d\d)\b")
_CITY_POLICE = ("polres", "polresta", "polsek")
_INITIALS_MAX = 3  # an anonymised person: MF, TPS
_PLACE_LABELS = ("GPE", "LOC")
COMPANY_FORMS = frozenset({"pt", "cv", "ud"})  # legal forms that stand before a name

Words = tuple[str, ...]


class Name(NamedTuple):
    """What is compared: names of different `group` (mostly the label) are different things."""

    group: str
    words: Words

    @property
    def is_link(self) -> bool:
        """Tell whether it is the code of a place instead of words."""
        return len(self.words) == 1 and ":" in self.words[0]


@lru_cache(maxsize=16384)
def words_of(text: str) -> Words:
    """Split *text* into words in lower case, without accents and punctuation.

    >>> words_of("PT Pertamina (Persero), Tbk.")
    ('pt', 'pertamina', 'persero', 'tbk')
    """
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return tuple(re.sub(r"['’`]", "", match[0]).lower() for match in _WORD.finditer(plain))


@lru_cache(maxsize=16384)
def name_of(label: str, text: str, *, level: str | None = None) -> Name:
    """Give the `Name` by which *text*, labelled *label*, is compared.

    *level* is what the words before it say: with *Bupati* before it, *Bogor* is Kabupaten Bogor.

    >>> name_of("ORG", "Komisi Pemberantasan Korupsi")
    Name(group='ORG', words=('kpk',))
    >>> name_of("GPE", "Amerika Serikat") == name_of("GPE", "AS")
    True
    >>> name_of("PERSON", "Pak Joko Widodo").words
    ('joko', 'widodo')
    >>> name_of("PERSON", "Joko Widodo-Ma'ruf Amin").group
    'PEOPLE'
    """
    if label == "PERSON" and _is_two_people(text):
        return Name("PEOPLE", words_of(text))
    if label == "PERSON":
        return Name(label, _person_words(text))
    if label in _PLACE_LABELS:
        return _place_name(label, text, level)
    words = words_of(_without_brackets(text))
    if label == "LAW":
        return Name(label, contract_law(words) or (text.strip(),))
    words = contract(spell_out_regions(_join_ages(words)))
    return Name(label, _organisation_words(words) or (text.strip(),))


def _join_ages(words: Words) -> Words:
    """*Timnas U - 22* is *Timnas U22*."""
    joined = _AGE_GROUP.sub(r"u\1", " ".join(words))
    return tuple(joined.split(" "))


@cache
def _team_names() -> dict[Words, Words]:
    rows = read_pairs("aliases/teams.tsv")
    return {words_of(nick): contract(words_of(team)) for nick, team in rows}


def _is_two_people(text: str) -> bool:
    """*Joko Widodo-Ma'ruf Amin* and *Ganjar-Mahfud*, but not *Irène Joliot-Curie*."""
    words = text.split()
    inner = words if len(words) == 1 else words[1:-1]
    return any(_LAST_AND_FIRST.fullmatch(word) for word in inner)


def _without_brackets(text: str) -> str:
    """*Badan Anggaran (Banggar) DPR RI* → *Badan Anggaran DPR RI*; a bracket that is all stays."""
    return _INNER_BRACKET.sub(" ", text).strip() or text


def _place_name(label: str, text: str, level: str | None) -> Name:
    places = places_named(text, label=label)
    if level == "below" and places:  # the district Makassar
        return Name("DISTRICT", words_of(text))
    if len(places) > 1 and level is not None:
        places = tuple(place for place in places if place.kind == level) or places
    if len(places) == 1:
        return Name("GPE", (places[0].link,))
    return Name(label, contract(words_of(text)) or (text.strip(),))


def country_of(text: str) -> Place | None:
    """Find the country that *text* names, whatever its label."""
    places = places_named(text, label="GPE")
    return places[0] if places and places[0].kind == "country" else None


def _organisation_words(words: Words) -> Words:
    """Without the legal form of a company, *Partai*, *The* and the *RI* of a national body.

    *Kementerian ESDM* is as good as *ESDM* and *Kemen ESDM*, *Bank BCA* as *BCA*, a team's nickname
    as its name, and the police of a city is *Polres Metro Depok* or *Polres Depok*.
    """
    words = _team_names().get(words[words[0] == "tim" :], words)
    if words[0] == "the" and (len(words) > 2 or words[1:] in (("fed",),)):
        words = words[1:]
    words = _without_metro(_without_class(_without_repeats(words)))
    if words[0] == "kemen" and len(words) > 1:
        words = ("kementerian", *words[1:])
    kept = tuple(word for word in words if word not in read_words("aliases/company_words.txt"))
    while len(kept) > 1 and kept[-1] == "ri":
        kept = kept[:-1]
    if kept[:1] == ("kementerian",) and kept[1:] in known_acronyms():
        kept = kept[1:]
    if kept[:1] == ("bank",) and kept[1:] in banks():
        kept = kept[1:]
    return kept or words


def _without_repeats(words: Words) -> Words:
    """*Kanwil Kemenag* of Kantor Kanwil Kemenag, *PWI* of PWI Pusat, its headquarters."""
    words = words[words[:2] == ("kantor", "kanwil") :]
    return words[:-1] if words[-1] == "pusat" and words[:-1] in known_acronyms() else words


def _without_metro(words: Words) -> Words:
    """Leave out the *Metro* of Polres Metro Depok; Polres Metro alone is that of the city Metro."""
    if "metro" not in words[1:-1]:
        return words
    at = words.index("metro", 1)
    return words[:at] + words[at + 1 :] if words[at - 1] in _CITY_POLICE else words


def _without_class(words: Words) -> Words:
    """*Pengadilan Negeri Palembang* of Pengadilan Negeri Kelas IA Khusus Palembang."""
    if "kelas" not in words[1:-2]:
        return words
    at = words.index("kelas", 1)
    end = at + 2 + (words[at + 2] == "khusus")
    return words[:at] + words[end:] if _CLASS.fullmatch(words[at + 1]) else words


def _person_words(text: str) -> Words:
    words = words_of(_without_brackets(text.partition(",")[0] or text))
    while len(words) > 1 and words[0] in titles():
        words = words[1:]
    words = tuple(_spelling(word) for word in words)
    return _nicknames().get(words, words) or (text.strip(),)


@cache
def titles() -> frozenset[str]:
    """Give the ranks and forms of address that a recogniser may leave in a person's name.

    Those that begin nicknames (*Gus*) stay.
    """
    words = read_words("roles/honorifics.txt") | read_words("roles/ranks.txt") | {"pol", "purn"}
    stay = read_words("aliases/nickname_prefixes.txt") | {
        "h",
        "ir",
        "tan",
        "ibu",
        "raden",
        "sultan",
    }
    return frozenset(word.removesuffix(".") for word in words) - stay


@lru_cache(maxsize=16384)
def _spelling(word: str) -> str:
    """Old Dutch spellings and variants of one given name as one: Soekarno, Sukarno."""
    variant = dict(read_pairs("aliases/spellings.tsv")).get(word)
    if variant is not None or len(word) <= 4:
        return variant or word
    return word.replace("oe", "u").replace("dj", "j").replace("tj", "c").replace("sj", "sy")


@cache
def _nicknames() -> dict[Words, Words]:
    return {
        tuple(map(_spelling, words_of(nick))): tuple(map(_spelling, words_of(full)))
        for nick, full in read_pairs("aliases/people.tsv")
    }


def is_nickname(words: Words) -> bool:
    """Tell whether it is a nickname by the list, or by its first word.

    One that is listed with the last name of its owner is the full name in common use.

    >>> is_nickname(("jokowi",)), is_nickname(("gus", "dur")), is_nickname(("joko", "widodo"))
    (True, True, False)
    >>> is_nickname(("bobby", "nasution"))
    False
    """
    if len(words) == 2 and words[0] in read_words("aliases/nickname_prefixes.txt"):
        return True
    owner = _nicknames().get(words)
    return owner is not None and (len(words) == 1 or words[-1] != owner[-1])


def is_team_nickname(words: Words) -> bool:
    """Tell whether it is a club's nickname or clipped name by the list.

    >>> is_team_nickname(("setan", "merah")), is_team_nickname(("manchester", "united"))
    (True, False)
    """
    bare = words[words[:1] == ("tim",) :]
    return bare in _team_names() or bare in national_nicknames() or words in national_nicknames()


@cache
def national_nicknames() -> frozenset[Words]:
    """Give the nicknames of the national side (``lang/aliases/national_sides.txt``)."""
    return frozenset(words_of(line) for line in read_lines("aliases/national_sides.txt"))


def is_anonymous(words: Words) -> bool:
    """Tell whether *words* are initials that stand for a person whose name is withheld.

    >>> is_anonymous(("mf",)), is_anonymous(("budi",))
    (True, False)
    """
    return all(
        len(word) <= _INITIALS_MAX and not set(word) & set("aeiou") for word in words
    ) or all(len(word) == 1 for word in words)
