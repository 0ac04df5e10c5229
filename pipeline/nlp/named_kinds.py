"""Names that begin with the word for what they are: *Harian Suara Pesisir*, *sepeda motor M1*.

A newspaper's name has the capitals behind *Harian*, *Koran* or *Tabloid*; a code of letters and
digits behind *sepeda motor* or *ponsel* is a product, whatever the recogniser took it for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span

from pipeline.language_data import read_words
from pipeline.nlp.person_edges import PERSON

_PAPERS = frozenset({"Harian", "Koran", "Tabloid", "Majalah", "Mingguan"})
_GENERAL = "Umum"  # Harian Umum Suara Pesisir
_LONGEST = 5  # words of a newspaper's name
_VEHICLES = frozenset({"motor", "mobil", "skuter", "ponsel", "laptop", "tablet", "drone"})
_CODE = re.compile(r"(?=\w*\d)[A-Z]\w{1,5}")
_NOT_PRODUCTS = frozenset({"ORG", "GPE", "LOC", "FAC", PERSON})


def with_kinds_settled(doc: Doc, spans: Sequence[Span]) -> list[Span]:
    """Take newspapers whole among *spans* of *doc*, and call coded vehicles products; in order."""
    words = [token.text for token in doc]
    for span in spans:
        if span.label_ in _NOT_PRODUCTS and _is_vehicle(words, span):
            span.label_ = "PRODUCT"
    at = {place: span for span in spans for place in range(span.start, span.end)}
    papers = list(_papers(doc, words, at))
    inside = {place for paper in papers for place in range(paper.start, paper.end)}
    kept = [span for span in spans if span.start not in inside]
    return sorted([*kept, *papers], key=lambda span: span.start)


def _is_vehicle(words: Sequence[str], span: Span) -> bool:
    before = words[span.start - 1].lower() if span.start else ""
    return len(span) == 1 and before in _VEHICLES and _CODE.fullmatch(words[span.start]) is not None


def _papers(doc: Doc, words: Sequence[str], at: dict[int, Span]) -> Iterator[Span]:
    for start, word in enumerate(words):
        if word not in _PAPERS or not _may_begin(words, start):
            continue
        end = start + 1
        while end < len(words) and end - start <= _LONGEST and _is_capital(words[end]):
            end += 1
        named = end - start > 1 + (words[start + 1 : start + 2] == [_GENERAL])
        touched = [at[place] for place in range(start, end) if place in at]
        if named and all(start <= s.start and s.end <= end for s in touched):
            paper = Span(doc, start, end, label="ORG")
            paper._.score = max((s._.score or 0.0 for s in touched), default=0.0)
            yield paper


def _may_begin(words: Sequence[str], start: int) -> bool:
    """Whether no capital before says that it is another thing: *Ketua Harian KONI*."""
    before = words[start - 1] if start else "."
    return not before[0].isupper() or before.lower() in read_words("ner/press.txt")


def _is_capital(word: str) -> bool:
    return word[0].isupper() and word[-1].isalnum()
