"""Words for tests of what stands behind the tokenizer."""

from __future__ import annotations

import re

from pipeline.nlp.word_span import WordSpan


def spans(text: str, pattern: str = r"\S+") -> list[WordSpan]:
    """A token for each match of *pattern*; one at the beginning of *text* starts a sentence."""
    return [
        WordSpan.token(m.start(), m.end(), starts_sentence=m.start() == 0)
        for m in re.finditer(pattern, text)
    ]
