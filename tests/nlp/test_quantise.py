from __future__ import annotations

import pytest
import torch
from transformers import BertConfig, BertModel

from pipeline.nlp.quantise import SENSITIVE_BLOCKS, quantise


@pytest.fixture(scope="module")
def bert() -> BertModel:
    config = BertConfig(
        vocab_size=32, hidden_size=16, num_hidden_layers=len(SENSITIVE_BLOCKS) + 1,
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
    assert type(bert.encoder.layer[-1].output.dense) is not torch.nn.Linear
