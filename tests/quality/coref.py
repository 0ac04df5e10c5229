"""Clusters of names against the chains of COIN, which nothing here was tuned on.

    python -m tests.quality.coref --corpora ../shared/corpora

COIN (Wikipedia biographies, magazine articles; WebAnno TSV) links nouns and pronouns too. Here
count its proper names alone: those that overlap, by half of both together or more, exactly one
name that the pipeline found. The score is that of pairs: two such names of a document have one
``entity_id``, and two have one chain.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from rich.console import Console
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.api import load
from pipeline.config import RunConfig

CHAINED = frozenset({"IDENT", "APPOS", "ALIAS"})  # relations between mentions of one thing
NAME = "PROPER"
OVERLAP = 0.5
_ANNOTATION = re.compile(r"([A-Z]+)\[(?:(\d+)_)?(\d+)\]")
_GLUED_BEFORE = frozenset(",.;:?!%)]”’")  # COIN puts a space around each of its tokens
_GLUED_AFTER = frozenset("([“‘")


@dataclass(frozen=True, slots=True)
class Chained:
    """A text with its names: (start, end, number of the chain)."""

    text: str
    names: list[tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class PairScore:
    """Names compared, and pairs: found, in the annotation, and right."""

    names: int
    found: int
    gold: int
    right: int

    @property
    def precision(self) -> float:
        return 100 * self.right / max(1, self.found)

    @property
    def recall(self) -> float:
        return 100 * self.right / max(1, self.gold)

    @property
    def f1(self) -> float:
        return 200 * self.right / max(1, self.found + self.gold)


def read_chains(path: Path) -> Iterator[Chained]:
    """The documents of a WebAnno TSV file with one layer of mentions and links."""
    for block in path.read_text(encoding="utf-8").split("#Text=")[1:]:
        rows = [line.split("\t") for line in block.splitlines()[1:] if "\t" in line]
        yield _document([(row[2], row[3]) for row in rows])


def _document(tokens: list[tuple[str, str]]) -> Chained:
    text = ""
    spans: dict[int, tuple[int, int]] = {}
    links: dict[int, int] = {}
    names: set[int] = set()
    for form, annotation in tokens:
        if text and form not in _GLUED_BEFORE and text[-1] not in _GLUED_AFTER:
            text += " "
        start, text = len(text), text + form
        for kind, before, number in _ANNOTATION.findall(annotation):
            if before and kind in CHAINED:
                links[int(number)] = int(before)
            elif kind == NAME:
                names.add(int(number))
                first, _ = spans.get(int(number), (start, 0))
                spans[int(number)] = (first, len(text))
    return Chained(text, [(*spans[name], _first_of(name, links)) for name in sorted(names)])


def _first_of(mention: int, links: dict[int, int]) -> int:
    seen = set()
    while mention in links and mention not in seen:
        seen.add(mention)
        mention = links[mention]
    return mention


def score(nlp: Language, documents: list[Chained]) -> PairScore:
    """Pairs of names of one document, over all *documents*."""
    total: Counter[str] = Counter()
    docs = nlp.pipe(nlp.tokenizer.pipe(document.text for document in documents))
    for document, doc in zip(documents, docs, strict=True):
        matched = list(_matched(document, doc))
        total["names"] += len(matched)
        for (chain, entity), (other_chain, other_entity) in combinations(matched, 2):
            total["found"] += entity == other_entity
            total["gold"] += chain == other_chain
            total["right"] += entity == other_entity and chain == other_chain
    return PairScore(total["names"], total["found"], total["gold"], total["right"])


def _matched(document: Chained, doc: Doc) -> Iterator[tuple[int, str]]:
    """Chain and ``entity_id`` of the names that both have."""
    for start, end, chain in document.names:
        over = [e for e in doc.ents if e.start_char < end and e.end_char > start]
        if len(over) != 1 or over[0]._.entity_id is None:
            continue
        both = min(end, over[0].end_char) - max(start, over[0].start_char)
        either = max(end, over[0].end_char) - min(start, over[0].start_char)
        if both >= OVERLAP * either:
            yield chain, over[0]._.entity_id


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    args = parser.parse_args()
    documents = list(read_chains(args.corpora / "coref/coin-dev.tsv"))
    result = score(load(config=RunConfig()), documents)
    Console(width=140).print(
        f"{len(documents)} documents, {result.names} names that both have: pairs"
        f" P {result.precision:.2f} R {result.recall:.2f} F1 {result.f1:.2f}"
        f" ({result.found} found, {result.gold} in the annotation)"
    )


if __name__ == "__main__":
    main()
