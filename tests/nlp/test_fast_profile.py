"""The small models of the profile fast: same words and labels, other weights."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from spacy.language import Language

import pipeline
from pipeline.config import ModelConfig, RunConfig
from pipeline.errors import ConfigError
from pipeline.nlp.encoders import GRAPH
from pipeline.nlp.models import FAST, find_models, profile_files

TEXT = "Gubernur Ratna Widjaja meresmikan jembatan di Kota Malang.\nIa pulang ke Surabaya."
CONFIG = RunConfig(models=ModelConfig(threads=1))
MOST = 15_000_000  # bytes of its files


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline.load(CONFIG, profile="fast")


@pytest.mark.models
def test_it_runs_on_the_processor_alone() -> None:
    cuda = RunConfig(models=ModelConfig(device="cuda", precision="fp32"))
    with pytest.raises(ConfigError, match="the profile fast runs on the CPU only, not on 'cuda'"):
        pipeline.load(cuda, profile="fast")


@pytest.mark.models
def test_its_files_are_few_and_small() -> None:
    sizes = [path.stat().st_size for path in (find_models() / FAST).rglob("*") if path.is_file()]
    assert 0 < sum(sizes) < MOST


@pytest.mark.models
def test_it_has_the_components_and_labels_of_the_accurate_one(nlp: Language) -> None:
    accurate = pipeline.load(CONFIG)
    assert nlp.pipe_names == accurate.pipe_names
    assert nlp.pipe_labels == accurate.pipe_labels
    assert nlp.meta["name"] != accurate.meta["name"]


@pytest.mark.models
def test_a_text_is_analysed(nlp: Language) -> None:
    doc = nlp(TEXT)
    found = [(ent.text, ent.label_) for ent in doc.ents]
    assert found == [("Ratna Widjaja", "PERSON"), ("Kota Malang", "GPE"), ("Surabaya", "GPE")]
    assert [token.lemma_ for token in doc][3:5] == ["resmi", "jembatan"]
    assert [token.text for token in doc if token.dep_ == "ROOT"] == ["meresmikan", "pulang"]


@pytest.mark.models
def test_floats_are_close_to_int8(nlp: Language) -> None:
    floats = RunConfig(models=ModelConfig(threads=1, precision="fp32"))
    exact = pipeline.load(floats, profile="fast")(TEXT).tensor
    error = np.linalg.norm(nlp(TEXT).tensor - exact) / np.linalg.norm(exact)
    assert error < 0.1


@pytest.mark.models
def test_the_encoder_survives_bytes(nlp: Language) -> None:
    transformer: Any = nlp.get_pipe("transformer")
    before = nlp(TEXT).tensor
    transformer.from_bytes(transformer.to_bytes())
    assert (nlp(TEXT).tensor == before).all()


@pytest.mark.models
def test_tables_come_from_it() -> None:
    entities = pipeline.enrich([TEXT], CONFIG, profile="fast")["entities"]
    assert entities["text"].tolist() == ["Ratna Widjaja", "Kota Malang", "Surabaya"]


@pytest.mark.models
def test_its_files_are_its_own_where_it_has_them() -> None:
    fast, accurate = (profile_files(find_models(), name) for name in ("fast", "accurate"))
    assert fast.read(f"transformer/{GRAPH}") != accurate.read(f"transformer/{GRAPH}")
    assert fast.path("transformer/tokenizer.json") == accurate.path("transformer/tokenizer.json")
