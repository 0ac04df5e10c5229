from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.nlp.encoders import STATIC, arithmetic
from pipeline.nlp.files import ModelFiles
from pipeline.nlp.models import PIPELINE, find_models

ROOT = Path(__file__).resolve().parents[1]

LOADED = (
    "; import json, sys; print(json.dumps([n for n in ('spacy', 'torch') if n in sys.modules]))"
)
ALONE = "from pipeline.spare_imports import import_spacy; import_spacy()"
WORKER = (
    "from pipeline.loading import load_verified_models; "
    "from pipeline.config import ModelConfig; "
    "assert len(load_verified_models(ModelConfig(threads=1))('Banjir di Bogor surut.')) == 5"
)


def loaded_by(code: str) -> list[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code + LOADED]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environment)
    found: list[str] = json.loads(done.stdout)
    return found


def test_spacy_comes_without_torch() -> None:
    assert loaded_by(ALONE) == ["spacy"]


def test_torch_can_be_imported_afterwards() -> None:
    assert loaded_by(f"{ALONE}; import torch; torch.zeros(2)") == ["spacy", "torch"]


@pytest.mark.models
def test_a_worker_does_without_torch() -> None:
    files = ModelFiles.in_folder(find_models(None) / PIPELINE / "transformer")
    if arithmetic("int8", files) != STATIC:
        pytest.skip("without VNNI the encoder is torch's")
    assert loaded_by(WORKER) == ["spacy"]
