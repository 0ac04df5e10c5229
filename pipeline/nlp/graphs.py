"""Small networks as OpenVINO graphs, made from their weights when they are first used.

Torch trains these networks (`pipeline.nlp.network`, Stanza); a run computes them here, so that it
needs no torch. All in 32-bit floats, one request after another.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, cached_property
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from openvino import Core, Model

# OpenVINO reports each import of it over the network, from a process that it forks, which may hang.
# It does without where the package that reports cannot be found.
sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]

Value = Any  # a node of a graph or an output of it: OpenVINO has no types
Weights = Mapping[str, NDArray[np.float32]]

_THREADS = "INFERENCE_NUM_THREADS"
_chosen: dict[str, int] = {}  # of this process


@cache
def core() -> Core:
    """Give the one OpenVINO runtime of this process."""
    import openvino

    return openvino.Core()


@cache
def _compiler() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, thread_name_prefix="compiler")


def use_threads(threads: int) -> None:
    """Let every graph that is compiled from now on, and torch, use so many threads."""
    core().set_property("CPU", {_THREADS: threads})
    _chosen["threads"] = threads


def chosen_threads() -> int | None:
    """Give what `use_threads` was told last."""
    return _chosen.get("threads")


class Graph:
    """A compiled graph: arrays in, arrays out. Calls from several threads wait for each other.

    It is compiled in the background; the first call waits for that.
    """

    def __init__(self, model: Model, *, floats: Literal["f32", "bf16"] = "f32") -> None:
        settings = {"INFERENCE_PRECISION_HINT": floats, "NUM_STREAMS": 1}
        # Workers that are bound to cores would all be bound to the same one.
        settings["ENABLE_CPU_PINNING"] = False
        self._compiled = _compiler().submit(core().compile_model, model, "CPU", settings)
        self._outputs = range(len(model.outputs))
        self._lock = Lock()

    @cached_property
    def _request(self) -> Any:
        return self._compiled.result().create_infer_request()

    def __call__(self, *arrays: NDArray[Any]) -> list[NDArray[np.float32]]:
        """Compute the outputs, in the order in which the graph was given them."""
        with self._lock:
            found = self._request.infer(list(arrays), share_inputs=True)
            return [found[i] for i in self._outputs]


def model_of(outputs: Sequence[Value], inputs: Sequence[Value]) -> Model:
    """Make a model whose results are *outputs*, from parameters."""
    from openvino import Model, opset13

    return Model([opset13.result(value) for value in outputs], list(inputs), "")


def without_rounding(model: Model) -> Model:
    """Let the activations of a static int8 graph stay floats; its weights are rounded as before."""
    for node in model.get_ops():
        if node.get_type_name() == "FakeQuantize":
            node.output(0).replace(node.input_value(0))
    return model


def constant(value: NDArray[Any]) -> Value:
    """Make a constant."""
    from openvino import opset13

    return opset13.constant(np.ascontiguousarray(value))


def floats(*shape: int) -> Value:
    """Make a parameter of 32-bit floats; -1 is a dimension that calls decide."""
    from openvino import opset13

    return opset13.parameter(list(shape), np.float32)


def integers(*shape: int) -> Value:
    """Make a parameter of 32-bit integers."""
    from openvino import opset13

    return opset13.parameter(list(shape), np.int32)


def linear(states: Value, weights: Weights, name: str) -> Value:
    """Apply a linear layer under torch's names: *name*``.weight`` and, if there, ``.bias``."""
    from openvino import opset13

    product = opset13.matmul(states, constant(weights[f"{name}.weight"]), False, True)
    if f"{name}.bias" not in weights:
        return product
    return opset13.add(product, constant(weights[f"{name}.bias"]))


def hidden_layer(states: Value, weights: Weights, name: str) -> Value:
    """Apply a linear layer and GELU."""
    from openvino import opset13

    return opset13.gelu(linear(states, weights, name), "erf")


def lstm(states: Value, weights: Weights, name: str, *, start: Value, lengths: Value) -> Value:
    """Apply a bidirectional LSTM layer: (batch, length, width) → (batch, length, 2 × hidden).

    *name* is torch's up to the direction (``rnn.{}_l0``). *start* is zeros of (batch, 1, hidden);
    *lengths* says how many steps of each row count. OpenVINO's layer reads the padding too, so the
    way back is one forward over rows that are reversed within their length.
    """
    from openvino import opset13

    forward = _one_way(states, weights, name, start=start)
    back = opset13.reverse_sequence(states, lengths, 0, 1)
    back = _one_way(back, weights, f"{name}_reverse", start=start)
    return opset13.concat([forward, opset13.reverse_sequence(back, lengths, 0, 1)], 2)


def _one_way(states: Value, weights: Weights, name: str, *, start: Value) -> Value:
    from openvino import opset13

    into, recurrent = (_gates(weights[name.format(f"weight_{kind}")]) for kind in ("ih", "hh"))
    bias = _gates(weights[name.format("bias_ih")] + weights[name.format("bias_hh")])
    layer = opset13.lstm_sequence(
        states,
        start,
        start,
        _lengths(states),
        constant(into[None]),
        constant(recurrent[None]),
        constant(bias[None]),
        recurrent.shape[-1],
        "forward",
    )
    return opset13.squeeze(layer.output(0), constant(np.array([1])))


def _lengths(states: Value) -> Value:
    """Give the length of the longest row for every row."""
    from openvino import opset13

    shape, axis = opset13.shape_of(states, "i32"), constant(np.array(0))
    length = opset13.gather(shape, constant(np.array(1)), axis)
    return opset13.broadcast(length, opset13.gather(shape, constant(np.array([0])), axis))


def _gates(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Bring the gates of an LSTM from torch's order to OpenVINO's."""
    enter, forget, cell, leave = np.split(rows, 4)
    return np.concatenate([forget, enter, cell, leave])
