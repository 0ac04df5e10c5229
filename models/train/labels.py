"""Label inventories of the heads, fixed before training and shipped with the weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from treebanks import SILVER, UNREAD, Sentence

from pipeline.nlp.lemma_rules import KEEP, make_rule

NER_LABELS = (
    "PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW",
    "LANGUAGE",
)  # fmt: skip
RARE_RULE = 2  # lemma rules seen less often are noise or exceptions: not learned


@dataclass(frozen=True, slots=True)
class Labels:
    upos: list[str]
    feats: list[str]
    lemma: list[str]
    deprel: list[str]
    ner: list[str]


def collect(sentences: Iterable[Sentence]) -> Labels:
    """All labels of the gold sentences; UPOS and relations also of the silver ones."""
    upos: set[str] = set()
    feats: set[str] = set()
    deprel: set[str] = set()
    rules: Counter[str] = Counter()
    for sentence in sentences:
        silver = sentence.treebank in SILVER
        for word in sentence.words:
            upos.add(word.upos)
            if silver:
                continue
            deprel.add(word.deprel)
            if sentence.treebank in UNREAD:
                continue
            feats.add(word.feats or "")
            rules[make_rule(word.form, word.lemma or word.form)] += 1
    lemma = [rule for rule, count in rules.items() if count >= RARE_RULE]
    tags = ["O", *(f"{mark}-{label}" for label in NER_LABELS for mark in "BIES")]
    return Labels(
        upos=sorted(upos),
        feats=sorted(feats),
        lemma=[KEEP, *sorted(set(lemma) - {KEEP})],
        deprel=sorted(deprel),
        ner=tags,
    )


def combinations(gold: Iterable[Sentence]) -> dict[str, list[str]]:
    """The FEATS that go with each UPOS in gold sentences."""
    seen = {(word.upos, word.feats or "") for sentence in gold for word in sentence.words}
    result: dict[str, list[str]] = {}
    for upos, feats in sorted(seen):
        result.setdefault(upos, []).append(feats)
    return result
