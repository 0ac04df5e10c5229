from __future__ import annotations

import numpy as np
import pytest

from pipeline.errors import ModelError
from pipeline.nlp.files import ModelFiles
from pipeline.nlp.weights import WEIGHTS, Storage, as_file, read_weights


def restored(arrays: dict[str, np.ndarray], storage: Storage) -> dict[str, np.ndarray]:
    return read_weights(ModelFiles.in_memory({WEIGHTS: as_file(arrays, storage=storage)}))


def test_fp32_is_exact_and_fp16_nearly() -> None:
    arrays = {"a": np.random.default_rng(1).normal(size=(3, 4)).astype(np.float32)}
    assert (restored(arrays, "fp32")["a"] == arrays["a"]).all()
    assert np.allclose(restored(arrays, "fp16")["a"], arrays["a"], rtol=1e-3)


def test_int8_is_for_large_matrices_and_has_a_scale_a_row() -> None:
    matrix = np.random.default_rng(1).normal(size=(500, 400)).astype(np.float32)
    matrix[3] *= 1000
    matrix[5] = 0
    arrays = {"large": matrix, "bias": matrix[0], "small": matrix[:2]}
    found = restored(arrays, "int8")
    assert set(found) == set(arrays)
    largest = np.abs(matrix).max(axis=1, keepdims=True)
    assert (np.abs(found["large"] - matrix) <= largest / 254 * 1.001).all()
    assert np.allclose(found["small"], matrix[:2], rtol=1e-3)
    assert len(as_file(arrays, storage="int8")) < len(as_file(arrays)) * 0.6


def test_damage_is_an_error() -> None:
    with pytest.raises(ModelError, match=r"model file cannot be used: <bytes>/weights"):
        read_weights(ModelFiles.in_memory({WEIGHTS: b"nothing"}))
