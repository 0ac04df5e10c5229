"""The two ways to compute the shared encoder: OpenVINO on the CPU, torch on other devices."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from pipeline.config import Precision
from pipeline.nlp.files import ModelFiles
from pipeline.nlp.graphs import Graph, chosen_threads, core, without_rounding
from pipeline.nlp.piece_vectors import PieceVectors
from pipeline.nlp.processor import has_vnni
from pipeline.nlp.rounded_tables import with_rounded_tables
from pipeline.nlp.sentences import like_lengths
from pipeline.nlp.weights import fill, read_weights, unusable
from pipeline.nlp.windows import Window

if TYPE_CHECKING:
    from openvino import Model

    from pipeline.nlp.network import WordEncoder

BERT_CONFIG: Final = "config.json"
GRAPH: Final = "int8.xml"  # of the static encoder; its numbers are in `NUMBERS`
NUMBERS: Final = "int8.bin"
STATIC: Final = "static int8, OpenVINO"
FLOATS: Final = "{} over int8 weights, OpenVINO"
TORCH: Final = "{}, torch"
CPU: Final = "cpu"
BATCH_PIECES: Final = 3072  # padded pieces that go through torch together
STEP: Final = 16  # windows are padded to a multiple of it: few lengths, few kernels

Vectors = NDArray[np.float32]


def arithmetic(precision: Precision, files: ModelFiles, *, device: str = CPU) -> str:
    """Tell how the encoder among *files* is computed here.

    On the CPU it is an OpenVINO graph. Without VNNI sums of products of 8 bits overflow, and
    OpenVINO computes int8 more slowly than floats: there only its weights are rounded.
    A pipeline that was just trained has no graph and is computed by torch.
    """
    if not has_graph(files, device=device):
        return TORCH.format("fp32" if precision == "int8" else precision)
    used = precision_here(precision)
    return STATIC if used == "int8" else FLOATS.format(used)


def has_graph(files: ModelFiles, *, device: str) -> bool:
    """Tell whether the encoder among *files* is computed as a graph on *device*."""
    return device == CPU and files.has(GRAPH)


def precision_here(precision: Precision) -> Precision:
    """Give the precision in which a graph is computed on this processor."""
    return "fp32" if precision == "int8" and not has_vnni() else precision


class Encoder(ABC):
    """Windows in, one vector a word out."""

    width: int

    @abstractmethod
    def encode(self, windows: Sequence[Window]) -> Vectors:
        """Give the vectors of all words, window after window: (words, width)."""


class GraphEncoder(Encoder):
    """The encoder as an OpenVINO graph whose int8 scales were fixed when it was made.

    Each window is computed on its own, so that a vector depends on nothing but its window. In
    another *precision* than int8 only the weights are rounded.
    """

    def __init__(self, files: ModelFiles, *, pad: int, precision: Precision) -> None:
        try:
            model = with_rounded_tables(_read_graph(files))
        except RuntimeError as error:
            raise unusable(files, GRAPH, error) from error
        self.width = int(model.outputs[0].get_partial_shape()[1].get_length())
        self._pad = pad
        self._pieces = PieceVectors(files)
        if precision != "int8":
            model = without_rounding(model)
        self._graph = Graph(model, floats="bf16" if precision == "bf16" else "f32")

    def encode(self, windows: Sequence[Window]) -> Vectors:
        """Give the vectors of all words, window after window: (words, width)."""
        none = np.zeros((0, self.width), dtype=np.float32)
        return np.concatenate([none, *map(self._vectors, windows)])

    def _vectors(self, window: Window) -> Vectors:
        size = -(-len(window.ids) // STEP) * STEP  # also of the words: each shape is compiled
        ids = np.full((1, size), self._pad, dtype=np.int64)
        places = np.zeros((2, size), dtype=np.int64)
        ids[0, : len(window.ids)] = window.ids
        places[:, : len(window.first)] = window.first, window.last
        words = (ids != self._pad).astype(np.int64)
        vectors = self._graph(self._pieces(ids), words, *places)[0]
        return vectors[: len(window.first)]


def _read_graph(files: ModelFiles) -> Model:
    if (path := files.path(GRAPH)) is not None:  # mapped into memory, which workers share
        return core().read_model(path)
    from openvino import Tensor

    numbers = np.frombuffer(files.read(NUMBERS), dtype=np.uint8)
    return core().read_model(files.read(GRAPH), Tensor(numbers))


class TorchEncoder(Encoder):
    """The encoder as a torch module, in floats."""

    def __init__(self, network: WordEncoder) -> None:
        import torch

        self.network = network
        self.width = network.width
        if (threads := chosen_threads()) is not None:
            torch.set_num_threads(threads)

    def encode(self, windows: Sequence[Window]) -> Vectors:
        """Give the vectors of all words, window after window; like lengths share a batch."""
        import torch

        parts: dict[int, Vectors] = {}
        lengths = [len(window.ids) for window in windows]
        with torch.inference_mode():
            for numbers in like_lengths(lengths, lambda length: length, BATCH_PIECES):
                batch = [windows[i] for i in numbers]
                vectors = self.network(batch).float().cpu().numpy()
                ends = np.cumsum([0, *(len(window.first) for window in batch)]).tolist()
                parts.update(
                    (number, vectors[start:end])
                    for number, (start, end) in zip(numbers, pairwise(ends), strict=True)
                )
        none = np.zeros((0, self.width), dtype=np.float32)
        return np.concatenate([none, *(parts[i] for i in range(len(windows)))])


def read_network(files: ModelFiles, *, pad: int) -> WordEncoder:
    """Read the encoder as a torch module in 32-bit floats.

    Raises:
        ModelError: a file is missing or damaged.
    """
    from transformers import BertConfig, BertModel

    from pipeline.nlp.network import WordEncoder

    config = BertConfig.from_dict(files.json(BERT_CONFIG))
    network = WordEncoder(BertModel(config, add_pooling_layer=False), pad=pad)
    fill(network, read_weights(files), files=files)
    return network
