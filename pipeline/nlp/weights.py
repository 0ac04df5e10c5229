"""Weights of networks: fp32 in memory; in files that, fp16, or one byte a number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from pipeline.errors import ModelError
from pipeline.nlp.files import ModelFiles

if TYPE_CHECKING:
    from torch import nn

WEIGHTS = "weights.safetensors"
SCALES = ".scales"  # after the name of an array of int8: what its rows are multiplied by
_INT8_MAX = 127
_LARGE = 100_000  # numbers; a smaller matrix stays fp16

Arrays = dict[str, NDArray[np.float32]]
Storage = Literal["fp32", "fp16", "int8"]


def arrays_of(module: nn.Module) -> Arrays:
    """Give the parameters of a torch module by name."""
    return {name: value.float().cpu().numpy() for name, value in module.state_dict().items()}


def as_file(arrays: Mapping[str, NDArray[Any]], *, storage: Storage = "fp16") -> bytes:
    """Give *arrays* as the content of a file.

    In fp16 the largest rounding error is about 1 in 2,000. As int8 the rows of large matrices are
    rounded, each by a scale of its own, with an error of up to 1 in 254 of the largest number of
    the row; the rest is fp16.
    """
    from safetensors.numpy import save

    stored: dict[str, NDArray[Any]] = {}
    for name, value in arrays.items():
        if storage == "int8" and value.ndim == 2 and value.size >= _LARGE:
            stored[name], stored[name + SCALES] = _rounded(value)
        else:
            stored[name] = value.astype(np.float32 if storage == "fp32" else np.float16)
    data: bytes = save(stored)
    return data


def _rounded(matrix: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    largest = np.abs(matrix).max(axis=1)
    scales = np.where(largest > 0, largest / _INT8_MAX, 1.0).astype(np.float32)
    return np.round(matrix / scales[:, None]).astype(np.int8), scales


def read_weights(files: ModelFiles, name: str = WEIGHTS) -> Arrays:
    """Read the weights in the file *name* as fp32, by the name of the parameter.

    Raises:
        ModelError: there are none, or they are damaged.
    """
    from safetensors import SafetensorError
    from safetensors.numpy import load

    data = files.read(name)
    try:
        stored = load(data)
    except (SafetensorError, ValueError) as error:
        raise unusable(files, name, error) from error
    arrays = {key: value.astype(np.float32) for key, value in stored.items()}
    return {
        key: value * arrays[key + SCALES][:, None] if key + SCALES in arrays else value
        for key, value in arrays.items()
        if not key.endswith(SCALES)
    }


def fill(module: nn.Module, weights: Arrays, *, files: ModelFiles) -> None:
    """Put *weights*, which came from *files*, into a torch module and make it ready for prediction.

    Raises:
        ModelError: they do not fit.
    """
    import torch

    try:
        module.load_state_dict({name: torch.from_numpy(value) for name, value in weights.items()})
    except RuntimeError as error:
        raise unusable(files, WEIGHTS, error) from error
    module.requires_grad_(False)
    module.eval()


def unusable(files: ModelFiles, name: str, error: Exception | str) -> ModelError:
    """Make the error of a file that is not what it should be."""
    return ModelError(f"model file cannot be used: {files.place}/{name}: {error}")
