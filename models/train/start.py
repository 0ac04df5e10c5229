"""Begin a run with the weights of another one, whose label inventory may differ."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from labels import Labels
from losses import JointModel

# The parameters that have one row for each label, by task.
ROWS = {
    "upos": ("heads.upos.out.weight", "heads.upos.out.bias"),
    "feats": ("heads.feats.out.weight", "heads.feats.out.bias"),
    "lemma": ("heads.lemma.out.weight", "heads.lemma.out.bias"),
    "ner": ("heads.ner.out.weight", "heads.ner.out.bias"),
    "deprel": ("heads.parser.rel",),
}


def load_matching(model: JointModel, labels: Labels, work: Path) -> None:
    """Copy the weights in *work*; rows of labels that it does not have stay as they are."""
    known = Labels(**json.loads((work / "labels.json").read_text()))
    state = torch.load(work / "last.pt", weights_only=True)["model"]
    own = model.state_dict()
    for task, names in ROWS.items():
        before = {label: i for i, label in enumerate(getattr(known, task))}
        pairs = [(i, before[x]) for i, x in enumerate(getattr(labels, task)) if x in before]
        to, source = (list(column) for column in zip(*pairs, strict=True))
        for name in names:
            rows = own[name].clone()
            rows[to] = state[name][source]
            state[name] = rows
    model.load_state_dict(state)
