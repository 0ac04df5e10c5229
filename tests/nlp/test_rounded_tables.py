from __future__ import annotations

from typing import Any

import numpy as np
from openvino import Model, opset13

from pipeline.nlp import graphs
from pipeline.nlp.graphs import Graph
from pipeline.nlp.rounded_tables import with_rounded_tables

TABLE = np.arange(-12, 12, dtype=np.int8).reshape(6, 4)
SCALES = np.array([[0.5], [0.25], [1 / 3], [2], [0.1], [1e-3]], dtype=np.float32)
IDS = np.array([[5, 0, 2], [2, 3, 1]], dtype=np.int32)


def look_up(table: np.ndarray) -> Model:
    ids = graphs.integers(-1, -1)
    rows = opset13.multiply(
        opset13.convert(graphs.constant(table), np.float32), graphs.constant(SCALES)
    )
    return graphs.model_of([opset13.gather(rows, ids, graphs.constant(np.array(0)))], [ids])


def scaled_tables(model: Model) -> list[Any]:
    """Products whose first factor is a whole table."""
    products = [node for node in model.get_ops() if node.get_type_name() == "Multiply"]
    factors = [node.input_value(0).get_node().input_value(0).get_node() for node in products]
    return [node for node in factors if node.get_type_name() == "Constant"]


def test_rows_are_scaled_after_they_are_looked_up_and_are_the_same() -> None:
    model = with_rounded_tables(look_up(TABLE))
    assert scaled_tables(look_up(TABLE))
    assert not scaled_tables(model)
    assert np.array_equal(Graph(model)(IDS)[0], (TABLE * SCALES)[IDS])


def test_a_table_of_floats_is_left_alone() -> None:
    table = TABLE.astype(np.float32)
    model = with_rounded_tables(look_up(table))
    assert scaled_tables(model) or "Convert" not in {n.get_type_name() for n in model.get_ops()}
    assert np.array_equal(Graph(model)(IDS)[0], (table * SCALES)[IDS])
