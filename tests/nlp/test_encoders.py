"""The shipped encoder, in int8 and in floats."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from spacy.language import Language

import pipeline
from pipeline.config import ModelConfig, RunConfig
from pipeline.nlp import encoders
from pipeline.nlp.encoders import FLOATS, GRAPH, STATIC, TORCH, GraphEncoder, arithmetic
from pipeline.nlp.files import ModelFiles
from pipeline.nlp.processor import has_vnni

TEXT = "Gubernur Ratna Widjaja meresmikan jembatan di Kota Malang.\nIa pulang ke Surabaya."
OTHER = "Harga cabai turun sejak Senin."
needs_vnni = pytest.mark.skipif(not has_vnni(), reason="no VNNI: 8 bits overflow")


def test_the_processor_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    files = ModelFiles.in_memory({GRAPH: b""})
    for vnni, expected in ((True, STATIC), (False, FLOATS.format("fp32"))):
        monkeypatch.setattr(encoders, "has_vnni", lambda vnni=vnni: vnni)
        assert arithmetic("int8", files) == expected
        assert arithmetic("bf16", files) == FLOATS.format("bf16")


def test_torch_computes_on_other_devices_and_what_has_no_graph_yet() -> None:
    files = ModelFiles.in_memory({GRAPH: b""})
    assert arithmetic("bf16", files, device="cuda") == TORCH.format("bf16")
    assert arithmetic("int8", ModelFiles.in_memory({})) == TORCH.format("fp32")


@pytest.mark.models
def test_without_vnni_the_analysis_is_nearly_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoders, "has_vnni", lambda: False)
    config = RunConfig(models=ModelConfig(threads=1))
    plain = pipeline.load(config=config, exclude=["nusawarta_quotes"])
    assert isinstance(_encoder(plain), GraphEncoder)
    doc = plain(TEXT)
    assert [ent.text for ent in doc.ents] == ["Ratna Widjaja", "Kota Malang", "Surabaya"]
    assert [token.lemma_ for token in doc][3:5] == ["resmi", "jembatan"]


@pytest.mark.models
@needs_vnni
def test_static_int8_is_close_to_floats_and_alone_what_it_is_in_a_batch() -> None:
    config = RunConfig(models=ModelConfig(threads=1))
    nlp = pipeline.load(config=config)
    alone = nlp(TEXT)
    together = list(nlp.pipe([OTHER, TEXT, OTHER * 30]))[1]
    assert (alone.tensor == together.tensor).all()
    exact = RunConfig(models=ModelConfig(threads=1, precision="fp32"))
    floats = pipeline.load(config=exact)(TEXT)
    error = np.linalg.norm(alone.tensor - floats.tensor) / np.linalg.norm(floats.tensor)
    assert 0 < error < 0.1


def _encoder(nlp: Language) -> object:
    transformer: Any = nlp.get_pipe("transformer")
    return transformer.encoder
