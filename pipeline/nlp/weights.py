"""Store and restore torch modules: fp16 in files, fp32 in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.errors import ModelError
from pipeline.nlp.files import ModelFiles

if TYPE_CHECKING:
    from torch import Tensor, nn

WEIGHTS = "weights.safetensors"


def weights_of(module: nn.Module) -> bytes:
    """Give the weights of *module* in fp16; the largest rounding error is about 1 in 2,000."""
    import torch
    from safetensors.torch import save

    state = {
        name: (value.half() if value.is_floating_point() else value).contiguous()
        for name, value in module.state_dict().items()
    }
    with torch.inference_mode():
        data: bytes = save(state)
    return data


def read_weights(files: ModelFiles) -> dict[str, Tensor]:
    """Read the weights among *files* as fp32, by the name of the parameter.

    Raises:
        ModelError: there are none, or they are damaged.
    """
    from safetensors import SafetensorError
    from safetensors.torch import load

    data = files.read(WEIGHTS)
    try:
        return {name: value.float() for name, value in load(data).items()}
    except (SafetensorError, ValueError) as error:
        raise _unusable(files, error) from error


def fill(module: nn.Module, weights: dict[str, Tensor], *, files: ModelFiles) -> None:
    """Put *weights*, which came from *files*, into *module* and make it ready for prediction.

    Raises:
        ModelError: they do not fit.
    """
    try:
        module.load_state_dict(weights)
    except RuntimeError as error:
        raise _unusable(files, error) from error
    module.requires_grad_(False)
    module.eval()


def _unusable(files: ModelFiles, error: Exception) -> ModelError:
    return ModelError(f"model file cannot be used: {files.place}/{WEIGHTS}: {error}")
