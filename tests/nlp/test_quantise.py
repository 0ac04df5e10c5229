from __future__ import annotations

import pytest
import torch
from transformers import BertConfig, BertModel

from pipeline.nlp.quantise import Int8Linear, OutlierLinear, quantise

OUTLIER_BLOCKS = (0, 2)


@pytest.fixture(scope="module")
def bert() -> BertModel:
    config = BertConfig(
        vocab_size=32, hidden_size=16, num_hidden_layers=max(OUTLIER_BLOCKS) + 2,
        num_attention_heads=2, intermediate_size=32,
    )  # fmt: skip
    model = BertModel(config, add_pooling_layer=False)
    quantise(model, outlier_blocks=OUTLIER_BLOCKS, outliers=4)
    return model


def test_all_linear_layers_are_quantised(bert):
    assert not [n for n, m in bert.named_modules() if type(m) is torch.nn.Linear]
    for number, block in enumerate(bert.encoder.layer):
        kind = OutlierLinear if number in OUTLIER_BLOCKS else Int8Linear
        assert type(block.output.dense) is kind


def test_outliers_cost_the_other_inputs_nothing():
    reduce_range = not torch.cpu._is_vnni_supported()  # as `quantise` asks: else sums overflow
    torch.manual_seed(1)
    linear = torch.nn.Linear(64, 8)
    states = torch.randn(2, 50, 64)
    states[1, 7, 3] = 500.0
    with torch.inference_mode():
        exact = linear(states)
        plain = (Int8Linear(linear, reduce_range=reduce_range)(states) - exact).abs().mean()
        found = OutlierLinear(linear, outliers=4, reduce_range=reduce_range)(states)
    assert found.shape == exact.shape
    assert (found - exact).abs().mean() < plain / 10


@pytest.mark.parametrize(
    "reduce_range",
    [
        True,
        pytest.param(
            False,
            marks=pytest.mark.skipif(
                not torch.cpu._is_vnni_supported(), reason="8 bits overflow without VNNI"
            ),
        ),
    ],
)
def test_a_quantised_layer_gives_nearly_the_same(reduce_range):
    torch.manual_seed(1)
    linear = torch.nn.Linear(64, 8)
    linear.weight.data[3] *= 100  # one scale for all outputs would lose the others
    linear.weight.data[5] = 0
    states = torch.randn(2, 5, 64)
    with torch.inference_mode():
        exact = linear(states)
        found = Int8Linear(linear, reduce_range=reduce_range)(states)
    assert found.shape == exact.shape
    error = (found - exact).abs().amax(dim=(0, 1))
    assert (error <= 0.04 * exact.abs().amax(dim=(0, 1)) + 1e-6).all()
