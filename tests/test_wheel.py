"""The wheel carries the models and the language data, and works where nothing else of us is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from pipeline.nlp.models import ENVIRONMENT, FAST, PIPELINE, find_models

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ("pyproject.toml", "README.md", "LICENSE", "LICENSE-MODELS", "pipeline", "models")
IGNORED = shutil.ignore_patterns("__pycache__", "work")

ENRICH = """
import pipeline
from pipeline.nlp.models import find_models

text = "Presiden Ratna Widjaja tiba di Bogor karena banjir, Kamis (21/8/2025)."
assert not pipeline.enrich([text], profile="fast")["entities"].empty
tables = pipeline.enrich([text])
assert tables["failures"].empty, tables["failures"]
print(pipeline.__file__, find_models(), len(tables["tokens"]), len(tables["entities"]), sep="\\n")
"""

pytestmark = pytest.mark.models


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    """What a wheel is built from, with the models that are in use."""
    folder = tmp_path_factory.mktemp("sources")
    for name in SOURCES:
        copy = shutil.copy if (ROOT / name).is_file() else shutil.copytree
        options = {} if (ROOT / name).is_file() else {"ignore": IGNORED}
        copy(ROOT / name, folder / name, **options)
    if find_models() != ROOT / "models":
        shutil.copytree(find_models(), folder / "models", dirs_exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def wheel(sources, tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    result = subprocess.run(build, cwd=sources, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    (path,) = folder.glob("*.whl")
    return path


def relative_files(folder: Path) -> set[str]:
    files = (p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return {path.relative_to(folder).as_posix() for path in files}


def test_wheel_carries_models_and_language_data_and_no_training(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    for profile in (PIPELINE, FAST):
        weights = relative_files(find_models() / profile)
        assert weights
        assert {f"pipeline/_models/{profile}/{name}" for name in weights} <= names
    assert {f"pipeline/_models/{name}" for name in ("manifest.toml", "README.md")} <= names
    assert {f"pipeline/lang/{name}" for name in relative_files(ROOT / "pipeline/lang")} <= names
    assets = relative_files(ROOT / "pipeline/views/report/assets")
    assert {f"pipeline/views/report/assets/{name}" for name in assets} <= names
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"pipeline"}
    assert not [name for name in names if "/train/" in name]


def test_wheel_fits_a_package_index(wheel):
    assert wheel.stat().st_size < 100 * 2**20  # bytes; what PyPI takes without asking


def test_installed_wheel_enriches_a_document(wheel, tmp_path):
    target = tmp_path / "target"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*install, "--target", str(target), str(wheel)], check=True)
    others = sysconfig.get_path("purelib")
    environment = {k: v for k, v in os.environ.items() if k not in {ENVIRONMENT, "PYTHONHOME"}}
    environment["PYTHONPATH"] = os.pathsep.join([str(target), others])
    # -S: no .pth files, or the editable installation of the repository would be found
    result = subprocess.run(
        [sys.executable, "-S", "-P", "-c", ENRICH],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    package, models, tokens, entities = result.stdout.splitlines()
    assert Path(package) == target / "pipeline/__init__.py"
    assert Path(models) == target / "pipeline/_models"
    assert int(tokens) > 10
    assert int(entities) > 0
