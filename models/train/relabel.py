"""Bring the silver GSD train to today's annotation, with a model trained on gold.

    python models/train/relabel.py --corpora ../shared/corpora --encoder ../shared/encoder \
        --work /tmp/nusawarta/gold --out /tmp/nusawarta/gsd.jsonl

The silver says how somebody annotated the very sentence, in the convention of UD 2.0; the model
knows the convention of today. They are weighed as two witnesses (`witness.py`): where the
conventions differ the model is sure, and wins; where the sentence is hard, the silver does.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import asdict, replace
from pathlib import Path

import torch
from checkpoint import load_model
from examples import Example, from_treebank
from labels import Labels
from losses import JointModel
from treebanks import Sentence, Word, read_treebank
from witness import Witness, annotate, count_changes

from pipeline.nlp.pieces import WordPieces
from pipeline.nlp.windows import pack

UPOS_BONUS = 3.0
ARC_BONUS = 3.5
RELATION_BONUS = 3.0
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
                count_changes(changed, before.words, after.words)
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
        (
            sentence,
            replace(
                sentence,
                words=annotate(model, labels, sentence, rows, _witness(labels, example)),
            ),
        )
        for sentence, example, rows in zip(sentences, examples, vectors, strict=True)
    ]


def _witness(labels: Labels, silver: Example) -> Witness:
    """What the silver says of a sentence, as bonuses."""
    count = len(silver.upos)
    bases = [label.split(":")[0] for label in labels.deprel]
    return Witness(
        upos=UPOS_BONUS * _one_hot(silver.upos, len(labels.upos)),
        arcs=ARC_BONUS * _one_hot(silver.head, count + 1),
        relations=RELATION_BONUS
        * torch.tensor([[r >= 0 and base == bases[r] for base in bases] for r in silver.deprel]),
        heads=torch.tensor(silver.head),
    )


def _one_hot(numbers: list[int], size: int) -> torch.Tensor:
    """Rows with 1 at each number; a row of zeros for `IGNORE`."""
    return torch.tensor([[float(column == n) for column in range(size)] for n in numbers])


if __name__ == "__main__":
    main()
