"""The student of `train_student.py`, and its losses: what the teacher says, and annotation.

The student is the accurate model cut to its first blocks, with heads of the same shapes. For each
word it learns the teacher's vector, and for each head the teacher's distribution, of which half is
moved to the label of the annotation where there is one (Hinton et al. 2015; Sun et al. 2019).
"""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import torch
from checkpoint import load_model
from examples import IGNORE, Batch, Example
from labels import Labels
from losses import HeadSizes, JointModel, make_heads
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence

from pipeline.nlp.pieces import WordPieces

TAGS = ("upos", "feats", "lemma", "ner")
GOLD = 0.5  # of the target, where a word has the annotation
OF_VECTORS = 3.0  # weight of their mean squared error, unless the run has another
BEYOND = -1e4  # score of what is no word


class Student:
    """The model that learns, beside the heads that tell it what the teacher's vectors mean."""

    def __init__(self, teacher: JointModel) -> None:
        self.model = teacher  # to be cut
        self.of_vectors = OF_VECTORS
        self._heads = copy.deepcopy(teacher.heads).eval().requires_grad_(False)
        self._repeated = copy.deepcopy(teacher.repeated).eval().requires_grad_(False)

    def losses(self, batch: Batch, taught: Tensor, *, heads: bool = True) -> dict[str, Tensor]:
        """Mean loss by task; *taught* are the teacher's vectors of the words of *batch*.

        Without *heads* only the vectors count, which is faster by a third.
        """
        model, repeats = self.model, torch.tensor(batch.repeats)
        vectors = model.encode(batch.windows)
        result = {"vectors": self.of_vectors * functional.mse_loss(vectors, taught)}
        if not heads:
            return result
        of_names = model.repeated(vectors, repeats)
        with torch.no_grad():
            names_taught = self._repeated(taught, repeats)
        for task in TAGS:
            gold = torch.tensor([y for s in batch.sentences for y in getattr(s, task)])
            own, told = (of_names, names_taught) if task == "ner" else (vectors, taught)
            with torch.no_grad():
                target = _with_gold(self._heads[task](told), gold)
            result[task] = functional.cross_entropy(model.heads[task](own).float(), target)
        result.update(self._tree_losses(batch.sentences, vectors, taught))
        return result

    def _tree_losses(
        self, sentences: list[Example], vectors: Tensor, taught: Tensor
    ) -> dict[str, Tensor]:
        lengths = [len(s.pieces) for s in sentences]
        gold = _padded([torch.tensor(s.head) for s in sentences])
        words = _padded([torch.zeros(n, dtype=torch.long) for n in lengths]) != IGNORE
        parser, teacher = self.model.heads["parser"], self._heads["parser"]
        beyond = torch.arange(max(lengths) + 1)[None, :] > torch.tensor(lengths)[:, None]
        with torch.no_grad():
            told, told_dep, told_head = teacher(_sentences(taught, lengths))
            told = told.float().masked_fill(beyond[:, None, :], BEYOND)
            target = _with_gold(told[words], gold[words])
        arcs, rel_dep, rel_head = parser(_sentences(vectors, lengths))
        arcs = arcs.float().masked_fill(beyond[:, None, :], BEYOND)
        result = {"arc": functional.cross_entropy(arcs[words], target)}
        row, column = torch.nonzero(words, as_tuple=True)
        head = target.argmax(-1)
        relation = torch.tensor([y for s in sentences for y in s.deprel])
        with torch.no_grad():
            told = teacher.labels(told_dep[row, column], told_head[row, head])
            target = _with_gold(told, relation)
        scores = parser.labels(rel_dep[row, column], rel_head[row, head]).float()
        result["rel"] = functional.cross_entropy(scores, target)
        return result


def make_student(
    work: Path,
    encoder: Path,
    *,
    layers: int,
    feed_forward: int | None = None,
    sizes: HeadSizes | None = None,
    **settings: Any,
) -> tuple[Student, Labels, WordPieces]:
    """Cut the teacher in the folder *work* to its first *layers*; its word pieces do not learn.

    With *feed_forward*, its blocks are new and have as many hidden units, for `narrowed` weights;
    with *sizes*, the student's heads are new ones.
    """
    model, labels, pieces = load_model(work, encoder, **settings)
    student = Student(model)
    bert = model.encoder.bert
    bert.encoder.layer = bert.encoder.layer[:layers]
    bert.config.num_hidden_layers = layers
    if feed_forward:
        for block in bert.encoder.layer:
            block.intermediate.dense = nn.Linear(model.encoder.width, feed_forward)
            block.output.dense = nn.Linear(feed_forward, model.encoder.width)
    model.encoder.mix = nn.Parameter(torch.arange(layers + 1.0))  # most from the last
    bert.embeddings.word_embeddings.requires_grad_(False)
    if sizes:
        model.heads = make_heads(model.encoder.width, labels, sizes)
    return student, labels, pieces


def cut_state(state: dict[str, Tensor], layers: int) -> dict[str, Tensor]:
    """Take *layers* blocks of a larger student: its first ones, and its last as the last."""
    place = "encoder.bert.encoder.layer."
    names = [name for name in state if name.startswith(place)]
    blocks = sorted({int(name[len(place) :].split(".")[0]) for name in names})
    kept = [*blocks[: layers - 1], blocks[-1]]
    result = {name: value for name, value in state.items() if name not in names}
    for number, block in enumerate(kept):
        own = f"{place}{block}."
        for name in names:
            if name.startswith(own):
                result[f"{place}{number}.{name[len(own) :]}"] = state[name]
    mix = state["encoder.mix"]  # of the word pieces' vectors and of each block
    result["encoder.mix"] = mix[[0, *(block + 1 for block in kept)]]
    return result


def narrowed(state: dict[str, Tensor], width: int) -> dict[str, Tensor]:
    """Keep *width* hidden units of each block: those whose weights, in and out, are the largest."""
    result = dict(state)
    for name in state:
        if not name.endswith("intermediate.dense.bias"):
            continue
        block = name.removesuffix("intermediate.dense.bias")
        into, out = f"{block}intermediate.dense.weight", f"{block}output.dense.weight"
        size = state[into].norm(dim=1) * state[out].norm(dim=0)
        kept = size.argsort(descending=True)[:width].sort().values
        result |= {into: state[into][kept], out: state[out][:, kept], name: state[name][kept]}
    return result


def _with_gold(scores: Tensor, gold: Tensor) -> Tensor:
    """The distribution of *scores*, moved half the way to the labels that *gold* has."""
    target = torch.softmax(scores.float(), dim=-1)
    rows = torch.nonzero(gold != IGNORE).squeeze(1)
    target[rows] *= 1 - GOLD
    target[rows, gold[rows]] += GOLD
    return target


def _padded(rows: list[Tensor]) -> Tensor:
    return pad_sequence(rows, batch_first=True, padding_value=IGNORE)


def _sentences(vectors: Tensor, lengths: list[int]) -> Tensor:
    return pad_sequence(list(vectors.split(lengths)), batch_first=True)
