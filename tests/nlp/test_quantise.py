from __future__ import annotations

import pytest
import torch
from transformers import BertConfig, BertModel

from pipeline.nlp.quantise import SENSITIVE_BLOCKS, Int8Linear, quantise


@pytest.fixture(scope="module")
def bert() -> BertModel:
    config = BertConfig(
        vocab_size=32, hidden_size=16, num_hidden_layers=max(SENSITIVE_BLOCKS) + 2,
        num_attention_heads=2, intermediate_size=32,
    )  # fmt: skip
    model = BertModel(config, add_pooling_layer=False)
    quantise(model)
    return model


def test_sensitive_layers_stay_as_they_are(bert):
    for block in SENSITIVE_BLOCKS:
        assert type(bert.encoder.layer[block].output.dense) is torch.nn.Linear


def test_all_other_linear_layers_are_quantised(bert):
    left = [n for n, m in bert.named_modules() if type(m) is torch.nn.Linear]
    assert len(left) == len(SENSITIVE_BLOCKS)
    assert type(bert.encoder.layer[-1].output.dense) is Int8Linear


@pytest.mark.parametrize("reduce_range", [False, True])
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
