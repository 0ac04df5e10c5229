"""int8 on the CPU: the linear layers of the encoder, but for the few inputs that cannot bear it.

Weights have one scale for each output (per channel), activations one scale a call, found when it
runs. Torch's own `quantize_dynamic` rounds activations to 7 bits on every x86, as processors
without VNNI need it; on one with VNNI that gains nothing and cost models 0.2.0 a point of LAS (CSUI
80.3 against 81.2; 0.4.0 is within noise, models/README.md), so the layer is ours and asks.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import torch
from torch import nn

if TYPE_CHECKING:
    from torch import Tensor

# The second feed-forward layer of these blocks has outliers in its input that do not fit one int8
# scale: the largest is over 100 standard deviations off, in the others at most 87.
SENSITIVE_BLOCKS = (0, 4, 5)
OUTLIERS = 16  # inputs of such a layer that stay float, of 1,536
INT8_MAX = 127


class Int8Linear(nn.Module):
    """A linear layer with int8 weights, for float input and output."""

    def __init__(self, linear: nn.Linear, *, reduce_range: bool) -> None:
        super().__init__()
        weight = linear.weight.detach().float()
        smallest = torch.finfo(torch.float32).eps
        scales = (weight.abs().amax(dim=1) / INT8_MAX).clamp_min(smallest).double()
        zeros = torch.zeros(len(weight), dtype=torch.int64)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # torch will drop this one day: the bound in pyproject
            quantised = torch.quantize_per_channel(weight, scales, zeros, 0, torch.qint8)
        self.reduce_range = reduce_range
        self._packed = torch.ops.quantized.linear_prepack(quantised, linear.bias)

    def forward(self, states: Tensor) -> Tensor:
        """(..., inputs) → (..., outputs)."""
        result: Tensor = torch.ops.quantized.linear_dynamic(
            states, self._packed, reduce_range=self.reduce_range
        )
        return result


class OutlierLinear(nn.Module):
    """A linear layer with int8 weights, but for the inputs with the largest values.

    Those are found when it runs and multiplied as floats (LLM.int8(), Dettmers et al. 2022), so
    that they do not stretch the one scale of the others.
    """

    def __init__(self, linear: nn.Linear, *, reduce_range: bool) -> None:
        super().__init__()
        self.columns = linear.weight.detach().float().T.contiguous()
        self.rest = Int8Linear(linear, reduce_range=reduce_range)

    def forward(self, states: Tensor) -> Tensor:
        """(..., inputs) → (..., outputs)."""
        rows = states.reshape(-1, states.shape[-1])
        largest = rows.abs().amax(dim=0).topk(min(OUTLIERS, rows.shape[1])).indices
        result: Tensor = self.rest(rows.index_fill(1, largest, 0.0))
        result = result.addmm(rows[:, largest], self.columns[largest])
        return result.view(*states.shape[:-1], -1)


def quantise(bert: nn.Module) -> None:
    """Replace the linear layers of *bert*, in place."""
    if "x86" not in torch.backends.quantized.supported_engines:
        torch.backends.quantized.engine = "qnnpack"  # ARM
    reduce_range = not torch.cpu._is_vnni_supported()
    for name, module in list(bert.named_modules()):
        if isinstance(module, nn.Linear):
            parent, _, own = name.rpartition(".")
            kind = OutlierLinear if _is_sensitive(name) else Int8Linear
            setattr(bert.get_submodule(parent), own, kind(module, reduce_range=reduce_range))


def _is_sensitive(name: str) -> bool:
    """Tell by a name such as ``encoder.layer.3.output.dense``."""
    parts = name.split(".")
    return parts[3:] == ["output", "dense"] and int(parts[2]) in SENSITIVE_BLOCKS
