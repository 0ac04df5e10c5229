"""The torch modules: shared encoder and the scorers on its word vectors.

The encoder is a BERT (multilingual-e5-small, trimmed); a word's vector is the mean of its first
and last piece in a learned mix of all layers (Peters et al. 2018; it gives the lower layers a
short way to the losses). The scorers are small: one hidden layer and a linear map; that of trees is
the biaffine one of Dozat and Manning (2017).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn

from pipeline.nlp.windows import Window


class WordEncoder(nn.Module):
    """Windows in, one vector a word out."""

    def __init__(self, bert: Any, *, pad: int) -> None:
        super().__init__()
        self.bert = bert
        self.pad = pad
        self.mix = nn.Parameter(torch.zeros(bert.config.num_hidden_layers + 1))
        self.norm = nn.LayerNorm(bert.config.hidden_size)

    @property
    def width(self) -> int:
        """Length of a word vector."""
        return int(self.bert.config.hidden_size)

    def ids(self, windows: Sequence[Window]) -> Tensor:
        """Give the pieces of *windows*, padded to the longest: (windows, pieces)."""
        longest = max(len(window.ids) for window in windows)
        ids = torch.full((len(windows), longest), self.pad)
        for row, window in enumerate(windows):
            ids[row, : len(window.ids)] = torch.tensor(window.ids)
        return ids.to(self.mix.device)

    def forward(self, windows: Sequence[Window], embedded: Tensor | None = None) -> Tensor:
        """Give vectors of all words, window after window: (words, width).

        *embedded* has the embeddings of the pieces where they are at hand.
        """
        ids = self.ids(windows)
        longest = ids.shape[1]
        first = [row * longest + i for row, window in enumerate(windows) for i in window.first]
        last = [row * longest + i for row, window in enumerate(windows) for i in window.last]
        pieces = {"input_ids": ids} if embedded is None else {"inputs_embeds": embedded}
        output = self.bert(
            **pieces, attention_mask=(ids != self.pad).long(), output_hidden_states=True
        )
        index = torch.tensor([first, last], device=self.mix.device)
        return self.words(output.hidden_states, index)

    def words(self, layers: Sequence[Tensor], index: Tensor) -> Tensor:
        """Give vectors of words from all layers: 2 × (words) places → (words, width)."""
        weights = torch.softmax(self.mix.float(), dim=0)
        mixed = layers[0].float() * weights[0]
        for weight, layer in zip(weights[1:], layers[1:], strict=True):
            mixed = torch.addcmul(mixed, layer.float(), weight)
        first, last = mixed.reshape(-1, mixed.shape[-1])[index]
        normed: Tensor = self.norm(0.5 * (first + last))
        return normed


class TagScorer(nn.Module):
    """Scores of *labels* labels for each word: (words, width) → (words, labels)."""

    def __init__(self, width: int, labels: int, *, hidden: int = 256, dropout: float = 0.3) -> None:
        super().__init__()
        self.hidden = nn.Linear(width, hidden)
        self.dropout = nn.Dropout(dropout)
        self.out = nn.Linear(hidden, labels)

    def forward(self, words: Tensor) -> Tensor:
        """Give unnormalised scores."""
        hidden = torch.nn.functional.gelu(self.hidden(self.dropout(words)))
        scores: Tensor = self.out(self.dropout(hidden))
        return scores


class RepeatedNames(nn.Module):
    """Let the occurrences of a name in a document read each other.

    A word that is repeated gets, through a small gate, the mean of the vectors of its other
    occurrences; all other words keep their vectors. The last layer starts at zero, so that an
    untrained module changes nothing. The cost is linear in the number of words.
    """

    def __init__(self, width: int, *, hidden: int = 256, dropout: float = 0.3) -> None:
        super().__init__()
        self.hidden = nn.Linear(2 * width, hidden)
        self.dropout = nn.Dropout(dropout)
        self.out = nn.Linear(hidden, width)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)

    def forward(self, words: Tensor, numbers: Tensor) -> Tensor:
        """Add to (words, width) what the words with the same number of `repeats` say.

        *numbers* has -1 for words that are not repeated.
        """
        rows = torch.nonzero(numbers >= 0).squeeze(1)
        if not len(rows):
            return words
        own, group = words[rows], numbers[rows]
        groups = int(group.max()) + 1
        sums = own.new_zeros(groups, own.shape[1]).index_add(0, group, own)
        others = torch.bincount(group, minlength=groups)[group] - 1
        mean = (sums[group] - own) / others.unsqueeze(1)
        read = self.dropout(torch.cat([own, mean], dim=1))
        hidden = self.dropout(torch.nn.functional.gelu(self.hidden(read)))
        return words.index_add(0, rows, self.out(hidden).to(words.dtype))


class TreeScorer(nn.Module):
    """Biaffine scores of heads and labels of the words of padded sentences."""

    def __init__(
        self,
        width: int,
        labels: int,
        *,
        arc: int = 320,
        rel: int = 128,
        dropout: float = 0.33,
    ) -> None:
        super().__init__()
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        self.project = nn.Linear(width, 2 * (arc + rel))
        self.sizes = [arc, arc, rel, rel]
        self.dropout = nn.Dropout(dropout)
        self.arc = nn.Parameter(torch.zeros(arc + 1, arc))
        self.rel = nn.Parameter(torch.zeros(labels, rel + 1, rel + 1))
        nn.init.xavier_uniform_(self.arc)
        nn.init.xavier_uniform_(self.rel)

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Give arc scores and the two label projections of a batch of padded sentences.

        *words* is (batch, length, width); arcs are (batch, length, length + 1) where column 0
        is the root and column ``i + 1`` word ``i``.
        """
        root = self.root.expand(len(words), 1, -1)
        states = self.dropout(torch.cat([root, words], dim=1))
        hidden = self.dropout(torch.nn.functional.gelu(self.project(states)))
        arc_dep, arc_head, rel_dep, rel_head = hidden.split(self.sizes, dim=-1)
        arcs = _with_one(arc_dep[:, 1:]) @ self.arc @ arc_head.transpose(1, 2)
        return arcs, rel_dep[:, 1:], rel_head

    def labels(self, rel_dep: Tensor, rel_head: Tensor) -> Tensor:
        """Give label scores of dependent and head pairs: 2 × (pairs, rel) → (pairs, labels)."""
        left = torch.einsum("pi,lij->plj", _with_one(rel_dep), self.rel)
        return torch.einsum("plj,pj->pl", left, _with_one(rel_head))


def _with_one(states: Tensor) -> Tensor:
    return torch.cat([states, torch.ones_like(states[..., :1])], dim=-1)
