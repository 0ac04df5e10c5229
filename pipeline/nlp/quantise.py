"""int8 on the CPU: the linear layers of the encoder, except a few inputs with large values.

Weights have one scale for each output (per channel), activations one scale a call, found when it
runs. Torch's own `quantize_dynamic` rounds activations to 7 bits on every x86, as processors
without VNNI need it; on one with VNNI that gains nothing and cost models 0.2.0 a point of LAS (CSUI
80.3 against 81.2; 0.4.0 is within noise, models/README.md), so the layer is ours and asks.
"""

from __future__ import annotations

import warnings
from collections.abc import Collection
from typing import TYPE_CHECKING

import torch
from torch import nn

if TYPE_CHECKING:
    from torch import Tensor

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
        """Map (..., inputs) to (..., outputs)."""
        result: Tensor = torch.ops.quantized.linear_dynamic(
            states, self._packed, reduce_range=self.reduce_range
        )
        return result


class OutlierLinear(nn.Module):
    """A linear layer with int8 weights, except for the inputs with the largest values.

    Those are found when it runs and multiplied as floats (LLM.int8(), Dettmers et al. 2022), so
    that they do not stretch the one scale of the others.
    """

    def __init__(self, linear: nn.Linear, *, outliers: int, reduce_range: bool) -> None:
        super().__init__()
        self.outliers = min(outliers, linear.in_features)
        self.columns = linear.weight.detach().float().T.contiguous()
        self.rest = Int8Linear(linear, reduce_range=reduce_range)

    def forward(self, states: Tensor) -> Tensor:
        """Map (..., inputs) to (..., outputs)."""
        rows = states.reshape(-1, states.shape[-1])
        largest = rows.abs().amax(dim=0).topk(self.outliers).indices
        result: Tensor = self.rest(rows.index_fill(1, largest, 0.0))
        result = result.addmm(rows[:, largest], self.columns[largest])
        return result.view(*states.shape[:-1], -1)


def quantise(bert: nn.Module, *, outlier_blocks: Collection[int], outliers: int) -> None:
    """Replace the linear layers of *bert*, in place.

    The second feed-forward layer of the *outlier_blocks* becomes an `OutlierLinear` with so many
    *outliers*.
    """
    if "x86" not in torch.backends.quantized.supported_engines:
        torch.backends.quantized.engine = "qnnpack"  # ARM
    reduce_range = not torch.cpu._is_vnni_supported()
    with_outliers = {f"encoder.layer.{number}.output.dense" for number in outlier_blocks}
    for name, module in list(bert.named_modules()):
        if isinstance(module, nn.Linear):
            parent, _, own = name.rpartition(".")
            layer = (
                OutlierLinear(module, outliers=outliers, reduce_range=reduce_range)
                if name in with_outliers
                else Int8Linear(module, reduce_range=reduce_range)
            )
            setattr(bert.get_submodule(parent), own, layer)
