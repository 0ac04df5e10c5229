from __future__ import annotations

import numpy as np
import pytest

from pipeline.errors import ModelError
from pipeline.nlp.files import ModelFiles
from pipeline.nlp.piece_vectors import TABLE, PieceVectors
from pipeline.nlp.weights import WEIGHTS, as_file, read_weights

ROWS = np.random.default_rng(1).normal(size=(500, 400)).astype(np.float32)
CONTENT = as_file({"mix": ROWS[0, :3], TABLE: ROWS, "last": ROWS[1]}, storage="int8")
IDS = np.array([[3, 0, 499], [7, 7, 1]])


@pytest.fixture(params=["disk", "memory"])
def files(request, tmp_path):
    if request.param == "memory":
        return ModelFiles.in_memory({WEIGHTS: CONTENT})
    (tmp_path / WEIGHTS).write_bytes(CONTENT)
    return ModelFiles.in_folder(tmp_path)


def test_rows_are_those_that_torch_gets(files):
    vectors = PieceVectors(files)(IDS)
    assert vectors.dtype == np.float32
    assert (vectors == read_weights(files)[TABLE][IDS]).all()


@pytest.mark.parametrize("content", [b"", CONTENT[:50], as_file({"mix": ROWS[0]})])
def test_a_file_without_the_table_is_named(content):
    with pytest.raises(ModelError, match=r"cannot be used: <bytes>/weights\.safetensors: no table"):
        PieceVectors(ModelFiles.in_memory({WEIGHTS: content}))
