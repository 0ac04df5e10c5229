"""From a spaCy `Doc` to the `Passage` that the quotation functions work on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from pipeline.extensions import text_of
from pipeline.morphology.lost_letters import with_last_letter
from pipeline.schema import UNCOUNTED_LABELS
from pipeline.stages.quotes.passage import KnownName, Passage

_ENDS = (".", "?", "!")
_FEWEST_LOST = 2  # letters before stops inside sentences
_WHOLE = frozenset({"nya", "lah", "kah", "pun"})
_LOST = {"di": "dia"}  # a preposition does not stand before a comma


def passage_of(doc: Doc) -> Passage:
    """Read the words, sentences, names and, where there is one, the parse of *doc*.

    Blank tokens are left out; a document without sentence boundaries is cut at full stops and
    paragraph ends.
    """
    kept = [token for token in doc if not token.is_space]
    number = {token.i: index for index, token in enumerate(kept)}
    parsed = bool(kept) and doc.has_annotation("DEP")
    heads = [number.get(t.head.i, i) for i, t in enumerate(kept)] if parsed else []
    words = [token.lower_ for token in kept]
    unsplit = Passage(
        text=text_of(doc),
        words=words,
        starts=[token.idx for token in kept],
        ends=[token.idx + len(token) for token in kept],
        sentences=[(0, len(words))],
        mentions=[
            mention
            for ent in doc.ents
            if ent.label_ not in UNCOUNTED_LABELS and (mention := _mention(ent, number))
        ],
        heads=heads,
        deps=[token.dep_.lower() for token in kept] if parsed else [],
        tags=[token.pos_ for token in kept] if doc.has_annotation("POS") else [],
        children=_children(heads),
    )
    sentences = _sentences(doc, number, unsplit)
    return replace(unsplit, sentences=sentences, words=_with_commas(kept, words, sentences))


def _with_commas(
    kept: Sequence[Token], words: list[str], sentences: Sequence[tuple[int, int]]
) -> list[str]:
    """Read ``kata di. harga`` as *kata dia, harga*: see `pipeline.nlp.lost_letters`.

    In a text that lost several letters, a stop inside a sentence is a comma before a word in lower
    case or behind one that lacks a letter.
    """
    stops = [
        index
        for first, last in sentences
        for index in range(first + 1, last - 1)
        if words[index] == "." and kept[index + 1].text[0].isalpha()
    ]
    whole = {index: _with_last_letter(words[index - 1]) for index in stops}
    low = {index for index in stops if kept[index + 1].text[0].islower()}
    if sum(whole[index] is not None for index in low) < _FEWEST_LOST:
        return words
    result = list(words)
    for index in stops:
        if index in low or whole[index] is not None:
            result[index - 1 : index + 1] = whole[index] or words[index - 1], ","
    return result


def _with_last_letter(word: str) -> str | None:
    if word in _WHOLE:
        return None
    return _LOST.get(word) or with_last_letter(word)


def _children(heads: list[int]) -> dict[int, list[int]]:
    children: dict[int, list[int]] = {}
    for index, head in enumerate(heads):
        if head != index:
            children.setdefault(head, []).append(index)
    return children


def _mention(ent: Span, number: dict[int, int]) -> KnownName | None:
    inside = [number[i] for i in range(ent.start, ent.end) if i in number]
    if not inside:
        return None
    extra = ent._
    return KnownName(
        inside[0], inside[-1] + 1, ent.label_, extra.entity_id, extra.canonical, extra.role
    )


def _sentences(doc: Doc, number: dict[int, int], passage: Passage) -> list[tuple[int, int]]:
    size = len(passage.words)
    if doc.has_annotation("SENT_START"):
        begins = _first_words(doc, number)
    else:
        begins = [
            i for i in range(1, size) if passage.words[i - 1] in _ENDS or passage.breaks_before(i)
        ]
    return list(pairwise(sorted({0, *begins, size})))


def _first_words(doc: Doc, number: dict[int, int]) -> list[int]:
    """Find the first word of each sentence; a sentence of blanks has none."""
    firsts = (
        next((number[i] for i in range(sent.start, sent.end) if i in number), None)
        for sent in doc.sents
    )
    return [first for first in firsts if first is not None]
