"""The key of an entity across documents, made from nothing but itself."""

from __future__ import annotations

from pipeline.stages.aliases.names import name_of


def entity_key(label: str, canonical: str) -> str:
    """Give the key by which an entity without a link is merged across documents.

    Case, punctuation, titles and legal forms do not count; well-known acronyms and nicknames are
    the full names.

    >>> entity_key("ORG", "Komisi Pemberantasan Korupsi")
    'ORG:kpk'
    >>> entity_key("PERSON", "BUDI SANTOSO") == entity_key("PERSON", "Budi Santoso")
    True
    >>> entity_key("ORG", "Barcelona") == entity_key("GPE", "Barcelona")
    False
    """
    name = name_of(label, canonical)
    return f"{label}:{' '.join(name.words)}"


def abbreviates(acronym: str, name: str) -> bool:
    """Tell whether the letters of *acronym* stand in *name* in this order, the first one first.

    >>> abbreviates("BTMK", "PT Bank Tani Makmur Tbk")
    False
    >>> abbreviates("BTM", "Bank Tani Makmur"), abbreviates("KTM", "Bank Tani Makmur")
    (True, False)
    """
    letters = iter(name.lower())
    wanted = acronym.lower()
    return name.lower().startswith(wanted[:1]) and all(letter in letters for letter in wanted)
