"""Who wrote and who edited the article on a page."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence, Set
from functools import cache

from pipeline.article.html.lines import to_lines
from pipeline.article.html.sites import fold
from pipeline.article.html.tree import Element, class_words, elements, text_of
from pipeline.article.outlets import outlet_pattern
from pipeline.language_data import read_words

_AUTHOR_CLASS = re.compile(
    r" (author|authors|penulis|reporter|pewarta|jurnalis|wartawan|byline|by line|writer"
    r"|links item link|submitted|fn)(?= )"
)
_EDITOR_CLASS = re.compile(r" (editor|editors|redaktur|penyunting)(?= )")
_BYLINE_TAGS = ("a", "span", "div", "p", "strong", "b", "h4", "h5", "h6", "li", "td", "dd")
_AUTHOR_LABEL = re.compile(
    r"\s*(?:(?:(?:Ditulis )?Oleh|Teks|Rep)(?=\s*:)|Penulis|Reporter|Pewarta|Jurnalis|Wartawan)"
    r"\s*(?::\s*(?P<name>\S.*)?)?$",
    re.IGNORECASE,
)
_EDITOR_LABEL = re.compile(
    r"\s*(?:Editor|Redaktur|Penyunting|Red(?=\s*:))\s*(?::\s*(?P<name>\S.*)?)?$", re.IGNORECASE
)
_CARD = re.compile(
    r"(?P<author>penulis|reporter|pewarta|jurnalis|wartawan|kontributor|author|writer)"
    r"|(?P<editor>editor|redaktur|penyunting)",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Z][\w'’.-]{1,20}(?: [A-Z][\w'’.-]{0,20}){0,4}")
_ROLE = re.compile(
    r"^\W*(?:penulis|reporter|pewarta|jurnalis|wartawan|kontributor|laporan"
    r"|(?:ditulis |diposting )?oleh|(?:submitted |posted )?by|editor|redaktur|penyunting"
    r"|author|(?:re[pd]|teks)(?=\s*:))\b\s*:?\s*",
    re.IGNORECASE,
)
_REST = re.compile(
    r"\s*(?:\s[-–—|/•·]\s?|[|/•·]|,\s*(?=\S+\.(?:com|co|id|net)\b)|\d\d?[/:.]\d\d|\b(?:editor|redaktur|red|foto)\s*:"
    r"|\son (?=\w+,? \d|\d)|\b(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu),).*$",
    re.IGNORECASE,
)
_BETWEEN_CREDITS = re.compile(r"\||/(?=\s*Red\s*:)")
_BY = re.compile(
    r"\W*(?:(?:Ditulis |Diposting |Laporan |Submitted |Posted )?(?:Oleh|oleh|By|by))\s*:?\s*"
)
_LONGEST_CREDIT = 120  # characters of a label with a name
_INITIALS = re.compile(r"[a-z]{2,4}(?:/[a-z]{2,4})*|[A-Z]{2,4}(?:/[A-Z]{2,4})*")  # rin/bud
_ACCOUNT = re.compile(r"[a-z0-9_.-]+")  # andimar
_NO_PERSON = re.compile(
    r"https?:|www\.|@|\.(?:com|co|id|net)\b|\b(?:cyber media|redaksi|admin|administrator|tim|team"
    r"|newsroom|media|online|news|super user)\b|\d{3}",
    re.IGNORECASE,
)


def find_people(
    root: Element, *, authors: Sequence[str], editors: Sequence[str], labels: Iterable[str]
) -> tuple[str | None, str | None]:
    """Find the author and the editor, in the metadata where they name a person, else on the page.

    Some sites state their editor as the author: whom the page shows as its editor is the author
    only if nobody else is.

    Args:
        root: the page.
        authors: authors from JSON-LD and meta tags, best first.
        editors: editors from there, best first.
        labels: names of the site, folded; a site is neither.
    """
    labels, cards = frozenset(labels), _cards(root)
    shown_editors = [
        *(name for role, name in cards if role == "editor"),
        *_shown(root, _EDITOR_CLASS, itemprops=("editor",)),
        *_labelled(root, _EDITOR_LABEL),
    ]
    found_editors = _persons([*editors, *shown_editors], labels)
    shown = [
        *(name for role, name in cards if role == "author"),
        *_shown(root, _AUTHOR_CLASS, itemprops=("author", "creator")),
        *_labelled(root, _AUTHOR_LABEL),
    ]
    found = _persons([*authors, *shown], labels)
    edits = {fold(name) for name in found_editors}
    others = [rest for name in found if (rest := _without(name, edits))]
    return next(iter(others or found), None), next(iter(found_editors), None)


def _without(authors: str, editors: Set[str]) -> str:
    """Take the *editors* off a list of names."""
    names = authors.split(", ")
    return ", ".join(n for n in names if fold(n).removesuffix("editor") not in editors)


def _persons(texts: Iterable[str], labels: frozenset[str]) -> list[str]:
    return [name for text in texts if (name := person(text, labels=labels))]


def _cards(root: Element) -> list[tuple[str, str]]:
    """List roles and names that stand in elements beside each other: *Rina*, *Penulis*."""
    found: list[tuple[str, str]] = []
    for element in elements(root, *_BYLINE_TAGS, "i", "em", "small"):
        match = None if len(element) else _CARD.fullmatch((element.text or "").strip())
        if match is None:
            continue
        role = "editor" if match["editor"] else "author"
        found += [(role, name) for name in _beside(element)[:1]]
    return found


def _beside(element: Element) -> list[str]:
    """List the texts that share a card with the label *element*, likeliest first."""
    for _ in range(2):
        parent = element.getparent()
        if parent is None:
            return []
        siblings = [text_of(child) for child in parent]
        place = parent.index(element)
        labels_first = bool(siblings) and _CARD.fullmatch(siblings[0]) is not None
        order = [place + 1, place - 1] if labels_first else [place - 1, place + 1]
        texts = [siblings[n] for n in order if 0 <= n < len(siblings)]
        names = [text for text in texts if _NAME.fullmatch(text) and not _CARD.fullmatch(text)]
        if names:
            return names
        element = parent
    return []


def person(text: str, *, labels: Iterable[str] = ()) -> str | None:
    """Read the name in a byline; ``None`` where it names a site, an office or nobody.

    >>> person("Penulis: Rina Wulandari - Warta Contoh")
    'Rina Wulandari'
    >>> person("https://www.facebook.com/wartacontoh") is None
    True
    """
    text = " ".join(text.split())
    name = _REST.sub("", _ROLE.sub("", text).lstrip(" ,")).strip(" ,;:-–|()[]")
    labels = frozenset(labels)
    parts = [part for part in name.split(", ") if not _names_one_of(part, labels)]
    name = ", ".join(parts).strip()
    name = _without_profession(name)
    if not 3 <= len(name) <= 80 or _NO_PERSON.search(name) or "://" in text:
        return None
    if _INITIALS.fullmatch(name) or _ACCOUNT.fullmatch(name) or _outlet().fullmatch(name):
        return None
    return name if fold(name) else None


def _names_one_of(part: str, labels: frozenset[str]) -> bool:
    folded = fold(part)
    return any(label in folded for label in labels)


@cache
def _outlet() -> re.Pattern[str]:
    return re.compile(outlet_pattern())


def _without_profession(name: str) -> str:
    """Cut what its bearer is off a name: *Rina Sari, Dosen Geografi, Universitas Muria*."""
    first, comma, rest = name.partition(", ")
    if not comma:
        return name
    word = rest.split()[0].lower().rstrip(",") if rest.split() else ""
    is_role = any(word in read_words(f"roles/{kind}.txt") for kind in ("professions", "offices"))
    return first.strip() if is_role else name


def _shown(root: Element, classes: re.Pattern[str], *, itemprops: Sequence[str]) -> list[str]:
    """List the texts of elements marked by itemprop, rel or class, the most explicit first."""
    found: list[tuple[int, str]] = []
    for element in elements(root, *_BYLINE_TAGS):
        marked = any(name in element.get("itemprop", "").lower().split() for name in itemprops)
        marked = marked or ("author" in itemprops and element.get("rel") == "author")
        names = class_words(element)
        if marked or classes.search(names) or ("author" in itemprops and names == " by "):
            text = _read(element)
            if len(text) <= 160:
                found.append((0 if marked else 1, text))
    return [text for _, text in sorted(found, key=lambda pair: pair[0])]


def _labelled(root: Element, label: re.Pattern[str]) -> list[str]:
    """List names after a label: ``Penulis: Rina``, ``<td>Editor</td><td>: Budi</td>``."""
    found: list[str] = []
    for element in elements(root, *_BYLINE_TAGS):
        pieces = _credit_pieces(element)
        found += [text for text in pieces if _named(label, text)]
        found += [
            name
            for title, name in itertools.pairwise(pieces)
            if label.fullmatch(title) and _NAME.fullmatch(name)
        ]
        match = label.match(element.text or "")
        if match is None:
            found += _named_next(element) if label is _AUTHOR_LABEL else []
            continue
        around = element if match["name"] or len(element) else element.getparent()
        text = "" if around is None else _read(around)
        if ":" in text[:20] and len(text) <= _LONGEST_CREDIT:
            found.append(text)
    return found


def _named_next(element: Element) -> list[str]:
    """List the name in the element that *Oleh* leads to: ``Oleh <b>Rina Sari</b> / 3 Mei 2025``."""
    if not len(element) or not _BY.fullmatch(element.text or ""):
        return []
    name = text_of(element[0])
    return [name] if _NAME.fullmatch(name) else []


def _read(element: Element) -> str:
    """Return the text of a byline, its lines parted by commas: names of a list."""
    return ", ".join(dict.fromkeys(line.text for line in to_lines(element)))


def _credit_pieces(element: Element) -> list[str]:
    """List the credits that share *element*: ``Penulis: Rina<br>Editor: Budi``, or with a bar."""
    parted = _parts_credits(element.text)
    for child in element:  # a loop: it runs for every element
        parted = parted or child.tag == "br" or _parts_credits(child.tail)
    if not parted:
        return []
    texts = [element.text or ""]
    for child in element:
        texts += ["|" if child.tag == "br" else text_of(child), child.tail or ""]
    return [" ".join(piece.split()) for piece in _BETWEEN_CREDITS.split("".join(texts))]


def _parts_credits(text: str | None) -> bool:
    return text is not None and ("|" in text or "Red" in text)


def _named(label: re.Pattern[str], line: str) -> bool:
    match = label.match(line) if len(line) <= _LONGEST_CREDIT else None
    return match is not None and match["name"] is not None
