"""spaCy's rule-based tokenizer for Indonesian, which has no sentences and splits no clitics."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import spacy

from tests.bench.report import Speed
from tests.bench.timing import fastest

GROUP = "spaCy, blank pipeline"
BLANK = 'tokenizer of spacy.blank("id")'


def measure_blank(texts: Sequence[str], *, words: int, times: int) -> Iterator[Speed]:
    """Yield its speed over *texts*, which have so many *words* by our tokenizer."""
    nlp = spacy.blank("id")
    nlp("Pemanasan sebelum diukur.")
    seconds = fastest(lambda: list(nlp.tokenizer.pipe(texts)), times=times)
    yield Speed(GROUP, BLANK, seconds, words, times)
