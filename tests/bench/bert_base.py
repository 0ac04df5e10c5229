"""A token classifier of the size of BERT-base over our sentences: torch in fp32, OpenVINO in int8.

Its weights are random, which costs the same. It reads our word pieces, a sentence a row, rows of
like length together so that little is padded. Cutting words into pieces and turning labels into
names are not counted. The int8 one is made as ours is: by NNCF, with static scales.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from tests.bench.report import Speed
from tests.bench.timing import fastest

GROUP = "BERT-base token classifier alone (12 layers of 768, random weights)"
TORCH, INT8 = "BERT-base, torch fp32", "BERT-base, OpenVINO static int8"
_LABELS = 23  # 11 kinds of names, their first and their other words
_VOCABULARY = 30_522
_LONGEST = 510  # pieces
_ROWS = 16
_CALIBRATION = 4  # batches: the scales of random weights decide nothing

Batch = tuple[NDArray[np.int64], NDArray[np.int64]]  # ids of pieces, and which are no padding
Classify = Callable[[Batch], object]


def measure_bert(sentences: Sequence[Sequence[int]], *, words: int, times: int) -> Iterator[Speed]:
    """Yield both speeds over *sentences*, ids of pieces, which have so many *words*."""
    batches = list(_batches(sentences))
    network = _network()
    for name, make in ((TORCH, _in_torch), (INT8, _in_int8)):
        classify = make(network, batches)
        classify(batches[-1])
        seconds = fastest(partial(_classify_all, classify, batches), times=times)
        yield Speed(GROUP, name, seconds, words, times)


def _classify_all(classify: Classify, batches: Sequence[Batch]) -> None:
    for batch in batches:
        classify(batch)


def _batches(sentences: Sequence[Sequence[int]]) -> Iterator[Batch]:
    by_length = sorted(sentences, key=len)
    for start in range(0, len(by_length), _ROWS):
        rows = [row[:_LONGEST] for row in by_length[start : start + _ROWS]]
        ids = np.zeros((len(rows), max(map(len, rows))), dtype=np.int64)
        for number, row in enumerate(rows):
            ids[number, : len(row)] = np.array(row) % (_VOCABULARY - 1) + 1
        yield ids, (ids > 0).astype(np.int64)


def _network() -> torch.nn.Module:
    from transformers import BertConfig, BertForTokenClassification

    config: Any = BertConfig(vocab_size=_VOCABULARY)  # its other sizes are base's
    config.num_labels = _LABELS
    network: torch.nn.Module = BertForTokenClassification(config).eval()
    return network


def _in_torch(network: torch.nn.Module, _: Sequence[Batch]) -> Classify:
    def classify(batch: Batch) -> object:
        ids, mask = map(torch.from_numpy, batch)
        with torch.inference_mode():
            return network(input_ids=ids, attention_mask=mask).logits.argmax(-1)

    return classify


def _in_int8(network: torch.nn.Module, batches: Sequence[Batch]) -> Classify:
    import nncf
    import openvino

    example = {"input_ids": batches[0][0], "attention_mask": batches[0][1]}
    tensors = {name: torch.from_numpy(array) for name, array in example.items()}
    model = openvino.convert_model(network, example_input=tensors)
    chosen = batches[:: max(1, len(batches) // _CALIBRATION)]
    quantised: Any = nncf.quantize(
        model,
        nncf.Dataset(chosen, list),
        model_type=nncf.ModelType.TRANSFORMER,
        preset=nncf.QuantizationPreset.MIXED,
        subset_size=len(chosen),
    )
    request = openvino.Core().compile_model(quantised, "CPU").create_infer_request()
    return lambda batch: request.infer(list(batch))[0].argmax(-1)
