"""What the components that read ``doc.tensor`` have in common."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from pipeline.errors import ModelError
from pipeline.nlp.weights import WEIGHTS, load_labels, load_module, save_labels, save_module

if TYPE_CHECKING:
    from torch import Tensor

    from pipeline.nlp.network import TagHead


class Classifier:
    """A `TagHead` with the names of its labels."""

    def __init__(self) -> None:
        self.labels: list[str] = []
        self._head: TagHead | None = None

    def log_probs(self, docs: list[Doc]) -> list[NDArray[np.float32]]:
        """Log-probabilities for each `Doc`: (tokens, labels).

        Raises:
            ModelError: no weights were read, or an encoder has not set ``doc.tensor``.
        """
        import torch

        if self._head is None:
            raise ModelError("component has no weights; load the pipeline with spacy.load")
        with torch.inference_mode():
            scores = torch.log_softmax(self._head(word_vectors(docs)), dim=-1).numpy()
        return list(np.split(scores, np.cumsum([len(doc) for doc in docs])[:-1]))

    def set(self, labels: list[str], head: TagHead) -> None:
        """Take over a head just trained."""
        self.labels, self._head = labels, head.eval()

    def to_disk(self, folder: Path) -> None:
        """Write labels and weights."""
        if self._head is None:
            raise ModelError("component has no weights to save")
        save_labels(self.labels, folder)
        save_module(self._head, folder)

    def from_disk(self, folder: Path) -> None:
        """Read labels and weights."""
        from pipeline.nlp.network import TagHead

        self.labels = load_labels(folder)
        width = vector_width(folder / WEIGHTS, "hidden.weight")
        self._head = TagHead(width, len(self.labels))
        load_module(self._head, folder)


def word_vectors(docs: list[Doc]) -> Tensor:
    """The rows of ``doc.tensor`` of all Docs: (tokens, width)."""
    import torch

    for doc in docs:
        if len(doc.tensor) != len(doc):
            raise ModelError("doc.tensor is not set; nusawarta_transformer must come before")
    return torch.from_numpy(np.concatenate([doc.tensor for doc in docs]))


def vector_width(path: Path, weight: str) -> int:
    """Length of the word vectors that a stored head expects: columns of its first matrix.

    Raises:
        ModelError: the file is missing or holds no such matrix.
    """
    from safetensors import SafetensorError, safe_open

    if not path.is_file():
        raise ModelError(f"model file missing: {path}")
    try:
        with safe_open(path, framework="pt") as file:
            return int(file.get_slice(weight).get_shape()[1])
    except SafetensorError as error:
        raise ModelError(f"model file cannot be used: {path}: {error}") from error
