"""Make the encoder's int8 graph, whose scales are fixed on windows of news.

`export.py` calls it. NNCF finds the scales of activations on `CALIBRATION` windows of the annotated
training articles, with SmoothQuant (Xiao et al. 2023) and bias correction; weights have one scale
an output.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nncf
import numpy as np
import openvino
import torch
from torch import Tensor, nn

from pipeline.nlp.encoders import GRAPH
from pipeline.nlp.network import WordEncoder
from pipeline.nlp.piece_vectors import PieceVectors
from pipeline.nlp.pieces import WordPieces
from pipeline.nlp.sentences import sentence_rows
from pipeline.nlp.tokenizer import StanzaTokenizer
from pipeline.nlp.transformer import pieces_of
from pipeline.nlp.windows import Window, pack

ARTICLES = 120
CALIBRATION = 160  # windows
INPUTS = ("vectors", "mask", "first", "last")
SMOOTHED = 0.8  # how far scales move from activations to weights; of 0.5 to 0.95 the least error


class _Words(nn.Module):
    """`WordEncoder` over tensors alone, for one window a row."""

    def __init__(self, network: WordEncoder) -> None:
        super().__init__()
        self.network = network

    def forward(self, vectors: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Give the vectors of words, from the places of their first and last pieces."""
        output = self.network.bert(
            inputs_embeds=vectors, attention_mask=mask, output_hidden_states=True
        )
        return self.network.words(output.hidden_states, torch.stack([first, last]))


def write_static(
    network: WordEncoder, folder: Path, *, windows: list[Window], pieces: PieceVectors
) -> None:
    """Write the graph of *network*, with scales fixed on *windows*, into *folder*.

    It reads the vectors of word pieces, which every graph shares, instead of having them.
    """

    def arrays(window: Window) -> tuple[np.ndarray, ...]:
        ids = np.array([window.ids])
        vectors = pieces(ids), np.ones_like(ids)
        return *vectors, np.array(window.first), np.array(window.last)

    example = tuple(torch.from_numpy(array) for array in arrays(windows[0]))
    model = openvino.convert_model(_Words(network.eval()), example_input=example)
    for value, name in zip(model.inputs, INPUTS, strict=True):
        value.get_tensor().set_names({name})
    quantised = nncf.quantize(
        model,
        nncf.Dataset(windows, arrays),
        model_type=nncf.ModelType.TRANSFORMER,
        preset=nncf.QuantizationPreset.MIXED,
        subset_size=len(windows),
        advanced_parameters=nncf.AdvancedQuantizationParameters(
            smooth_quant_alphas=nncf.AdvancedSmoothQuantParameters(matmul=SMOOTHED)
        ),
    )
    openvino.save_model(quantised, folder / GRAPH, compress_to_fp16=True)


def calibration_windows(
    articles: Path, tokenizer: StanzaTokenizer, pieces: WordPieces
) -> list[Window]:
    """Give windows spread over the first articles of a file of annotated news."""
    with articles.open(encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line, _ in zip(file, range(ARTICLES), strict=False)]
    windows = [w for doc in tokenizer.pipe(texts) for w in _windows(doc, pieces)]
    return windows[:: max(1, len(windows) // CALIBRATION)][:CALIBRATION]


def _windows(doc: Any, pieces: WordPieces) -> Iterator[Window]:
    yield from pack(pieces_of(doc, sentence_rows(doc), pieces), pieces=pieces)
