"""Brackets, semicolons and doubled apostrophes that the tokenizer left at a word.

The treebanks it learned from have a dozen square brackets in all, and no quotation between two
apostrophes (*’’Harga naik,’’ ujarnya*). Such a mark at the edge of a word is a word of its own. So
is the stop behind the *M* of an amount (*Rp 2 M.*), which is no initial, and the dash behind the
outlet of a dateline (*KABARPAGI.com- Polisi*).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from pipeline.nlp.word_span import WordSpan

_OPENING = {"(": ")", "[": "]"}
_EDGES = frozenset("()[]’‘;")
_LEADING = re.compile(r"(?:[(\[\])]|’’|‘‘)+(?=.*\w)", re.DOTALL)
_TRAILING = re.compile(r"(?:[(\[\])]|’’|(?<!&\w\w)(?<!&\w\w\w)(?<!&\w{4});)+$")
_MAGNITUDE = re.compile(
    r"(?<=\d )[MT](?=\.\s*\Z|\.\s+[A-Z\"“])|(?<=\d)[MT](?=\.\s*\Z|\.\s+[A-Z\"“])"
)
_SITE = re.compile(r"\w\.(?:com|co\.id|id|net|org|tv|news)(?P<dash>-+)\Z", re.IGNORECASE)
_SHORT = 20  # characters that end with the domain and its dash
_MARK = re.compile(r"’’|‘‘|.")
_LONGEST = 200  # characters; what is longer is no word, and the patterns are quadratic


def with_marks_divided(text: str, words: Sequence[WordSpan]) -> list[WordSpan]:
    r"""Divide marks at the edges of *words* of *text* from them.

    >>> text = "’’Itu [beras] habis;"
    >>> words = [WordSpan.token(*m.span(), starts_sentence=m.start() == 0)
    ...          for m in re.finditer(r"\S+", text)]
    >>> [text[w.start : w.end] for w in with_marks_divided(text, words)]
    ['’’', 'Itu', '[', 'beras', ']', 'habis', ';']
    """
    result: list[WordSpan] = []
    for (start, end), token in groupby(words, key=attrgetter("surface_start", "surface_end")):
        own = list(token)
        if text[end - 1] == "." and len(own) == 1 and _MAGNITUDE.match(text, end - 2):
            result += own[0].cut((end - 1,))
            continue
        if (
            text[end - 1] == "-"
            and len(own) == 1
            and (site := _SITE.search(text[start:end][-_SHORT:]))
        ):
            result += own[0].cut((end - len(site["dash"]),))
            continue
        marked = text[start] in _EDGES or text[end - 1] in _EDGES
        result += _divided(text, own) if marked else own
    return result


def _divided(text: str, words: list[WordSpan]) -> Iterator[WordSpan]:
    first, last = words[0], words[-1]
    if last.surface_end - first.surface_start > _LONGEST:
        yield from words
        return
    start, end = _bare(text, first.surface_start, last.surface_end)
    if (start, end) == (first.surface_start, last.surface_end) or not (
        start < first.end and end > last.start
    ):
        yield from words
        return
    begins = first.starts_sentence
    for mark in _marks(text, first.surface_start, start):
        yield mark._replace(starts_sentence=begins)
        begins = False
    for word in words:
        yield WordSpan(max(word.start, start), min(word.end, end), start, end, begins)
        begins = False
    yield from _marks(text, end, last.surface_end)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the token from *start* to *end* without marks at its edges.

    A bracket whose pair is inside stays: *f(x)*, *anak(-anak)*.
    """
    leading = _LEADING.match(text, start, end)
    inner = leading.end() if leading else start
    body = text[inner:end]
    trailing = _TRAILING.search(body)
    if trailing is None or not any(map(str.isalnum, body[: trailing.start()])):
        return inner, end
    kept = trailing.start()
    for opening, closing in _OPENING.items():
        if opening in body[:kept] and closing in body[kept:]:
            kept = body.index(closing, kept) + 1
    return inner, inner + kept


def _marks(text: str, start: int, end: int) -> Iterator[WordSpan]:
    for mark in _MARK.finditer(text, start, end):
        yield WordSpan.token(*mark.span(), starts_sentence=False)
