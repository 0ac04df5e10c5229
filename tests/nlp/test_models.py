from __future__ import annotations

import pytest

from pipeline.errors import ModelError
from pipeline.nlp.models import (
    ENVIRONMENT,
    FAST,
    PIPELINE,
    find_models,
    problems,
    profile_files,
    profiles,
    read_manifest,
    sha256,
    verify,
)


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


def test_the_fast_profile_has_the_files_of_the_accurate_one_too(folder):
    for name in (f"{PIPELINE}/labels", f"{PIPELINE}/weights", f"{FAST}/weights"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(name)
    fast, accurate = profile_files(folder, "fast"), profile_files(folder, "accurate")
    assert profiles(folder) == ["accurate", "fast"]
    assert fast.read("weights").decode() == f"{FAST}/weights"
    assert fast.read("labels") == accurate.read("labels")
    assert accurate.read("weights").decode() == f"{PIPELINE}/weights"


def test_models_without_the_fast_profile_say_so(folder):
    assert profiles(folder) == ["accurate"]
    with pytest.raises(ModelError, match=f"have no profile fast: {FAST} is missing"):
        profile_files(folder, "fast")


def test_broken_manifest_is_named(folder):
    (folder / "manifest.toml").write_text("[files")
    with pytest.raises(ModelError, match=r"manifest\.toml is not valid TOML"):
        read_manifest(folder)
