"""The model's annotation of a sentence, weighed against what another witness says of it.

The model gives log-probabilities; the witness adds to those of the answers that it favours about
log P(what it says | the answer is right) - log P(what it says | it is not). Where the model is
sure, it wins; where the sentence is hard, the witness does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

import torch
from labels import Labels
from losses import JointModel
from torch import Tensor
from treebanks import Sentence, Word

from pipeline.nlp.lemma_rules import apply_rule
from pipeline.nlp.trees import best_tree

SURE_LEMMA = 0.8  # probability under which a lemma is left open


@dataclass(frozen=True, slots=True)
class Witness:
    """Bonuses in log-probability for the words of one sentence.

    ``upos`` is (words, UPOS labels), ``arcs`` (words, 1 + words; column 0 the root) and
    ``relations`` (words, relations); the last holds only where the head is the one in ``heads``
    (numbered as the columns of ``arcs``).
    """

    upos: Tensor
    arcs: Tensor
    relations: Tensor
    heads: Tensor


def arc_scores(model: JointModel, vectors: Tensor) -> Tensor:
    """Log-probabilities of the heads of each word, (words, 1 + words)."""
    arcs, _, _ = model.heads["parser"](vectors[None])
    return torch.log_softmax(arcs[0], -1)


def annotate(
    model: JointModel,
    labels: Labels,
    sentence: Sentence,
    vectors: Tensor,
    witness: Witness | None = None,
) -> tuple[Word, ...]:
    """The words of *sentence* as the model annotates them, *witness* heard."""
    scores = {t: torch.log_softmax(model.heads[t](vectors), -1) for t in ("upos", "feats", "lemma")}
    if witness is not None:
        scores["upos"] = scores["upos"] + witness.upos
    upos = scores["upos"].argmax(-1).tolist()
    feats = scores["feats"].argmax(-1).tolist()
    sure, rules = scores["lemma"].exp().max(-1)
    heads, relations = _tree(model, vectors, witness)
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
    model: JointModel, vectors: Tensor, witness: Witness | None
) -> tuple[list[int], list[int]]:
    parser = model.heads["parser"]
    arcs, rel_dep, rel_head = parser(vectors[None])
    arcs = torch.log_softmax(arcs[0], -1)
    if witness is not None:
        arcs = arcs + witness.arcs
    heads = torch.from_numpy(best_tree(arcs.numpy()))
    relations = torch.log_softmax(parser.labels(rel_dep[0], rel_head[0][heads]), -1)
    if witness is not None:
        relations = relations + witness.relations * (heads == witness.heads)[:, None]
    return heads.tolist(), relations.argmax(-1).tolist()


def count_changes(changed: Counter[str], before: Iterable[Word], after: Iterable[Word]) -> None:
    """Add to *changed* what the annotation *after* has otherwise than *before*."""
    for old, new in zip(before, after, strict=True):
        changed["words"] += 1
        changed["heads"] += old.head != new.head
        changed["open lemmas"] += new.lemma is None
        if old.upos != new.upos:
            changed["upos"] += 1
            changed[f"{old.upos} -> {new.upos}"] += 1
        bases = [word.deprel.split(":")[0] for word in (old, new)]
        if old.head == new.head and bases[0] != bases[1]:
            changed["deprel"] += 1
            changed[" -> ".join(bases)] += 1
