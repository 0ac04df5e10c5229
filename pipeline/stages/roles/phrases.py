"""The title beside a person's name: pure functions over the text before and after it.

The title is taken as written. Before the name it may have three parts: an office with its
complement (*Wakil Menteri Luar Negeri Rusia*), a rank (*AKBP*, *Brigjen Pol.*) and forms of address
(*Pak*, *Prof. Dr.*). After the name it is an apposition (*, Menteri Dalam Negeri,*), a bracket or a
phrase after *selaku* or *sebagai*. An office wins over a rank, a rank over a form of address; a
rank between the office and the name is no part of it, and *Pak* or *Ibu* alone is no title.
"""

from __future__ import annotations

import re

from pipeline.stages.roles.after import role_after, starts_with_report
from pipeline.stages.roles.before import function_for, role_before
from pipeline.stages.roles.lists import listed_office
from pipeline.stages.roles.words import listed

_DEPUTY = re.compile(r"(?P<own>(?:(?:bakal|calon|mantan)\s+)*)wakil\s+(?P<office>\w+)", re.I)
_DEPUTIES = {  # offices of one word beside the one that they stand under
    "wapres": "presiden", "wagub": "gubernur", "wabup": "bupati", "wamen": "menteri",
    "cawapres": "capres", "cawagub": "cagub", "cawabup": "cabup", "cawawalkot": "cawalkot",
}  # fmt: skip
_AND = ("dan", "serta")
_SET_OFF = re.compile(r"\s*(?:\([^()\n]*\)\s*)?(?:,(?!\s*(?:dan|serta|\Z))|\.(?=\s|\Z)|\Z)")
_PAIRED = (*_AND, "-", "–")  # what stands between the names of a pair


def role_of(before: str, after: str) -> str | None:
    """Find the title of the person named between *before* and *after*, or ``None``.

    Both texts end where another person is named; a line break ends them as well.

    >>> role_of('kata Presiden Rusia ', ' di Moskow')
    'Presiden Rusia'
    >>> role_of('Menurut ', ', Menteri Dalam Negeri, harga turun')
    'Menteri Dalam Negeri'
    >>> role_of('bersama ', ' dan lainnya') is None
    True
    """
    if (office := listed_office(before, after)) is not None:
        return office
    phrase, is_office = role_before(before)
    if is_office:
        return phrase
    return role_after(before, after) or phrase


def roles_of_pair(before: str, between: str, role: str | None) -> tuple[str, str] | None:
    """Give the offices of two people who share a phrase, the first one's and the deputy's.

    *role* is what `role_of` finds for the first, *between* stands between the two names.

    >>> before = "dilantik Gubernur dan Wakil Gubernur Bali "
    >>> roles_of_pair(before, " dan ", role_of(before, " dan "))
    ('Gubernur Bali', 'Wakil Gubernur Bali')
    """
    if role is None or between.strip().lower() not in _PAIRED:
        return None
    first, _, complement = role.partition(" ")
    deputy = _DEPUTY.match(role)
    office = deputy["office"] if deputy else _DEPUTIES.get(first.lower(), "")
    head, found, rest = before.rpartition(role)
    words = head.split()[-2:]
    if not found or rest.strip(" ,") or len(words) < len(_AND):
        return None
    if words[0].lower() != office.lower() or words[1].lower() not in _AND:
        return None
    chief = role[deputy.start("office") :] if deputy else f"{words[0]} {complement}".strip()
    shared = _modifiers_at_the_end(head.split()[: -len(words)])
    return shared + chief, role if deputy and deputy["own"] else shared + role


def _modifiers_at_the_end(words: list[str]) -> str:
    """Give what both are: *Calon* of *Calon Gubernur dan Wakil Gubernur Bali*."""
    start = len(words)
    while start > 0 and words[start - 1].lower() in listed("modifiers"):
        start -= 1
    return "".join(f"{word} " for word in words[start:])


def roles_through_another(
    before: str, other: str, between: str, after: str
) -> tuple[str | None, str] | None:
    """Find the titles of two people of whom one works for the other: the client's, the worker's.

    *before* stands before the name *other*, *between* it and the second name, *after* behind
    that. In *pengacara Rina, Tigor, dan Adi* the names are a list.

    >>> roles_through_another("kata pengacara ", "Rina Sari", ", ", ", di Blora")
    (None, 'pengacara Rina Sari')
    >>> roles_through_another("kata pengacara ", "Rina Sari", ", ", ", dan ") is None
    True
    """
    found = function_for(before) if between == ", " else None
    if found is None or not (_SET_OFF.match(after) or starts_with_report(after)):
        return None
    function, title = found
    return title, f"{function} {other}"
