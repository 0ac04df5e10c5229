"""Puts the blank back where two elements of a line meet without one: ``Presiden<a>Prabowo</a>``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.article.html.tree import Element

# What is written to the word before it, so that the end of a link may stand inside a word.
_ENDINGS = frozenset(
    ("nya", "lah", "kah", "pun", "tah", "ku", "mu", "an", "kan", "i", "wan", "wati", "isme", "s")
)
# Written to the word behind it, so that a link may begin inside a word.
_BEGINNINGS = frozenset(
    ("ber", "me", "mem", "men", "meng", "memper", "ter", "pe", "pem", "pen", "peng", "per", "se")
)
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_CLOSING = frozenset(".!?:;,)]”")
_FEWEST = 2  # letters before a capital: not *i* and *Phone*
_SHOUTED = 3  # letters of a word in capitals, and of the one behind it


def joined(pieces: Sequence[tuple[Element, str, bool]]) -> str:
    """Join the *pieces* of a line, each with its element and whether it is inside a link.

    A blank that the markup lost is put back where a tag stands between two words: before a capital
    behind a small letter or the mark that closes a sentence, and at either end of a link. Inside a
    word, as behind an initial of another size, nothing is added.
    """
    if len(pieces) == 1:
        return pieces[0][1]
    texts = [text for _, text, _ in pieces]
    for at in range(1, len(pieces)):
        if texts[at - 1][-1].isspace() or texts[at][0].isspace():
            continue
        if _parts(pieces[at - 1], pieces[at]):
            texts[at] = " " + texts[at]
    return "".join(texts)


def _parts(before: tuple[Element, str, bool], after: tuple[Element, str, bool]) -> bool:
    """Tell whether the word that ends *before* is another than the one that begins *after*."""
    first = _FIRST_WORD.match(after[1])
    if first is None:
        return False
    if before[1][-1] in _CLOSING:
        return first.group()[0].isupper()
    last = _LAST_WORD.search(before[1])
    if last is None:
        return False
    left, right = last.group(), first.group()
    if left[-1].islower() and right[0].isupper():
        return len(left) >= _FEWEST
    shouts = left.isupper() and len(left) >= _SHOUTED
    if shouts and len(right) >= _SHOUTED and (right.isupper() or right.istitle()):
        return before[0] is not after[0].getparent() and after[0] is not before[0].getparent()
    is_whole = right not in _ENDINGS and left not in _BEGINNINGS
    return _at_link(before, after) and len(left) >= _FEWEST and is_whole


def _at_link(before: tuple[Element, str, bool], after: tuple[Element, str, bool]) -> bool:
    """Tell whether a link ends or begins between two pieces."""
    if before[2] and after[2]:
        return before[0].tag == "a" and after[0].tag == "a"
    return before[2] != after[2]
