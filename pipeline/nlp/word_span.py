"""What the tokenizer finds: UD words and their places in the text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordSpan:
    """A UD word: code point offsets of itself and of its orthographic token."""

    start: int
    end: int
    surface_start: int
    surface_end: int
    starts_sentence: bool
