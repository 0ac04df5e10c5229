"""Networks that score labels from ``doc.tensor``, with the names of the labels."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from pipeline.errors import ModelError
from pipeline.nlp import graphs
from pipeline.nlp.files import ModelFiles, Stored, as_json
from pipeline.nlp.graphs import Graph, Weights
from pipeline.nlp.weights import WEIGHTS, Arrays, arrays_of, as_file, read_weights, unusable

if TYPE_CHECKING:
    from openvino import Model
    from torch import nn

LABELS = "labels.json"
WORDS = 256  # that are scored together
PAIRS = 128  # of words, whose relations are
# Products of numbers for which numpy asks no other threads: for so few, that takes longer.
ALONE = 2**18
Vectors = NDArray[np.float32]


class LabelledScorer(Stored):
    """Weights and the names of the labels, in the order of the outputs."""

    # The arrays that there must be, and the axis of each that counts the labels.
    sizes: ClassVar[dict[str, int]]

    def __init__(self) -> None:
        self.labels: list[str] = []
        self._weights: Arrays | None = None
        self._graphs: dict[Callable[[Weights], Model], Graph] = {}

    @property
    def weights(self) -> Arrays:
        """The weights.

        Raises:
            ModelError: none were read.
        """
        self.check()
        return self._weights or {}

    def check(self) -> None:
        """Raise a `ModelError` where no weights were read."""
        if self._weights is None:
            raise ModelError("component has no weights; load the pipeline with spacy.load")

    def set(self, labels: list[str], module: nn.Module) -> None:
        """Take over a torch module just trained, as `pipeline.nlp.network` has it."""
        self._take(labels, arrays_of(module))

    def _take(self, labels: list[str], weights: Arrays) -> None:
        self.labels, self._weights = labels, weights
        self._graphs.clear()

    def graph(self, make: Callable[[Weights], Model]) -> Graph:
        """Give the graph that *make* makes of the weights, compiled once."""
        if make not in self._graphs:
            self._graphs[make] = Graph(make(self.weights))
        return self._graphs[make]

    def to_files(self) -> dict[str, bytes]:
        """Give labels and weights."""
        return {WEIGHTS: as_file(self.weights), LABELS: as_json(self.labels)}

    def from_files(self, files: ModelFiles) -> None:
        """Read labels and weights."""
        labels, weights = files.json(LABELS), read_weights(files)
        for name, axis in self.sizes.items():
            if name not in weights or axis >= weights[name].ndim:
                raise unusable(files, WEIGHTS, f"it has no {name}")
            if weights[name].shape[axis] != len(labels):
                raise unusable(files, WEIGHTS, f"{name} is not for {len(labels)} labels")
        self._take(labels, weights)


class Classifier(LabelledScorer):
    """Scores each word on its own, as `pipeline.nlp.network.TagScorer` does."""

    sizes: ClassVar = {"out.weight": 0, "out.bias": 0}

    def log_probs(self, docs: list[Doc]) -> list[NDArray[np.float32]]:
        """Give log-probabilities for each `Doc`: (tokens, labels).

        Raises:
            ModelError: no weights were read, or an encoder has not set ``doc.tensor``.
        """
        graph, vectors = self.graph(tag_model), self.vectors(docs)
        (scores,) = graphs.in_parts(graph, WORDS, vectors)
        return list(np.split(scores, np.cumsum([len(doc) for doc in docs])[:-1]))

    def vectors(self, docs: list[Doc]) -> Vectors:
        """Give what the network reads: (tokens, width)."""
        return word_vectors(docs)


class Projected(NamedTuple):
    """What the parser makes of words, (words, width) each; the first row is the root."""

    dependents: Vectors
    heads: Vectors
    of_relations: Vectors  # as dependents, as `ArcClassifier.relations` reads them
    heads_of_relations: Vectors

    def arcs(self, words: slice) -> Vectors:
        """Score the heads of the *words* of a sentence: (words, words + 1), the root first."""
        own = self.dependents[words]
        heads = np.concatenate([self.heads[:1], self.heads[words]])
        result = np.empty((len(own), len(heads)), dtype=np.float32)
        rows = max(1, ALONE // heads.size)
        for begin in range(0, len(own), rows):
            part = slice(begin, begin + rows)
            np.matmul(own[part], heads.T, out=result[part])
        return result


class ArcClassifier(LabelledScorer):
    """Scores pairs of words, as `pipeline.nlp.network.TreeScorer` does; labels are relations."""

    sizes: ClassVar = {"rel": 0}

    def project(self, vectors: Vectors) -> Projected:
        """Project the root and words, (words, width), which are rows 1 and following."""
        rows = np.concatenate([self.weights["root"][None], vectors])
        return Projected(*graphs.in_parts(self.graph(arc_model), WORDS, rows))

    def relations(self, dependents: Vectors, heads: Vectors) -> NDArray[np.float32]:
        """Score the relations of pairs of words: 2 × (pairs, rel) → (pairs, labels)."""
        heads = np.concatenate([heads, np.ones_like(heads[:, :1])], axis=1)
        return graphs.in_parts(self.graph(relation_model), PAIRS, dependents, heads)[0]


def word_vectors(docs: list[Doc]) -> Vectors:
    """Give the rows of ``doc.tensor`` of all Docs: (tokens, width).

    Raises:
        ModelError: an encoder has not set ``doc.tensor``.
    """
    for doc in docs:
        if len(doc.tensor) != len(doc):
            raise ModelError("doc.tensor is not set; nusawarta_transformer must come before")
    rows: list[NDArray[Any]] = [doc.tensor for doc in docs]
    whole = _whole(rows)
    return np.concatenate(rows).astype(np.float32, copy=False) if whole is None else whole


def _whole(parts: list[NDArray[Any]]) -> Vectors | None:
    """Give the array that *parts* cut into pieces, as the encoder leaves it, if they do."""
    whole = parts[0].base
    if not isinstance(whole, np.ndarray) or whole.dtype != np.float32:
        return None
    if not whole.flags.c_contiguous or whole.shape != (sum(map(len, parts)), *parts[0].shape[1:]):
        return None
    start = whole.ctypes.data
    for part in parts:
        if part.base is not whole or (len(part) and part.ctypes.data != start):
            return None
        start += part.nbytes
    return whole


def tag_model(weights: Weights) -> Model:
    """Make the graph of a `TagScorer`: (words, width) → log-probabilities (words, labels)."""
    from openvino import opset13

    words = graphs.floats(-1, weights["hidden.weight"].shape[1])
    scores = graphs.linear(graphs.hidden_layer(words, weights, "hidden"), weights, "out")
    return graphs.model_of([opset13.log_softmax(scores, -1)], [words])


def arc_model(weights: Weights) -> Model:
    """Make the graph of the projections of `TreeScorer.forward`, dependents times the weights."""
    from openvino import opset13

    words = graphs.floats(-1, weights["project.weight"].shape[1])
    arc, rel = weights["arc"].shape[1], weights["rel"].shape[1] - 1
    sizes = graphs.constant(np.array([arc, arc, rel, rel]))
    hidden = graphs.hidden_layer(words, weights, "project")
    split = opset13.variadic_split(hidden, graphs.constant(np.array(-1)), sizes)
    dependent, head, rel_dependent, rel_head = split.outputs()
    left = opset13.add(
        opset13.matmul(dependent, graphs.constant(weights["arc"][:-1]), False, False),
        graphs.constant(weights["arc"][-1]),
    )
    return graphs.model_of([left, head, rel_dependent, rel_head], [words])


def relation_model(weights: Weights) -> Model:
    """Make the graph of `TreeScorer.labels`; the vectors of heads end in a one."""
    from openvino import opset13

    labels, size, _ = weights["rel"].shape
    dependents, heads = graphs.floats(-1, size - 1), graphs.floats(-1, size)
    by_input = weights["rel"].transpose(1, 0, 2).reshape(size, labels * size)
    left = opset13.add(
        opset13.matmul(dependents, graphs.constant(by_input[:-1]), False, False),
        graphs.constant(by_input[-1]),
    )
    left = opset13.reshape(left, graphs.constant(np.array([0, labels, size])), True)
    right = opset13.unsqueeze(heads, graphs.constant(np.array([2])))
    scores = opset13.squeeze(
        opset13.matmul(left, right, False, False), graphs.constant(np.array([2]))
    )
    return graphs.model_of([scores], [dependents, heads])
