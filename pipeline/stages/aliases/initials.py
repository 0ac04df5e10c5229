"""Names in a text that are the initials of one other name there, without a bracket that says so.

*BKPM* after Badan Koordinasi Penanaman Modal, *PT LB* after PT Laut Biru, *MS* after Mia Santoso.
An acronym that readers know stands for what they know and is not looked at here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from pipeline.stages.aliases.acronyms import initials_of, known_acronyms, looks_like_acronym
from pipeline.stages.aliases.names import COMPANY_FORMS, Name, Words, words_of

_ABBREVIATED_GROUPS = frozenset({"ORG", "EVENT", "FAC", "LAW", "PRODUCT"})
_MIN_LETTERS = 3  # of an acronym without a company's form before it
_MAX_LETTERS = 8


def abbreviated(spellings: Mapping[Name, Collection[str]]) -> Iterator[tuple[Name, Name]]:
    """Yield pairs of a name and its initials, where the initials fit one name of the text only."""
    full: dict[tuple[str, str], set[Name]] = defaultdict(set)
    for name, texts in spellings.items():
        for key in {key for text in texts for key in _initials(name, text)}:
            full[key].add(name)
    for name, texts in spellings.items():
        for text in texts:
            initials = _as_initials(name, text)
            others = set() if initials is None else full.get(initials, set()) - {name}
            if len(others) == 1:
                yield others.pop(), name


def _initials(name: Name, text: str) -> Iterator[tuple[str, str]]:
    words = words_of(text.partition("(")[0])
    if name.group == "PERSON" and len(words) > 1:
        yield "PERSON", "".join(word[0] for word in words)
    elif name.group == "ORG" and words[:1] and words[0] in COMPANY_FORMS:
        yield from (("company", letters) for letters in initials_of(_core(words)))
    if name.group in _ABBREVIATED_GROUPS and len(words) >= _MIN_LETTERS:
        yield from ((name.group, letters) for letters in initials_of(words))


def _core(words: Words) -> Words:
    """The name of a company without its forms: *PT Laut Biru Tbk* → laut biru."""
    return tuple(word for word in words[1:] if word not in ("tbk", "persero"))


def _as_initials(name: Name, text: str) -> tuple[str, str] | None:
    words = words_of(text)
    if name.group == "PERSON":
        letters = text.replace(".", "").replace(" ", "")
        is_short = letters.isupper() and letters.isalpha() and 2 <= len(letters) <= _MIN_LETTERS
        return ("PERSON", letters.lower()) if is_short else None
    if name.group == "ORG" and len(words) == 2 and words[0] in COMPANY_FORMS:
        return ("company", words[1]) if looks_like_acronym(text.rsplit(maxsplit=1)[-1]) else None
    if name.group not in _ABBREVIATED_GROUPS or len(words) != 1 or words in known_acronyms():
        return None
    fits = looks_like_acronym(text) and _MIN_LETTERS <= len(words[0]) <= _MAX_LETTERS
    return (name.group, words[0]) if fits else None
