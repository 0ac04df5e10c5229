"""The model that is trained, encoder and heads in one module, and its losses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from examples import IGNORE, Batch
from labels import Labels
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence

from pipeline.nlp.network import RepeatedNames, TagScorer, TreeScorer, WordEncoder
from pipeline.nlp.windows import Window

WINDOWS_TOGETHER = 6  # windows padded to one length
SILVER_UPOS_WEIGHT = 0.5  # about one in twenty of the silver tags is not what gold has


@dataclass(frozen=True, slots=True)
class HeadSizes:
    """Widths of the hidden layers of the scorers: of labels, of heads and of relations."""

    hidden: int = 256
    arc: int = 320
    rel: int = 128

    @classmethod
    def of(cls, state: Mapping[str, Tensor]) -> HeadSizes:
        """Read them off the weights of a model."""
        hidden, arc = state["heads.upos.hidden.weight"], state["heads.parser.arc"]
        return cls(hidden.shape[0], arc.shape[1], state["heads.parser.rel"].shape[1] - 1)


def make_heads(width: int, labels: Labels, sizes: HeadSizes) -> nn.ModuleDict:
    """Make the scorers of all tasks, on word vectors of *width*."""
    tasks = {"upos": labels.upos, "feats": labels.feats, "lemma": labels.lemma, "ner": labels.ner}
    heads: dict[str, nn.Module] = {
        task: TagScorer(width, len(names), hidden=sizes.hidden) for task, names in tasks.items()
    }
    heads["parser"] = TreeScorer(width, len(labels.deprel), arc=sizes.arc, rel=sizes.rel)
    return nn.ModuleDict(heads)


class JointModel(nn.Module):
    def __init__(
        self, bert: Any, labels: Labels, *, pad: int, sizes: HeadSizes | None = None
    ) -> None:
        super().__init__()
        self.encoder = WordEncoder(bert, pad=pad)
        width = self.encoder.width
        self.heads = make_heads(width, labels, sizes or HeadSizes())
        self.repeated = RepeatedNames(width)
        self.register_buffer("bases", _bases(labels.deprel), persistent=False)

    def encode(self, windows: Sequence[Window]) -> Tensor:
        """Vectors of all words, window after window; like lengths go through together.

        The embeddings of all of them are looked up at once: each look-up has a gradient as large
        as the whole table.
        """
        order = sorted(range(len(windows)), key=lambda i: len(windows[i].ids))
        groups = [
            order[begin : begin + WINDOWS_TOGETHER]
            for begin in range(0, len(order), WINDOWS_TOGETHER)
        ]
        ids = [self.encoder.ids([windows[i] for i in group]) for group in groups]
        embedded = self.encoder.bert.embeddings.word_embeddings(torch.cat([x.ravel() for x in ids]))
        parts: dict[int, Tensor] = {}
        for group, rows, own in zip(
            groups, ids, embedded.split([x.numel() for x in ids]), strict=True
        ):
            batch = [windows[i] for i in group]
            vectors = self.encoder(batch, embedded=own.view(*rows.shape, -1)).float()
            sizes = [len(window.first) for window in batch]
            parts.update(zip(group, vectors.split(sizes), strict=True))
        return torch.cat([parts[i] for i in range(len(windows))])

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        """Mean loss by task, for the tasks that the batch has labels for."""
        vectors = self.encode(batch.windows)
        of_names = self.repeated(vectors, torch.tensor(batch.repeats))
        result: dict[str, Tensor] = {}
        silver = torch.tensor([s.silver for s in batch.sentences for _ in s.pieces])
        for task in ("upos", "feats", "lemma", "ner"):
            gold = torch.tensor([y for s in batch.sentences for y in getattr(s, task)])
            keep = gold != IGNORE
            if not keep.any():
                continue
            read = of_names if task == "ner" else vectors
            loss = functional.cross_entropy(
                self.heads[task](read[keep]).float(), gold[keep], reduction="none"
            )
            if task == "upos":
                loss = loss * torch.where(silver[keep], SILVER_UPOS_WEIGHT, 1.0)
            result[task] = loss.mean()
        result.update(self._parser_losses(batch, vectors))
        return result

    def _parser_losses(self, batch: Batch, vectors: Tensor) -> dict[str, Tensor]:
        lengths = [len(s.pieces) for s in batch.sentences]
        rows = list(zip(batch.sentences, vectors.split(lengths), strict=True))
        rows = [(s, v) for s, v in rows if s.head[0] != IGNORE]
        if not rows:
            return {}
        sizes = torch.tensor([len(v) for _, v in rows])
        padded = pad_sequence([v for _, v in rows], batch_first=True)
        heads = pad_sequence(
            [torch.tensor(s.head) for s, _ in rows], batch_first=True, padding_value=IGNORE
        )
        rels = pad_sequence(
            [torch.tensor(s.deprel) for s, _ in rows], batch_first=True, padding_value=IGNORE
        )
        parser = self.heads["parser"]
        arcs, rel_dep, rel_head = parser(padded)
        beyond = torch.arange(arcs.shape[2])[None, :] > sizes[:, None]
        arcs = arcs.float().masked_fill(beyond[:, None, :], -1e4)
        keep = heads != IGNORE
        arc_loss = functional.cross_entropy(arcs[keep], heads[keep])
        row, column = torch.nonzero(keep & (rels != IGNORE), as_tuple=True)
        head = heads[row, column]
        scores = parser.labels(rel_dep[row, column], rel_head[row, head]).float()
        silver = torch.tensor([s.silver for s, _ in rows])[row]
        return {"arc": arc_loss, "rel": self._relation_loss(scores, rels[row, column], silver)}

    def _relation_loss(self, scores: Tensor, gold: Tensor, silver: Tensor) -> Tensor:
        # Silver has no subtypes: any relation with the same universal part counts as right.
        log_probs = torch.log_softmax(scores, dim=-1)
        same_base = self.bases[gold]
        coarse = torch.logsumexp(log_probs.masked_fill(~same_base, -1e4), dim=-1)
        exact = log_probs.gather(1, gold[:, None]).squeeze(1)
        return -torch.where(silver, coarse, exact).mean()


def _bases(deprel: list[str]) -> Tensor:
    base = [label.split(":")[0] for label in deprel]
    return torch.tensor([[a == b for b in base] for a in base])
