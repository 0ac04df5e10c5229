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


def in_parts(graph: Graph, size: int, *rows: NDArray[Any]) -> list[NDArray[np.float32]]:
    """Run *graph*, which treats each row by itself, on *size* rows at a time.

    The last part is filled up: OpenVINO prepares itself for each new shape, which may take longer
    than to compute it.
    """
    count = len(rows[0])
    parts = []
    for begin in range(0, max(count, 1), size):
        own = [array[begin : begin + size] for array in rows]
        parts.append(graph(*(_filled(array, size) for array in own)))
    return [np.concatenate(outputs)[:count] for outputs in zip(*parts, strict=True)]


def _filled(rows: NDArray[Any], size: int) -> NDArray[Any]:
    if len(rows) == size:
        return rows
    result = np.zeros((size, *rows.shape[1:]), dtype=rows.dtype)
    result[: len(rows)] = rows
    return result


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


def lstm(states: Value, weights: Weights, name: str, *, start: Value, turned: Value) -> Value:
    """Apply a bidirectional LSTM layer: (batch, length, width) → (batch, length, 2 × hidden).

    *name* is torch's up to the direction (``rnn.{}_l0``). *start* is zeros of (batch, 1, hidden);
    *turned* are the `turned_places` of the rows. OpenVINO's layer reads the padding too, so the way
    back is one forward over rows that are turned round within their length. They are gathered:
    OpenVINO's own ``ReverseSequence`` takes as long as the layer.
    """
    from openvino import opset13

    forward = _one_way(states, weights, name, start=start)
    back = _one_way(_at(states, turned), weights, f"{name}_reverse", start=start)
    return opset13.concat([forward, _at(back, turned)], 2)


def turned_places(lengths: NDArray[np.int32]) -> NDArray[np.int32]:
    """Give the steps of rows of *lengths*, all rows on end, each turned round within its length.

    >>> turned_places(np.array([3, 2], dtype=np.int32)).tolist()
    [[2, 1, 0], [4, 3, 5]]
    """
    steps = np.arange(lengths.max(), dtype=np.int32)
    within = steps < lengths[:, None]
    rows = np.arange(len(lengths), dtype=np.int32)[:, None] * len(steps)
    places: NDArray[np.int32] = rows + np.where(within, lengths[:, None] - 1 - steps, steps)
    return places


def _at(states: Value, places: Value) -> Value:
    """Gather steps of (batch, length, width), counted over all rows on end."""
    from openvino import opset13

    flat = opset13.reshape(states, constant(np.array([-1, int(_width(states))])), False)
    return opset13.gather(flat, places, constant(np.array(0)))


def _width(states: Value) -> int:
    size: int = states.output(0).get_partial_shape()[2].get_length()
    return size


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
