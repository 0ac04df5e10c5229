"""Turn the shipped files of the profile "fast" back into a work folder, to go on from.

    python models/train/unpack_fast.py --models models --work /tmp/nusawarta/student

Only the encoder's int8 graph is kept of a student: its integers times their scales, with what
SmoothQuant moved to the activations moved back, are the floats again but for the rounding. The
vectors of word pieces are the accurate model's.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import openvino
import torch
from torch import Tensor
from unpack import PARTS, shipped_labels

from pipeline.nlp.encoders import GRAPH
from pipeline.nlp.files import ModelFiles
from pipeline.nlp.models import FAST, PIPELINE
from pipeline.nlp.weights import WEIGHTS, read_weights

EMBEDDINGS = "bert.embeddings"
ATTENTION = ("attention.self.query", "attention.self.key", "attention.self.value")
LINEAR = (*ATTENTION, "attention.output.dense", "intermediate.dense", "output.dense")
NORMS = ("attention.output.LayerNorm", "output.LayerNorm")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--models", type=Path, required=True, help="folder with both profiles")
    parser.add_argument("--work", type=Path, required=True)
    args = parser.parse_args()
    accurate, fast = (ModelFiles.in_folder(args.models / name) for name in (PIPELINE, FAST))
    state = {
        f"{prefix}.{name}": torch.from_numpy(value)
        for part, prefix in PARTS.items()
        if fast.within(part).has(WEIGHTS)
        for name, value in read_weights(fast.within(part)).items()
    }
    words = f"{EMBEDDINGS}.word_embeddings.weight"
    pieces = read_weights(accurate.within("transformer"))[words]
    state[f"encoder.{words}"] = torch.from_numpy(pieces)
    graph = args.models / FAST / "transformer" / GRAPH
    state |= {f"encoder.{name}": value for name, value in Graph(graph).weights().items()}
    args.work.mkdir(parents=True, exist_ok=True)
    (args.work / "labels.json").write_text(json.dumps(asdict(shipped_labels(args.models))))
    torch.save({"model": state}, args.work / "last.pt")


class Graph:
    """The operations of a graph of `static_int8.py` by name."""

    def __init__(self, path: Path) -> None:
        nodes = openvino.Core().read_model(path).get_ordered_ops()
        self._nodes = {node.get_friendly_name(): node for node in nodes}
        self._blocks = sum(name.endswith("output.dense/aten::linear/Add") for name in self._nodes)
        self._blocks //= 2  # that of the attention has this name, too

    def weights(self) -> dict[str, Tensor]:
        """The parameters of `WordEncoder`, but for the vectors of word pieces."""
        result: dict[str, Tensor] = {}
        for table in ("position", "token_type"):
            name = f"{EMBEDDINGS}.{table}_embeddings"
            result[f"{name}.weight"] = _value(self._of(f"{name}/aten::embedding/Gather"), 0)
        mix = [self._scalar("aten::mul/Multiply")]
        mix += [self._scalar(_numbered("aten::addcmul/Multiply", n)) for n in self._places()]
        mix.append(1 - sum(mix))  # which the graph has multiplied into the last norm
        result["mix"] = torch.tensor(mix).log()
        result |= self._norm(f"{EMBEDDINGS}.LayerNorm") | self._norm("norm")
        for block in range(self._blocks):
            place = f"bert.encoder.layer.{block}"
            for part in LINEAR:
                result |= self._linear(f"{place}.{part}")
            for part in NORMS:
                whole = part == NORMS[0] or block < self._blocks - 1
                result |= (
                    self._norm(f"{place}.{part}") if whole else self._last(place, part, mix[-1])
                )
        return result

    def _places(self) -> range:
        return range(0, 2 * (self._blocks - 1), 2)

    def _of(self, name: str) -> Any:
        return self._nodes[f"__module.network.{name}"]

    def _scalar(self, name: str) -> float:
        return float(_value(self._nodes[name], 1))

    def _linear(self, name: str) -> dict[str, Tensor]:
        product, added = (self._of(f"{name}/aten::linear/{x}") for x in ("MatMul", "Add"))
        weight = _value(product, 1)
        smoothed = _source(_source(product, 0), 0)
        if smoothed.get_friendly_name().endswith("nncf_smooth_quant"):
            weight = weight * _value(smoothed, 1).reshape(1, -1)
        return {f"{name}.weight": weight, f"{name}.bias": _value(added, 1).flatten()}

    def _norm(self, name: str) -> dict[str, Tensor]:
        scale, shift = (self._of(f"{name}/aten::layer_norm/{x}") for x in ("Multiply_1", "Add"))
        weight, bias = _value(scale, 1).flatten(), _value(shift, 1).flatten()
        return {f"{name}.weight": weight, f"{name}.bias": bias}

    def _last(self, place: str, part: str, share: float) -> dict[str, Tensor]:
        shift = self._nodes[_numbered("aten::addcmul/Multiply", 2 * (self._blocks - 1))]
        scale = _source(shift, 0)
        weight, bias = _value(scale, 1).flatten() / share, _value(shift, 1).flatten() / share
        return {f"{place}.{part}.weight": weight, f"{place}.{part}.bias": bias}


def _numbered(name: str, number: int) -> str:
    return f"{name}_{number}" if number else name


def _source(node: Any, number: int) -> Any:
    return node.input(number).get_source_output().get_node()


def _value(node: Any, number: int) -> Tensor:
    """What the constant input *number* of *node* says, in floats."""
    source = _source(node, number)
    kind = source.get_type_name()
    if kind == "Constant":
        return torch.from_numpy(np.array(source.data, dtype=np.float32))
    if kind == "Convert":
        return _value(source, 0)
    if kind == "Multiply":
        return _value(source, 0) * _value(source, 1)
    raise ValueError(f"{node.get_friendly_name()}: input {number} is no constant but {kind}")


if __name__ == "__main__":
    main()
