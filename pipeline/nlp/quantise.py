"""int8 on the CPU: which linear layers of the encoder are quantised."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from torch import nn

# Outliers in what the feed-forward layer of these blocks passes on do not fit a common int8 scale:
# quantised, they cost 4 points of NER F1 and 3 of LAS on the development parts; left in fp32, one
# linear layer in twelve, the loss was 0.4 and 1.2 (models 0.1.0; models/README.md has today's).
SENSITIVE_BLOCKS = range(6)


def quantise(bert: nn.Module) -> None:
    """Quantise the linear layers of *bert* dynamically, in place, but for the sensitive ones."""
    import torch

    if "x86" not in torch.backends.quantized.supported_engines:
        torch.backends.quantized.engine = "qnnpack"  # ARM
    with warnings.catch_warnings():
        # torch announces the move of this function to torchao; see the bound in pyproject.
        warnings.simplefilter("ignore")
        config = torch.ao.quantization.default_dynamic_qconfig
        layers: dict[str, Any] = {
            name: config
            for name, module in bert.named_modules()
            if isinstance(module, torch.nn.Linear) and not _is_sensitive(name)
        }
        torch.ao.quantization.quantize_dynamic(  # type: ignore[no-untyped-call]
            bert, layers, dtype=torch.qint8, inplace=True
        )


def _is_sensitive(name: str) -> bool:
    """Tell by a name such as ``encoder.layer.3.output.dense``."""
    parts = name.split(".")
    return parts[3:] == ["output", "dense"] and int(parts[2]) in SENSITIVE_BLOCKS
