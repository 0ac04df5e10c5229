"""Turn the shipped weights back into a work folder, to label with or to go on from.

python models/train/unpack.py --models models --work /tmp/nusawarta/shipped
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

import torch
from labels import Labels

from pipeline.nlp.files import ModelFiles
from pipeline.nlp.models import PIPELINE
from pipeline.nlp.scorers import LABELS
from pipeline.nlp.weights import WEIGHTS, read_weights

# Where `export.py` puts the parts of a `JointModel`: folder → prefix of its parameters.
PARTS = {
    "transformer": "encoder",
    "morphologizer/upos": "heads.upos",
    "morphologizer/feats": "heads.feats",
    "lemmatizer": "heads.lemma",
    "parser": "heads.parser",
    "ner": "heads.ner",
    "ner/repeated": "repeated",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--models", type=Path, required=True, help="folder with id_news_trf")
    parser.add_argument("--work", type=Path, required=True)
    args = parser.parse_args()
    files = ModelFiles.in_folder(args.models / PIPELINE)
    args.work.mkdir(parents=True, exist_ok=True)
    state = {
        f"{prefix}.{name}": torch.from_numpy(value)
        for part, prefix in PARTS.items()
        if files.within(part).has(WEIGHTS)  # models before 0.5.0 have no ner/repeated
        for name, value in read_weights(files.within(part)).items()
    }
    labels = shipped_labels(args.models)
    (args.work / "labels.json").write_text(json.dumps(asdict(labels), indent=1))
    torch.save({"model": state}, args.work / "last.pt")


def shipped_labels(models: Path) -> Labels:
    """The labels of the shipped heads."""
    files = ModelFiles.in_folder(models / PIPELINE)
    names = {prefix.removeprefix("heads."): part for part, prefix in PARTS.items()}
    tasks = {"deprel": "parser"} | {task: task for task in ("upos", "feats", "lemma", "ner")}
    return Labels(**{task: files.within(names[t]).json(LABELS) for task, t in tasks.items()})


if __name__ == "__main__":
    main()
