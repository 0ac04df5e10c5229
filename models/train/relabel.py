"""Bring the silver GSD train to today's annotation, with a model trained on gold.

    python models/train/relabel.py --corpora ../shared/corpora --encoder ../shared/encoder \
        --work /tmp/nusawarta/gold --out /tmp/nusawarta/gsd.jsonl

The silver says how somebody annotated the very sentence, in the convention of UD 2.0; the model
knows the convention of today. They are weighed as two witnesses: the probability of the model for
each label, and a bonus for the one that the silver has, about log P(silver | label is right) -
log P(silver | it is not). Where the conventions differ the model is sure, and wins; where the
sentence is hard, the silver does.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import asdict, replace
from pathlib import Path

import torch
from checkpoint import load_model
from examples import IGNORE, Example, from_treebank
from labels import Labels
from losses import JointModel
from treebanks import Sentence, Word, read_treebank

from pipeline.nlp.lemma_rules import apply_rule
from pipeline.nlp.pieces import WordPieces
from pipeline.nlp.trees import best_tree
from pipeline.nlp.windows import pack

UPOS_BONUS = 3.0
ARC_BONUS = 3.5
RELATION_BONUS = 3.0
SURE_LEMMA = 0.8  # probability under which a lemma is left open
NEIGHBOURS = 32


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True, help="folder of the run on gold")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    model, labels, pieces = load_model(args.work, args.encoder)
    silver = read_treebank(args.corpora / "ud", "gsd")
    changed: Counter[str] = Counter()
    with args.out.open("w", encoding="utf-8") as file, torch.inference_mode():
        for begin in range(0, len(silver), NEIGHBOURS):
            for before, after in _relabel(
                model, labels, pieces, silver[begin : begin + NEIGHBOURS]
            ):
                _count(changed, before, after)
                file.write(json.dumps([asdict(w) for w in after.words], ensure_ascii=False) + "\n")
    print(json.dumps(changed.most_common(60), ensure_ascii=False))


def read_relabelled(path: Path) -> list[Sentence]:
    """The sentences that this script wrote."""
    with path.open(encoding="utf-8") as file:
        return [
            Sentence("gsd-relabelled", tuple(Word(**word) for word in json.loads(line)))
            for line in file
        ]


def _relabel(
    model: JointModel, labels: Labels, pieces: WordPieces, sentences: list[Sentence]
) -> list[tuple[Sentence, Sentence]]:
    examples = [from_treebank(s, labels, pieces) for s in sentences]
    windows = pack((e.pieces for e in examples), pieces=pieces)
    vectors = model.encoder(windows).split([len(e.pieces) for e in examples])
    return [
        (sentence, replace(sentence, words=_words(model, labels, sentence, example, rows)))
        for sentence, example, rows in zip(sentences, examples, vectors, strict=True)
    ]


def without_witness(
    model: JointModel, labels: Labels, sentence: Sentence, example: Example, vectors: torch.Tensor
) -> tuple[Word, ...]:
    """The words of *sentence* as the model alone annotates them."""
    none = [IGNORE] * len(vectors)
    return _words(
        model, labels, sentence, replace(example, upos=none, head=none, deprel=none), vectors
    )


def _words(
    model: JointModel, labels: Labels, sentence: Sentence, silver: Example, vectors: torch.Tensor
) -> tuple[Word, ...]:
    scores = {t: torch.log_softmax(model.heads[t](vectors), -1) for t in ("upos", "feats", "lemma")}
    upos = _with_bonus(scores["upos"], silver.upos, UPOS_BONUS).argmax(-1).tolist()
    feats = scores["feats"].argmax(-1).tolist()
    sure, rules = scores["lemma"].exp().max(-1)
    heads, relations = _tree(model, labels, silver, vectors)
    return tuple(
        replace(
            word,
            upos=labels.upos[upos[i]],
            feats=labels.feats[feats[i]],
            lemma=apply_rule(labels.lemma[rules[i]], word.form) if sure[i] > SURE_LEMMA else None,
            head=i if heads[i] == 0 else heads[i] - 1,
            deprel=labels.deprel[relations[i]],
        )
        for i, word in enumerate(sentence.words)
    )


def _tree(
    model: JointModel, labels: Labels, silver: Example, vectors: torch.Tensor
) -> tuple[list[int], list[int]]:
    parser = model.heads["parser"]
    arcs, rel_dep, rel_head = parser(vectors[None])
    arcs = _with_bonus(torch.log_softmax(arcs[0], -1), silver.head, ARC_BONUS)
    heads = torch.from_numpy(best_tree(arcs.numpy()))
    relations = torch.log_softmax(parser.labels(rel_dep[0], rel_head[0][heads]), -1)
    bases = [label.split(":")[0] for label in labels.deprel]
    for i, (head, gold) in enumerate(zip(silver.head, silver.deprel, strict=True)):
        if gold >= 0 and head == heads[i]:
            same = torch.tensor([base == bases[gold] for base in bases])
            relations[i, same] += RELATION_BONUS
    return heads.tolist(), relations.argmax(-1).tolist()


def _with_bonus(scores: torch.Tensor, silver: list[int], bonus: float) -> torch.Tensor:
    scores = scores.clone()
    for i, label in enumerate(silver):
        if label >= 0:
            scores[i, label] += bonus
    return scores


def _count(changed: Counter[str], before: Sentence, after: Sentence) -> None:
    for old, new in zip(before.words, after.words, strict=True):
        changed["words"] += 1
        changed["heads"] += old.head != new.head
        changed["open lemmas"] += new.lemma is None
        if old.upos != new.upos:
            changed["upos"] += 1
            changed[f"{old.upos} -> {new.upos}"] += 1
        if old.head == new.head and old.deprel != new.deprel.split(":")[0]:
            changed["deprel"] += 1
            changed[f"{old.deprel} -> {new.deprel}"] += 1


if __name__ == "__main__":
    main()
