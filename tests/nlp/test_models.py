from __future__ import annotations

import pytest

from pipeline.errors import ModelError
from pipeline.nlp.models import ENVIRONMENT, find_models, problems, read_manifest, sha256, verify


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "weights").write_bytes(b"abc")
    digest = sha256(tmp_path / "weights")
    (tmp_path / "manifest.toml").write_text(f'version = "1"\n[files]\nweights = "{digest}"\n')
    return tmp_path


def test_given_folder_comes_first(folder, monkeypatch):
    monkeypatch.setenv(ENVIRONMENT, "/nowhere")
    assert find_models(folder) == folder


def test_environment_variable(folder, monkeypatch):
    monkeypatch.setenv(ENVIRONMENT, str(folder))
    assert find_models() == folder


def test_says_where_it_looked(tmp_path):
    with pytest.raises(ModelError, match=str(tmp_path)):
        find_models(tmp_path)


def test_intact_files_verify(folder):
    verify(folder)
    assert problems(folder) == []


def test_changed_file_is_named(folder):
    (folder / "weights").write_bytes(b"abd")
    with pytest.raises(ModelError, match=r"sha256 differs.*weights"):
        verify(folder)


def test_missing_file_is_named(folder):
    (folder / "weights").unlink()
    assert problems(folder) == [f"missing: {folder / 'weights'}"]


def test_broken_manifest_is_named(folder):
    (folder / "manifest.toml").write_text("[files")
    with pytest.raises(ModelError, match=r"manifest\.toml is not valid TOML"):
        read_manifest(folder)
