"""The scorer of name tags, in which the occurrences of a name in a document read each other."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np
from spacy.tokens import Doc

from pipeline.nlp import graphs
from pipeline.nlp.files import ModelFiles, under
from pipeline.nlp.graphs import Graph
from pipeline.nlp.repeats import NOT_REPEATED, repeats
from pipeline.nlp.scorers import Classifier, Vectors, word_vectors
from pipeline.nlp.weights import WEIGHTS, Arrays, arrays_of, as_file, read_weights

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from openvino import Model
    from torch import nn

REPEATED: Final = "repeated"  # folder of the layer
WORDS: Final = 64  # computed together


class NameClassifier(Classifier):
    """A `Classifier` whose words read their other occurrences in the `Doc` first.

    See `pipeline.nlp.network.RepeatedNames`. Models before 0.5.0 have no such layer and are read
    as they are.
    """

    def __init__(self) -> None:
        super().__init__()
        self.repeated: Arrays | None = None

    def set_repeated(self, module: nn.Module) -> None:
        """Take over a `RepeatedNames` just trained."""
        self._take_repeated(arrays_of(module))

    def _take_repeated(self, weights: Arrays | None) -> None:
        self.repeated = weights
        self.__dict__.pop("_layer", None)

    @cached_property
    def _layer(self) -> Graph:
        return Graph(repeated_model(self.repeated or {}))

    def vectors(self, docs: list[Doc]) -> Vectors:
        """Give what the network reads: (tokens, width)."""
        vectors = word_vectors(docs)
        if self.repeated is None:
            return vectors
        numbers = np.array(_numbers(docs), dtype=np.int64)
        rows = np.flatnonzero(numbers != NOT_REPEATED)
        if not len(rows):
            return vectors
        own = vectors[rows]
        read = np.concatenate([own, others(own, numbers[rows])], axis=1)
        result = vectors.copy()
        result[rows] += graphs.in_parts(self._layer, WORDS, read)[0]
        return result

    def to_files(self) -> dict[str, bytes]:
        """Give labels and weights, those of the layer in a folder of their own."""
        if self.repeated is None:
            return super().to_files()
        return {**super().to_files(), **under(REPEATED, {WEIGHTS: as_file(self.repeated)})}

    def from_files(self, files: ModelFiles) -> None:
        """Read labels and weights."""
        super().from_files(files)
        own = files.within(REPEATED)
        self._take_repeated(read_weights(own) if own.has(WEIGHTS) else None)


def others(vectors: Vectors, groups: NDArray[np.int64]) -> Vectors:
    """Give for each row the mean of the other rows of its group, which has two or more.

    >>> others(np.array([[1.0], [5.0], [3.0], [5.0]]), np.array([0, 1, 0, 1])).tolist()
    [[3.0], [5.0], [1.0], [5.0]]
    """
    order = np.argsort(groups, kind="stable")
    sizes = np.bincount(groups)
    sizes = sizes[sizes > 0]
    starts = np.cumsum(sizes) - sizes
    sums = np.add.reduceat(vectors[order], starts, axis=0)
    group = np.empty_like(groups)
    group[order] = np.repeat(np.arange(len(sizes)), sizes)
    counts = (sizes[group] - 1)[:, None].astype(vectors.dtype)
    means: Vectors = (sums[group] - vectors) / counts
    return means


def repeated_model(weights: Arrays) -> Model:
    """Make the graph of `RepeatedNames`: own vector and mean of the others → what is added."""
    read = graphs.floats(-1, weights["hidden.weight"].shape[1])
    hidden = graphs.hidden_layer(read, weights, "hidden")
    return graphs.model_of([graphs.linear(hidden, weights, "out")], [read])


def _numbers(docs: list[Doc]) -> list[int]:
    """Number the repeated words of all Docs, going on from one to the next."""
    result: list[int] = []
    first = 0
    for doc in docs:
        own = repeats([token.text for token in doc])
        result += [n if n == NOT_REPEATED else n + first for n in own]
        first += max(own, default=NOT_REPEATED) + 1
    return result
