"""The scorer of name tags, in which the occurrences of a name in a document read each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from spacy.tokens import Doc

from pipeline.nlp.files import ModelFiles, under
from pipeline.nlp.repeats import NOT_REPEATED, repeats
from pipeline.nlp.scorers import Classifier, word_vectors
from pipeline.nlp.weights import WEIGHTS, fill, read_weights, weights_of

if TYPE_CHECKING:
    from torch import Tensor

    from pipeline.nlp.network import RepeatedNames

REPEATED: Final = "repeated"  # folder of the layer


class NameClassifier(Classifier):
    """A `Classifier` whose words read their other occurrences in the `Doc` first.

    See `pipeline.nlp.network.RepeatedNames`. Models before 0.5.0 have no such layer and are read
    as they are.
    """

    def __init__(self) -> None:
        super().__init__()
        self.repeated: RepeatedNames | None = None

    def vectors(self, docs: list[Doc]) -> Tensor:
        """Give what the module reads: (tokens, width)."""
        import torch

        vectors = word_vectors(docs)
        if self.repeated is None:
            return vectors
        return torch.as_tensor(self.repeated(vectors, torch.tensor(_numbers(docs))))

    def to_files(self) -> dict[str, bytes]:
        """Give labels and weights, those of the layer in a folder of their own."""
        if self.repeated is None:
            return super().to_files()
        return {**super().to_files(), **under(REPEATED, {WEIGHTS: weights_of(self.repeated)})}

    def from_files(self, files: ModelFiles) -> None:
        """Read labels and weights."""
        from pipeline.nlp.network import RepeatedNames

        super().from_files(files)
        self.repeated = None
        own = files.within(REPEATED)
        if own.has(WEIGHTS):
            weights = read_weights(own)
            layer = RepeatedNames(weights["out.weight"].shape[0])
            fill(layer, weights, files=own)
            self.repeated = layer


def _numbers(docs: list[Doc]) -> list[int]:
    """Number the repeated words of all Docs, going on from one to the next."""
    result: list[int] = []
    first = 0
    for doc in docs:
        own = repeats([token.text for token in doc])
        result += [n if n == NOT_REPEATED else n + first for n in own]
        first += max(own, default=NOT_REPEATED) + 1
    return result
