"""Gives *sen* the currency that the sentence speaks of: *naik 45 sen menjadi US$ 65,22*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.stages.amounts.reading import Amount

_SENTENCE_END = re.compile(r"[.!?]\s|\n")


def with_currencies(text: str, amounts: Sequence[Amount]) -> Iterator[Amount]:
    """Give the cents among *amounts*, in order of *text*, the currency of the next or last sum.

    It stands in the sentence, else it is the last foreign one of the paragraph. Cents without such
    a sum are left out: whose they are is not known.
    """
    last: Amount | None = None
    for at, amount in enumerate(amounts):
        if amount.unit.symbol:
            last = amount if _is_foreign(amount) else last
            yield amount
            continue
        near = (*amounts[at + 1 : at + 3], *reversed(amounts[max(0, at - 2) : at]))
        sums = (other for other in near if other.unit.label == "MONEY" and other.unit.symbol)
        of = next((other for other in sums if _in_one_sentence(text, amount, other)), last)
        if of is not None and "\n" not in text[of.end : amount.start]:
            yield replace(amount, unit=replace(amount.unit, symbol=of.unit.symbol))


def _is_foreign(amount: Amount) -> bool:
    return amount.unit.label == "MONEY" and amount.unit.symbol != "IDR"


def _in_one_sentence(text: str, one: Amount, other: Amount) -> bool:
    start, end = min(one.end, other.end), max(one.start, other.start)
    return _SENTENCE_END.search(text, start, end) is None
