"""Store and restore torch modules: fp16 on disk, fp32 in memory, labels beside the weights."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import ModelError

if TYPE_CHECKING:
    from torch import nn

WEIGHTS = "weights.safetensors"
LABELS = "labels.json"


def save_module(module: nn.Module, folder: Path) -> None:
    """Write the weights of *module*; the largest rounding error of fp16 is about 1 in 2,000."""
    import torch
    from safetensors.torch import save_file

    folder.mkdir(parents=True, exist_ok=True)
    state = {
        name: (value.half() if value.is_floating_point() else value).contiguous()
        for name, value in module.state_dict().items()
    }
    with torch.inference_mode():
        save_file(state, folder / WEIGHTS)


def load_module(module: nn.Module, folder: Path) -> None:
    """Fill *module* from *folder* and make it ready for prediction.

    Raises:
        ModelError: the file is missing or does not fit the module.
    """
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    path = folder / WEIGHTS
    if not path.is_file():
        raise ModelError(f"model file missing: {path}")
    try:
        state = {name: value.float() for name, value in load_file(path).items()}
        module.load_state_dict(state)
    except (SafetensorError, RuntimeError, OSError) as error:
        raise ModelError(f"model file cannot be used: {path}: {error}") from error
    module.requires_grad_(False)
    module.eval()


def save_labels(labels: Sequence[str], folder: Path) -> None:
    """Write label names in the order of the head's outputs."""
    folder.mkdir(parents=True, exist_ok=True)
    write_model_json(list(labels), folder / LABELS)


def load_labels(folder: Path) -> list[str]:
    """Label names in the order of the head's outputs."""
    labels: list[str] = read_model_json(folder / LABELS)
    return labels


def write_model_json(value: object, path: Path) -> None:
    """Write *value*, one entry a line."""
    text = json.dumps(value, ensure_ascii=False, indent=0)
    path.write_text(text + "\n", encoding="utf-8")


def read_model_json(path: Path) -> Any:
    """What `write_model_json` wrote.

    Raises:
        ModelError: the file is missing.
    """
    if not path.is_file():
        raise ModelError(f"model file missing: {path}")
    return json.loads(path.read_text(encoding="utf-8"))
