"""Which speed of ours stands beside which of another."""

from __future__ import annotations

from typing import Final

from tests.bench import bert_base, blank, stems
from tests.bench.report import Comparison
from tests.bench.stanza_defaults import STANZA
from tests.bench.steps import SAME_AS_STANZA, TOKENIZER
from tests.bench.whole import BEST, FAST

COMPARISONS: Final = (
    Comparison(BEST, STANZA),
    Comparison(SAME_AS_STANZA, STANZA),
    Comparison(FAST, BEST),
    Comparison(FAST, STANZA),
    Comparison(BEST, bert_base.TORCH),
    Comparison(BEST, bert_base.INT8),
    Comparison(BEST, blank.BLANK),
    Comparison(TOKENIZER, blank.BLANK),
    *stems.PAIRS,
)
