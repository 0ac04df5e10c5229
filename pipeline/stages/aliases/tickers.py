"""Companies beside their codes at the Indonesian exchange: *UNTR* and *PT United Tractors Tbk*."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from pipeline.language_data import read_pairs
from pipeline.stages.aliases.names import Name, Words, name_of
from pipeline.stages.aliases.shortening import Spellings


def named_by_ticker(spellings: Spellings) -> Iterator[tuple[Name, Name]]:
    """Yield pairs of a company and its code, where both stand in the text.

    A code is written in capitals, and is a name of the companies in
    ``lang/aliases/tickers.tsv`` alone: *ELSA* is no company where *Elsa* is somebody's name.
    """
    companies: dict[Words, dict[Name, None]] = defaultdict(dict)  # ordered sets
    for name in spellings:
        if name.group == "ORG":
            companies[name.words][name] = None
    for name, texts in spellings.items():
        full = _companies().get(next(iter(texts))) if name.group in ("ORG", "PRODUCT") else None
        if full is not None:
            yield from ((company, name) for company in companies.get(full, ()) if company != name)


@cache
def _companies() -> dict[str, Words]:
    rows = read_pairs("aliases/tickers.tsv")
    return {ticker: name_of("ORG", company).words for ticker, company in rows}
