"""CoNLL-U of an analysed `Doc`: what UD tools read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

import pipeline.extensions  # noqa: F401 (registers token._.surface)
from pipeline.nlp.batches import sentences


def to_conllu(doc: Doc) -> str:
    """One CoNLL-U block a sentence; multiword tokens as ranges, exact spacing in MISC.

    Whitespace tokens are no words. ``ROOT`` is written ``root``, as UD has it.
    """
    return "".join(_block(words) for words in sentences(doc))


def _block(words: Sequence[Token]) -> str:
    doc = words[0].doc
    text = doc.text[words[0]._.surface[0] : words[-1]._.surface[1]]
    return "\n".join([f"# text = {text}", *_rows(words), "", ""])


def _rows(words: Sequence[Token]) -> Iterator[str]:
    numbers = {word.i: number for number, word in enumerate(words, start=1)}
    previous = None
    for word in words:
        surface = word._.surface
        inside = surface != (word.idx, word.idx + len(word))
        if inside and surface != previous:
            last = max(n for i, n in numbers.items() if word.doc[i]._.surface == surface)
            form = word.doc.text[surface[0] : surface[1]]
            blanks = "\t_" * 7
            yield f"{numbers[word.i]}-{last}\t{form}{blanks}\t{_spacing(word.doc, surface[1])}"
        previous = surface
        yield _row(word, numbers, spacing="_" if inside else _spacing(word.doc, surface[1]))


def _row(word: Token, numbers: dict[int, int], *, spacing: str) -> str:
    is_root = word.head.i == word.i or word.head.i not in numbers
    columns = (
        numbers[word.i],
        word.text,
        word.lemma_ or "_",
        word.pos_ or "_",
        "_",
        str(word.morph) or "_",
        0 if is_root else numbers[word.head.i],
        "root" if is_root else word.dep_ or "dep",
        "_",
        spacing,
    )
    return "\t".join(map(str, columns))


def _spacing(doc: Doc, end: int) -> str:
    return "_" if doc.text[end : end + 1].isspace() or end == len(doc.text) else "SpaceAfter=No"
