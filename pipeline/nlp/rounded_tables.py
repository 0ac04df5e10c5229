"""Tables of vectors that stay in int8, also in a graph that is computed in floats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from pipeline.nlp.graphs import constant

if TYPE_CHECKING:
    from openvino import Model


def with_rounded_tables(model: Model) -> Model:
    """Let *model* look rows up in its int8 tables before it scales them, not after.

    Where it scales first, OpenVINO does that once, for the whole table, when it compiles the graph:
    70 MB in each process for the word pieces of our encoder. The rows are the same to the bit, and
    a table that is looked up as it is stays in the file, which processes share.
    """
    from openvino import opset13

    for gather in model.get_ops():
        if gather.get_type_name() != "Gather":
            continue
        scaled = gather.input_value(0).get_node()
        parts = _table_and_scales(scaled)
        if parts is None:
            continue
        ids, axis = gather.input_value(1), constant(np.array(0))
        rows = opset13.convert(opset13.gather(parts[0], ids, axis), scaled.get_element_type())
        scales = opset13.gather(parts[1], ids, axis)
        gather.output(0).replace(opset13.multiply(rows, scales).output(0))
    return model


def _table_and_scales(scaled: Any) -> tuple[Any, Any] | None:
    """Give the inputs of a product of an int8 matrix and a scale a row, if it is one."""
    from openvino import Type

    if scaled.get_type_name() != "Multiply":
        return None
    converted = scaled.input_value(0).get_node()
    if converted.get_type_name() != "Convert":
        return None
    table, scales = converted.input_value(0), scaled.input_value(1)
    stored = table.get_node().get_type_name() == "Constant" and table.get_element_type() == Type.i8
    return (table, scales) if stored else None
