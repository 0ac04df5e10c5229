"""Read what a run of `train_pipeline.py` left in its work folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
from labels import Labels
from losses import HeadSizes, JointModel
from transformers import AutoConfig, BertModel

from pipeline.nlp.pieces import WordPieces

# The parameters that have one row for each label, by task.
ROWS = {
    "upos": ("heads.upos.out.weight", "heads.upos.out.bias"),
    "feats": ("heads.feats.out.weight", "heads.feats.out.bias"),
    "lemma": ("heads.lemma.out.weight", "heads.lemma.out.bias"),
    "ner": ("heads.ner.out.weight", "heads.ner.out.bias"),
    "deprel": ("heads.parser.rel",),
}


def load_model(work: Path, encoder: Path, **settings: Any) -> tuple[JointModel, Labels, WordPieces]:
    """The model in *work*, ready to use; *encoder* is the folder that the run began with.

    A student has fewer layers than that, and may have narrower blocks and heads. *settings* change
    its configuration.
    """
    labels, pieces = labels_of(work), WordPieces((encoder / "tokenizer.json").read_bytes())
    state = read_weights(work)
    layers = len(state["encoder.mix"]) - 1
    width = len(state["encoder.bert.encoder.layer.0.intermediate.dense.bias"])
    sizes = {"num_hidden_layers": layers, "intermediate_size": width}
    config = AutoConfig.from_pretrained(encoder, **sizes, **settings)
    bert = BertModel(config, add_pooling_layer=False)
    model = JointModel(bert, labels, pad=pieces.pad, sizes=HeadSizes.of(state))
    fill(model, state)
    return model.eval(), labels, pieces


def load_matching(model: JointModel, labels: Labels, work: Path) -> None:
    """Begin a run with the weights in *work*; rows of labels that it has not stay as they are."""
    known, state = labels_of(work), read_weights(work)
    own = model.state_dict()
    for task, names in ROWS.items():
        before = {label: i for i, label in enumerate(getattr(known, task))}
        pairs = [(i, before[x]) for i, x in enumerate(getattr(labels, task)) if x in before]
        to, source = (list(column) for column in zip(*pairs, strict=True))
        for name in names:
            rows = own[name].clone()
            rows[to] = state[name][source]
            state[name] = rows
    fill(model, state)


def fill(model: JointModel, state: dict[str, torch.Tensor]) -> None:
    """Set the parameters of *model*; a run older than `RepeatedNames` leaves it as it is."""
    missing, unknown = model.load_state_dict(state, strict=False)
    if unknown or any(not name.startswith("repeated.") for name in missing):
        raise ValueError(f"weights do not fit: {missing} missing, {unknown} unknown")


def labels_of(work: Path) -> Labels:
    """The labels of the run in *work*."""
    return Labels(**json.loads((work / "labels.json").read_text()))


def read_weights(work: Path) -> dict[str, torch.Tensor]:
    """The parameters of the run's model by name."""
    weights: dict[str, torch.Tensor] = torch.load(work / "last.pt", weights_only=True)["model"]
    return weights
