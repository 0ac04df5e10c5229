"""CoNLL-U of an analysed `Doc`: what UD tools read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from spacy.tokens import Doc, Token

import pipeline.extensions  # noqa: F401 - registers token._.surface
from pipeline.nlp.sentences import sentences


def to_conllu(doc: Doc) -> str:
    """Write one CoNLL-U block a sentence; multiword tokens as ranges, exact spacing in MISC.

    Whitespace tokens are no words. ``ROOT`` is written ``root``, as UD has it.
    """
    text = doc.text
    return "".join(_block(words, text) for words in sentences(doc))


def _block(words: Sequence[Token], text: str) -> str:
    start, end = words[0]._.surface[0], words[-1]._.surface[1]
    return "\n".join([f"# text = {text[start:end]}", *_rows(words, text), "", ""])


def _rows(words: Sequence[Token], text: str) -> Iterator[str]:
    numbers = {word.i: number for number, word in enumerate(words, start=1)}
    for (start, end), group in groupby(words, key=lambda word: word._.surface):
        parts = list(group)
        spacing = "_" if text[end : end + 1].isspace() or end == len(text) else "SpaceAfter=No"
        if len(parts) > 1:
            first, last = numbers[parts[0].i], numbers[parts[-1].i]
            blanks = "\t_" * 7
            yield f"{first}-{last}\t{text[start:end]}{blanks}\t{spacing}"
        for word in parts:
            yield _row(word, numbers, spacing=spacing if len(parts) == 1 else "_")


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
