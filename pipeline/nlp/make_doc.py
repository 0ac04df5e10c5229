"""A `Doc` over a text from the words that were found in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from pipeline.extensions import set_surface
from pipeline.nlp.word_span import WordSpan

if TYPE_CHECKING:
    from spacy.vocab import Vocab


def make_doc(vocab: Vocab, text: str, words: Sequence[WordSpan]) -> Doc:
    """Make a `Doc` over *text*, exact to the character, whose tokens are *words* and whitespace."""
    forms: list[str] = []
    spaces: list[bool] = []
    starts: list[bool | int | None] = []
    surfaces: list[tuple[int, int, int]] = []
    position = 0
    for word in words:
        _add_gap(text[position : word.start], forms, spaces, starts)
        if not word.is_token:
            surfaces.append((len(forms), word.surface_start, word.surface_end))
        forms.append(text[word.start : word.end])
        spaces.append(False)
        starts.append(word.starts_sentence)
        position = word.end
    _add_gap(text[position:], forms, spaces, starts)
    doc = Doc(vocab, words=forms, spaces=spaces, sent_starts=starts or None)
    for index, start, end in surfaces:
        set_surface(doc, index, start, end)
    return doc


def _add_gap(
    gap: str, forms: list[str], spaces: list[bool], starts: list[bool | int | None]
) -> None:
    """Add whitespace: one space belongs to the word before, the rest are tokens."""
    if gap.startswith(" ") and forms:
        spaces[-1] = True
        gap = gap[1:]
    if gap:
        forms.append(gap)
        spaces.append(False)
        starts.append(len(forms) == 1)
