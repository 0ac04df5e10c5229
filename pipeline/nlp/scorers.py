"""Torch modules that score labels from ``doc.tensor``, with the names of the labels."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from pipeline.errors import ModelError
from pipeline.nlp.files import ModelFiles, Stored, as_json
from pipeline.nlp.weights import WEIGHTS, fill, read_weights, weights_of

if TYPE_CHECKING:
    from torch import Tensor, nn

    from pipeline.nlp.network import TagScorer, TreeScorer

    M = TypeVar("M", bound=nn.Module)
else:
    M = TypeVar("M")

LABELS = "labels.json"


class LabelledScorer(Stored, Generic[M]):
    """A module and the names of its labels, in the order of its outputs."""

    first_weight: str  # its columns are as many as a word vector is long

    def __init__(self) -> None:
        self.labels: list[str] = []
        self._module: M | None = None

    @abstractmethod
    def build(self, width: int, labels: int) -> M:
        """Make an untrained module."""

    @property
    def module(self) -> M:
        """The module.

        Raises:
            ModelError: no weights were read.
        """
        if self._module is None:
            raise ModelError("component has no weights; load the pipeline with spacy.load")
        return self._module

    def set(self, labels: list[str], module: M) -> None:
        """Take over a module just trained."""
        self.labels, self._module = labels, module.eval()

    def to_files(self) -> dict[str, bytes]:
        """Give labels and weights."""
        return {WEIGHTS: weights_of(self.module), LABELS: as_json(self.labels)}

    def from_files(self, files: ModelFiles) -> None:
        """Read labels and weights."""
        self.labels = files.json(LABELS)
        weights = read_weights(files)
        if self.first_weight not in weights:
            raise ModelError(f"model file cannot be used: {files.place}/{WEIGHTS}: other weights")
        module = self.build(weights[self.first_weight].shape[1], len(self.labels))
        fill(module, weights, files=files)
        self._module = module


class Classifier(LabelledScorer["TagScorer"]):
    """Scores each word on its own."""

    first_weight = "hidden.weight"

    def build(self, width: int, labels: int) -> TagScorer:
        """Make an untrained module."""
        from pipeline.nlp.network import TagScorer

        return TagScorer(width, labels)

    def log_probs(self, docs: list[Doc]) -> list[NDArray[np.float32]]:
        """Give log-probabilities for each `Doc`: (tokens, labels).

        Raises:
            ModelError: no weights were read, or an encoder has not set ``doc.tensor``.
        """
        import torch

        module = self.module
        with torch.inference_mode():
            scores = torch.log_softmax(module(self.vectors(docs)), dim=-1).numpy()
        return list(np.split(scores, np.cumsum([len(doc) for doc in docs])[:-1]))

    def vectors(self, docs: list[Doc]) -> Tensor:
        """Give what the module reads: (tokens, width)."""
        return word_vectors(docs)


class ArcClassifier(LabelledScorer["TreeScorer"]):
    """Scores pairs of words, as heads and dependents; its labels are relations."""

    first_weight = "project.weight"

    def build(self, width: int, labels: int) -> TreeScorer:
        """Make an untrained module."""
        from pipeline.nlp.network import TreeScorer

        return TreeScorer(width, labels)


def word_vectors(docs: list[Doc]) -> Tensor:
    """Give the rows of ``doc.tensor`` of all Docs: (tokens, width).

    Raises:
        ModelError: an encoder has not set ``doc.tensor``.
    """
    import torch

    for doc in docs:
        if len(doc.tensor) != len(doc):
            raise ModelError("doc.tensor is not set; nusawarta_transformer must come before")
    return torch.from_numpy(np.concatenate([doc.tensor for doc in docs]))
