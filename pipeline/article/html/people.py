"""Who wrote and who edited the article on a page."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence, Set

from pipeline.article.html.lines import to_lines
from pipeline.article.html.person import NAME, person
from pipeline.article.html.sites import fold
from pipeline.article.html.tree import Element, class_words, elements, text_of

_AUTHOR_CLASS = re.compile(
    r" (author|authors|penulis|reporter|pewarta|jurnalis|wartawan|byline|by line|writer"
    r"|links item link|submitted|fn|nama redaksi)(?= )"
)
_EDITOR_CLASS = re.compile(r" (editor|editors|redaktur|penyunting)(?= )")
_BYLINE_TAGS = ("a", "span", "div", "p", "strong", "b", "h4", "h5", "h6", "li", "td", "dd")
_AUTHOR_LABEL = re.compile(
    r"\s*(?:(?:(?:Ditulis )?Oleh|Teks|Rep|Laporan)(?=\s*:)|Penulis|Reporter|Pewarta|Jurnalis"
    r"|Wartawan|Kontributor(?: \w+){0,2}(?=\s*:))\s*(?::\s*(?P<name>\S.*)?)?$",
    re.IGNORECASE,
)
_EDITOR_LABEL = re.compile(
    r"\s*(?:Editor|Redaktur|Penyunting|Red(?=\s*:))\s*(?::\s*(?P<name>\S.*)?)?$", re.IGNORECASE
)
_CARD = re.compile(
    r"(?P<author>penulis|reporter|pewarta|jurnalis|wartawan|kontributor|author|writer"
    r"|(?:ditulis )?oleh|by)"
    r"|(?P<editor>editor|redaktur|penyunting)",
    re.IGNORECASE,
)
_NEXT_CREDIT = re.compile(
    r"(?<=\w)[\s,]+(?=(?:editor|redaktur|penyunting|penulis|reporter|pewarta|jurnalis|wartawan)\s*:)",
    re.IGNORECASE,
)
_BETWEEN_CREDITS = re.compile(r"\||/(?=\s*Red\s*:)")
_BY = re.compile(
    r"\W*(?:(?:Ditulis |Diposting |Laporan |Submitted |Posted )?(?:Oleh|oleh|By|by))\s*:?\s*"
)
_LONGEST_CREDIT = 120  # characters of a label with a name


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
        *_shown(root, _EDITOR_CLASS, _EDITOR_LABEL, itemprops=("editor",)),
        *_labelled(root, _EDITOR_LABEL),
    ]
    found_editors = _persons([*editors, *shown_editors], labels)
    shown = [
        *(name for role, name in cards if role == "author"),
        *_shown(root, _AUTHOR_CLASS, _AUTHOR_LABEL, itemprops=("author", "creator")),
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
        near = [
            child for child in parent if child is element or any(map(str.isalnum, text_of(child)))
        ]
        siblings, place = [text_of(child) for child in near], near.index(element)
        labels_first = bool(siblings) and _CARD.fullmatch(siblings[0]) is not None
        order = [place + 1, place - 1] if labels_first else [place - 1, place + 1]
        texts = [siblings[n] for n in order if 0 <= n < len(siblings)]
        names = [text for text in texts if NAME.fullmatch(text) and not _CARD.fullmatch(text)]
        if names:
            return names
        element = parent
    return []


def _shown(
    root: Element, classes: re.Pattern[str], label: re.Pattern[str], *, itemprops: Sequence[str]
) -> list[str]:
    """List the texts of elements marked by itemprop, rel or class, the most explicit first.

    Of several credits in one element, the one with the *label* counts.
    """
    found: list[tuple[int, str]] = []
    for element in elements(root, *_BYLINE_TAGS):
        itemprop = element.get("itemprop")
        marked = itemprop is not None and bool(set(itemprops) & set(itemprop.lower().split()))
        marked = marked or ("author" in itemprops and element.get("rel") == "author")
        names = class_words(element)
        if marked or classes.search(names) or ("author" in itemprops and names == " by "):
            text = _read(element)
            if len(text) <= 160:
                credits = _NEXT_CREDIT.split(text)
                own = [c for c in credits if label.match(c)] if len(credits) > 1 else [text]
                found += [(0 if marked else 1, credit) for credit in own]
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
            if label.fullmatch(title) and NAME.fullmatch(name)
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
    return [name] if NAME.fullmatch(name) else []


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
