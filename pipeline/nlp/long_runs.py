"""Unbroken runs of characters, which are one word each and which no model sees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.nlp.word_span import WordSpan

LONGEST_RUN = 400  # characters; an unbroken run is one word from there on, and stanza never sees it
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_RUN = re.compile(rf"\S{{{LONGEST_RUN},}}")


def pieces_of(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of the lines of *text*, without unbroken runs of `LONGEST_RUN`.

    stanza looks for addresses in such a run from each of its characters on, which is quadratic.
    """
    for line in _LINE.finditer(text):
        start = line.start()
        for run in _RUN.finditer(text, line.start(), line.end()):
            yield start, run.start()
            start = run.end()
        yield start, line.end()


def with_long_runs(text: str, words: list[WordSpan]) -> list[WordSpan]:
    """Add each unbroken run of `LONGEST_RUN` characters or more as a word."""
    runs = [WordSpan.token(*run.span(), starts_sentence=True) for run in _RUN.finditer(text)]
    return sorted([*words, *runs], key=lambda word: word.start) if runs else words
