from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

WATCHED = ("spacy", "spacy.cli", "requests", "torch", "pandas", "pyarrow.dataset")
LOADED = f"; import json, sys; print(json.dumps([n for n in {WATCHED} if n in sys.modules]))"
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
    assert loaded_by(WORKER) == ["spacy"]


def test_the_command_line_of_spacy_can_be_imported_afterwards() -> None:
    assert "spacy.cli" in loaded_by(f"{ALONE}; import spacy.cli; spacy.cli.download.__name__")


ARROW = (
    "from pipeline.spare_imports import import_arrow; import_arrow(); "
    "import pyarrow as pa; table = pa.table({'kata': ['air', None]})"
)


def test_arrow_comes_without_pandas() -> None:
    assert loaded_by(ARROW) == []


def test_where_no_id_is_renamed_none_is_looked_for(tmp_path: Path) -> None:
    path = tmp_path / "ids.parquet"
    made = f"{ARROW}; from pathlib import Path; from pipeline.runs import ids; at = {str(path)!r}"
    empty = "ids.pq.write_table(ids._SCHEMA.empty_table(), at)"
    read = "assert ids.read_renamed(Path(at), file=0, start=0, stop=9) == {}"
    assert loaded_by(f"{made}; {empty}; {read}") == []


def test_arrow_still_makes_frames() -> None:
    assert "pandas" in loaded_by(f"{ARROW}; assert len(table.to_pandas()) == 2")


def test_languages_are_told_apart_without_what_downloads_models() -> None:
    code = (
        "from pipeline.spare_imports import import_langdetect; import_langdetect(); "
        "from pipeline.article.language import identify; "
        "assert identify('Polisi menangkap dua tersangka karena mencuri uang.')[0] == 'id'"
    )
    assert "requests" not in loaded_by(code)
