"""Strict span F1 of named entities, by exact character offsets and label."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language


@dataclass(frozen=True, slots=True)
class LabelScore:
    label: str
    precision: float
    recall: float
    f1: float
    gold: int


def score(nlp: Language, path: Path) -> list[LabelScore]:
    """Scores by label and over all, for a JSONL file of texts with ``entities``.

    A span counts when start, end and label are the same: the strict span F1 of seqeval, without
    the need of common tokens, so that mistakes of the tokenizer count too. The public sets know
    no GPE: for ``PER/ORG/LOC`` GPE, LOC and FAC are one.
    """
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    labels = set(nlp.pipe_labels["ner"])
    gold, found = set(), set()
    docs = nlp.pipe(nlp.tokenizer.pipe(row["text"] for row in rows))
    for number, (row, doc) in enumerate(zip(rows, docs, strict=True)):
        gold |= {(number, e["start"], e["end"], e["label"]) for e in row["entities"]}
        found |= {(number, e.start_char, e.end_char, e.label_) for e in doc.ents}
    found = {span for span in found if span[3] in labels}
    per_label = [_score(label, gold, found) for label in sorted(labels)]
    coarse = (_coarse(gold), _coarse(found))
    return [*per_label, _score("ALL", gold, found), _score("PER/ORG/LOC", *coarse)]


def _score(label: str, gold: set, found: set) -> LabelScore:
    if label in {span[3] for span in gold | found}:
        gold = {span for span in gold if span[3] == label}
        found = {span for span in found if span[3] == label}
    both = len(gold & found)
    precision = 100 * both / max(1, len(found))
    recall = 100 * both / max(1, len(gold))
    f1 = 200 * both / max(1, len(gold) + len(found))
    return LabelScore(label, precision, recall, f1, len(gold))


def _coarse(spans: set) -> set:
    names = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
    return {(*span[:3], names[span[3]]) for span in spans if span[3] in names}
